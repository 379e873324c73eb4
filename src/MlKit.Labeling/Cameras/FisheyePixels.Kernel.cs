using System.Runtime.Intrinsics;

namespace MlKit.Labeling.Cameras;

/// <summary>Projects N x 3 coordinates through a fisheye camera to N x 2 pixels in double precision.</summary>
/// <remarks>
/// The twin of every kernel is <see cref="CameraModel.TryProject"/>: same operations, same order, none fused, hence the same bytes on every processor.
/// A vector takes one coordinate of 2, 4 or 8 points; results are interleaved (u, v) when stored.
/// </remarks>
internal static class FisheyePixels
{
    public static int Project(CameraModel camera, ReadOnlySpan<double> points, Span<double> pixels)
    {
        if (Vector512.IsHardwareAccelerated)
            return Project512(camera, points, pixels);
        if (Vector256.IsHardwareAccelerated)
            return Project256(camera, points, pixels);
        return Vector128.IsHardwareAccelerated ? Project128(camera, points, pixels) : ProjectScalar(camera, points, pixels);
    }

    public static int ProjectScalar(CameraModel camera, ReadOnlySpan<double> points, Span<double> pixels)
    {
        var projected = 0;
        for (int i = 0, o = 0; i < points.Length; i += 3, o += 2)
        {
            if (camera.TryProject(new(points[i], points[i + 1], points[i + 2]), out var pixel))
                projected++;
            (pixels[o], pixels[o + 1]) = (pixel.U, pixel.V);
        }

        return projected;
    }

    public static int Project128(CameraModel camera, ReadOnlySpan<double> points, Span<double> pixels)
    {
        var c = camera.Lens;
        var (fx, fy, cx, cy) = (Vector128.Create(camera.Fx), Vector128.Create(camera.Fy), Vector128.Create(camera.Cx), Vector128.Create(camera.Cy));
        var (k1, k2, k3, k4) = (Vector128.Create(c.K1), Vector128.Create(c.K2), Vector128.Create(c.K3), Vector128.Create(c.K4));
        var (limit, one, zero, nan) = (Vector128.Create(c.Limit), Vector128<double>.One, Vector128<double>.Zero, Vector128.Create(double.NaN));
        var (projected, i) = (0, 0);
        for (; i <= points.Length / 3 - Vector128<double>.Count; i += Vector128<double>.Count)
        {
            var p = points.Slice(3 * i, 3 * Vector128<double>.Count);
            var x = Vector128.Create(p[0], p[3]);
            var y = Vector128.Create(p[1], p[4]);
            var z = Vector128.Create(p[2], p[5]);
            var r = Vector128.Sqrt(x * x + y * y);
            var theta = RayAngle.Of(r, z);
            var s = theta * theta;
            var radius = theta * (one + (((k4 * s + k3) * s + k2) * s + k1) * s);
            var scale = Vector128.ConditionalSelect(Vector128.Equals(r, zero), one, radius / r);
            var (u, v) = (fx * (x * scale) + cx, fy * (y * scale) + cy);
            var hasImage = Vector128.LessThanOrEqual(theta, limit) & (Vector128.GreaterThan(r, zero) | Vector128.GreaterThan(z, zero));
            hasImage &= Vector128.IsFinite(r) & Vector128.IsFinite(z) & Vector128.IsFinite(u) & Vector128.IsFinite(v);
            (u, v) = (Vector128.ConditionalSelect(hasImage, u, nan), Vector128.ConditionalSelect(hasImage, v, nan));
            PixelPairs.Store(u, v, pixels.Slice(2 * i, 2 * Vector128<double>.Count));
            projected += Vector128.CountWhereAllBitsSet(hasImage);
        }

        return projected + ProjectScalar(camera, points[(3 * i)..], pixels[(2 * i)..]);
    }

    public static int Project256(CameraModel camera, ReadOnlySpan<double> points, Span<double> pixels)
    {
        var c = camera.Lens;
        var (fx, fy, cx, cy) = (Vector256.Create(camera.Fx), Vector256.Create(camera.Fy), Vector256.Create(camera.Cx), Vector256.Create(camera.Cy));
        var (k1, k2, k3, k4) = (Vector256.Create(c.K1), Vector256.Create(c.K2), Vector256.Create(c.K3), Vector256.Create(c.K4));
        var (limit, one, zero, nan) = (Vector256.Create(c.Limit), Vector256<double>.One, Vector256<double>.Zero, Vector256.Create(double.NaN));
        var (projected, i) = (0, 0);
        for (; i <= points.Length / 3 - Vector256<double>.Count; i += Vector256<double>.Count)
        {
            var p = points.Slice(3 * i, 3 * Vector256<double>.Count);
            var x = Vector256.Create(p[0], p[3], p[6], p[9]);
            var y = Vector256.Create(p[1], p[4], p[7], p[10]);
            var z = Vector256.Create(p[2], p[5], p[8], p[11]);
            var r = Vector256.Sqrt(x * x + y * y);
            var theta = RayAngle.Of(r, z);
            var s = theta * theta;
            var radius = theta * (one + (((k4 * s + k3) * s + k2) * s + k1) * s);
            var scale = Vector256.ConditionalSelect(Vector256.Equals(r, zero), one, radius / r);
            var (u, v) = (fx * (x * scale) + cx, fy * (y * scale) + cy);
            var hasImage = Vector256.LessThanOrEqual(theta, limit) & (Vector256.GreaterThan(r, zero) | Vector256.GreaterThan(z, zero));
            hasImage &= Vector256.IsFinite(r) & Vector256.IsFinite(z) & Vector256.IsFinite(u) & Vector256.IsFinite(v);
            (u, v) = (Vector256.ConditionalSelect(hasImage, u, nan), Vector256.ConditionalSelect(hasImage, v, nan));
            PixelPairs.Store(u, v, pixels.Slice(2 * i, 2 * Vector256<double>.Count));
            projected += Vector256.CountWhereAllBitsSet(hasImage);
        }

        return projected + ProjectScalar(camera, points[(3 * i)..], pixels[(2 * i)..]);
    }

    public static int Project512(CameraModel camera, ReadOnlySpan<double> points, Span<double> pixels)
    {
        var c = camera.Lens;
        var (fx, fy, cx, cy) = (Vector512.Create(camera.Fx), Vector512.Create(camera.Fy), Vector512.Create(camera.Cx), Vector512.Create(camera.Cy));
        var (k1, k2, k3, k4) = (Vector512.Create(c.K1), Vector512.Create(c.K2), Vector512.Create(c.K3), Vector512.Create(c.K4));
        var (limit, one, zero, nan) = (Vector512.Create(c.Limit), Vector512<double>.One, Vector512<double>.Zero, Vector512.Create(double.NaN));
        var (projected, i) = (0, 0);
        for (; i <= points.Length / 3 - Vector512<double>.Count; i += Vector512<double>.Count)
        {
            var p = points.Slice(3 * i, 3 * Vector512<double>.Count);
            var x = Vector512.Create(p[0], p[3], p[6], p[9], p[12], p[15], p[18], p[21]);
            var y = Vector512.Create(p[1], p[4], p[7], p[10], p[13], p[16], p[19], p[22]);
            var z = Vector512.Create(p[2], p[5], p[8], p[11], p[14], p[17], p[20], p[23]);
            var r = Vector512.Sqrt(x * x + y * y);
            var theta = RayAngle.Of(r, z);
            var s = theta * theta;
            var radius = theta * (one + (((k4 * s + k3) * s + k2) * s + k1) * s);
            var scale = Vector512.ConditionalSelect(Vector512.Equals(r, zero), one, radius / r);
            var (u, v) = (fx * (x * scale) + cx, fy * (y * scale) + cy);
            var hasImage = Vector512.LessThanOrEqual(theta, limit) & (Vector512.GreaterThan(r, zero) | Vector512.GreaterThan(z, zero));
            hasImage &= Vector512.IsFinite(r) & Vector512.IsFinite(z) & Vector512.IsFinite(u) & Vector512.IsFinite(v);
            (u, v) = (Vector512.ConditionalSelect(hasImage, u, nan), Vector512.ConditionalSelect(hasImage, v, nan));
            PixelPairs.Store(u, v, pixels.Slice(2 * i, 2 * Vector512<double>.Count));
            projected += Vector512.CountWhereAllBitsSet(hasImage);
        }

        return projected + ProjectScalar(camera, points[(3 * i)..], pixels[(2 * i)..]);
    }
}

using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using static System.MathF;
using static System.Runtime.Intrinsics.Vector128;
using static System.Runtime.Intrinsics.Vector256;
using static System.Runtime.Intrinsics.Vector512;

namespace MlKit.Labeling.Cameras;

/// <summary>Projects points through a fisheye camera in single precision, structure of arrays.</summary>
/// <remarks>
/// One lane is one point. Every kernel does the scalar's operations in the scalar's order, and IEEE 754 defines the fused ones to the last bit too,
/// so all give the same bits. A lane without an image computes on with infinity or NaN and is overwritten at the end.
/// </remarks>
internal static class FisheyeProjection
{
    public static int Project(
        FloatProjection c, ReadOnlySpan<float> xs, ReadOnlySpan<float> ys, ReadOnlySpan<float> zs, Span<float> us, Span<float> vs)
    {
        if (Vector512.IsHardwareAccelerated)
            return Project512(c, xs, ys, zs, us, vs);
        if (Vector256.IsHardwareAccelerated)
            return Project256(c, xs, ys, zs, us, vs);
        return Vector128.IsHardwareAccelerated ? Project128(c, xs, ys, zs, us, vs) : ProjectScalar(c, xs, ys, zs, us, vs);
    }

    public static int ProjectScalar(
        FloatProjection c, ReadOnlySpan<float> xs, ReadOnlySpan<float> ys, ReadOnlySpan<float> zs, Span<float> us, Span<float> vs)
    {
        var projected = 0;
        for (var i = 0; i < xs.Length; i++)
        {
            var (px, py, pz) = (xs[i], ys[i], zs[i]);
            var x = FusedMultiplyAdd(c.M00, px, FusedMultiplyAdd(c.M01, py, FusedMultiplyAdd(c.M02, pz, c.Tx)));
            var y = FusedMultiplyAdd(c.M10, px, FusedMultiplyAdd(c.M11, py, FusedMultiplyAdd(c.M12, pz, c.Ty)));
            var z = FusedMultiplyAdd(c.M20, px, FusedMultiplyAdd(c.M21, py, FusedMultiplyAdd(c.M22, pz, c.Tz)));
            var square = FusedMultiplyAdd(x, x, y * y);
            var (theta, inverse) = RayAngle.Of(Sqrt(Max(square, RayAngle.MinSquare)), z);
            var s = theta * theta;
            var slope = FusedMultiplyAdd(FusedMultiplyAdd(FusedMultiplyAdd(FusedMultiplyAdd(c.K4, s, c.K3), s, c.K2), s, c.K1), s, 1);
            var scale = slope * theta * inverse;
            var (u, v) = (FusedMultiplyAdd(c.Fx, x * scale, c.Cx), FusedMultiplyAdd(c.Fy, y * scale, c.Cy));
            var hasImage = inverse > 0 && theta <= c.Limit && (square > 0 || z > 0) && Abs(u) + Abs(v) < float.PositiveInfinity;
            (us[i], vs[i]) = hasImage ? (u, v) : (float.NaN, float.NaN);
            projected += hasImage ? 1 : 0;
        }

        return projected;
    }

    public static int Project128(
        FloatProjection c, ReadOnlySpan<float> xs, ReadOnlySpan<float> ys, ReadOnlySpan<float> zs, Span<float> us, Span<float> vs)
    {
        ref var xr = ref MemoryMarshal.GetReference(xs);
        ref var yr = ref MemoryMarshal.GetReference(ys);
        ref var zr = ref MemoryMarshal.GetReference(zs);
        ref var ur = ref MemoryMarshal.GetReference(us);
        ref var vr = ref MemoryMarshal.GetReference(vs);
        var (m00, m01, m02, tx) = (Vector128.Create(c.M00), Vector128.Create(c.M01), Vector128.Create(c.M02), Vector128.Create(c.Tx));
        var (m10, m11, m12, ty) = (Vector128.Create(c.M10), Vector128.Create(c.M11), Vector128.Create(c.M12), Vector128.Create(c.Ty));
        var (m20, m21, m22, tz) = (Vector128.Create(c.M20), Vector128.Create(c.M21), Vector128.Create(c.M22), Vector128.Create(c.Tz));
        var (fx, fy, cx, cy) = (Vector128.Create(c.Fx), Vector128.Create(c.Fy), Vector128.Create(c.Cx), Vector128.Create(c.Cy));
        var (k1, k2, k3, k4) = (Vector128.Create(c.K1), Vector128.Create(c.K2), Vector128.Create(c.K3), Vector128.Create(c.K4));
        var (limit, one, zero, nan) = (Vector128.Create(c.Limit), Vector128<float>.One, Vector128<float>.Zero, Vector128.Create(float.NaN));
        var (minSquare, infinity) = (Vector128.Create(RayAngle.MinSquare), Vector128.Create(float.PositiveInfinity));
        var (projected, i) = (Vector128<int>.Zero, 0);
        for (; i <= xs.Length - Vector128<float>.Count; i += Vector128<float>.Count)
        {
            var (px, py, pz) = (Vector128.LoadUnsafe(ref xr, (nuint)i), Vector128.LoadUnsafe(ref yr, (nuint)i), Vector128.LoadUnsafe(ref zr, (nuint)i));
            var x = FusedMultiplyAdd(m00, px, FusedMultiplyAdd(m01, py, FusedMultiplyAdd(m02, pz, tx)));
            var y = FusedMultiplyAdd(m10, px, FusedMultiplyAdd(m11, py, FusedMultiplyAdd(m12, pz, ty)));
            var z = FusedMultiplyAdd(m20, px, FusedMultiplyAdd(m21, py, FusedMultiplyAdd(m22, pz, tz)));
            var square = FusedMultiplyAdd(x, x, y * y);
            var (theta, inverse) = RayAngle.Of(Vector128.Sqrt(Vector128.MaxNative(square, minSquare)), z);
            var s = theta * theta;
            var slope = FusedMultiplyAdd(FusedMultiplyAdd(FusedMultiplyAdd(FusedMultiplyAdd(k4, s, k3), s, k2), s, k1), s, one);
            var scale = slope * theta * inverse;
            var (u, v) = (FusedMultiplyAdd(fx, x * scale, cx), FusedMultiplyAdd(fy, y * scale, cy));
            var hasImage = Vector128.GreaterThan(inverse, zero) & Vector128.LessThanOrEqual(theta, limit) & Vector128.LessThan(Vector128.Abs(u) + Vector128.Abs(v), infinity);
            hasImage &= Vector128.GreaterThan(square, zero) | Vector128.GreaterThan(z, zero);
            Vector128.ConditionalSelect(hasImage, u, nan).StoreUnsafe(ref ur, (nuint)i);
            Vector128.ConditionalSelect(hasImage, v, nan).StoreUnsafe(ref vr, (nuint)i);
            projected -= hasImage.AsInt32();
        }

        return Vector128.Sum(projected) + ProjectScalar(c, xs[i..], ys[i..], zs[i..], us[i..], vs[i..]);
    }

    public static int Project256(
        FloatProjection c, ReadOnlySpan<float> xs, ReadOnlySpan<float> ys, ReadOnlySpan<float> zs, Span<float> us, Span<float> vs)
    {
        ref var xr = ref MemoryMarshal.GetReference(xs);
        ref var yr = ref MemoryMarshal.GetReference(ys);
        ref var zr = ref MemoryMarshal.GetReference(zs);
        ref var ur = ref MemoryMarshal.GetReference(us);
        ref var vr = ref MemoryMarshal.GetReference(vs);
        var (m00, m01, m02, tx) = (Vector256.Create(c.M00), Vector256.Create(c.M01), Vector256.Create(c.M02), Vector256.Create(c.Tx));
        var (m10, m11, m12, ty) = (Vector256.Create(c.M10), Vector256.Create(c.M11), Vector256.Create(c.M12), Vector256.Create(c.Ty));
        var (m20, m21, m22, tz) = (Vector256.Create(c.M20), Vector256.Create(c.M21), Vector256.Create(c.M22), Vector256.Create(c.Tz));
        var (fx, fy, cx, cy) = (Vector256.Create(c.Fx), Vector256.Create(c.Fy), Vector256.Create(c.Cx), Vector256.Create(c.Cy));
        var (k1, k2, k3, k4) = (Vector256.Create(c.K1), Vector256.Create(c.K2), Vector256.Create(c.K3), Vector256.Create(c.K4));
        var (limit, one, zero, nan) = (Vector256.Create(c.Limit), Vector256<float>.One, Vector256<float>.Zero, Vector256.Create(float.NaN));
        var (minSquare, infinity) = (Vector256.Create(RayAngle.MinSquare), Vector256.Create(float.PositiveInfinity));
        var (projected, i) = (Vector256<int>.Zero, 0);
        for (; i <= xs.Length - Vector256<float>.Count; i += Vector256<float>.Count)
        {
            var (px, py, pz) = (Vector256.LoadUnsafe(ref xr, (nuint)i), Vector256.LoadUnsafe(ref yr, (nuint)i), Vector256.LoadUnsafe(ref zr, (nuint)i));
            var x = FusedMultiplyAdd(m00, px, FusedMultiplyAdd(m01, py, FusedMultiplyAdd(m02, pz, tx)));
            var y = FusedMultiplyAdd(m10, px, FusedMultiplyAdd(m11, py, FusedMultiplyAdd(m12, pz, ty)));
            var z = FusedMultiplyAdd(m20, px, FusedMultiplyAdd(m21, py, FusedMultiplyAdd(m22, pz, tz)));
            var square = FusedMultiplyAdd(x, x, y * y);
            var (theta, inverse) = RayAngle.Of(Vector256.Sqrt(Vector256.MaxNative(square, minSquare)), z);
            var s = theta * theta;
            var slope = FusedMultiplyAdd(FusedMultiplyAdd(FusedMultiplyAdd(FusedMultiplyAdd(k4, s, k3), s, k2), s, k1), s, one);
            var scale = slope * theta * inverse;
            var (u, v) = (FusedMultiplyAdd(fx, x * scale, cx), FusedMultiplyAdd(fy, y * scale, cy));
            var hasImage = Vector256.GreaterThan(inverse, zero) & Vector256.LessThanOrEqual(theta, limit) & Vector256.LessThan(Vector256.Abs(u) + Vector256.Abs(v), infinity);
            hasImage &= Vector256.GreaterThan(square, zero) | Vector256.GreaterThan(z, zero);
            Vector256.ConditionalSelect(hasImage, u, nan).StoreUnsafe(ref ur, (nuint)i);
            Vector256.ConditionalSelect(hasImage, v, nan).StoreUnsafe(ref vr, (nuint)i);
            projected -= hasImage.AsInt32();
        }

        return Vector256.Sum(projected) + ProjectScalar(c, xs[i..], ys[i..], zs[i..], us[i..], vs[i..]);
    }

    public static int Project512(
        FloatProjection c, ReadOnlySpan<float> xs, ReadOnlySpan<float> ys, ReadOnlySpan<float> zs, Span<float> us, Span<float> vs)
    {
        ref var xr = ref MemoryMarshal.GetReference(xs);
        ref var yr = ref MemoryMarshal.GetReference(ys);
        ref var zr = ref MemoryMarshal.GetReference(zs);
        ref var ur = ref MemoryMarshal.GetReference(us);
        ref var vr = ref MemoryMarshal.GetReference(vs);
        var (m00, m01, m02, tx) = (Vector512.Create(c.M00), Vector512.Create(c.M01), Vector512.Create(c.M02), Vector512.Create(c.Tx));
        var (m10, m11, m12, ty) = (Vector512.Create(c.M10), Vector512.Create(c.M11), Vector512.Create(c.M12), Vector512.Create(c.Ty));
        var (m20, m21, m22, tz) = (Vector512.Create(c.M20), Vector512.Create(c.M21), Vector512.Create(c.M22), Vector512.Create(c.Tz));
        var (fx, fy, cx, cy) = (Vector512.Create(c.Fx), Vector512.Create(c.Fy), Vector512.Create(c.Cx), Vector512.Create(c.Cy));
        var (k1, k2, k3, k4) = (Vector512.Create(c.K1), Vector512.Create(c.K2), Vector512.Create(c.K3), Vector512.Create(c.K4));
        var (limit, one, zero, nan) = (Vector512.Create(c.Limit), Vector512<float>.One, Vector512<float>.Zero, Vector512.Create(float.NaN));
        var (minSquare, infinity) = (Vector512.Create(RayAngle.MinSquare), Vector512.Create(float.PositiveInfinity));
        var (projected, i) = (Vector512<int>.Zero, 0);
        for (; i <= xs.Length - Vector512<float>.Count; i += Vector512<float>.Count)
        {
            var (px, py, pz) = (Vector512.LoadUnsafe(ref xr, (nuint)i), Vector512.LoadUnsafe(ref yr, (nuint)i), Vector512.LoadUnsafe(ref zr, (nuint)i));
            var x = FusedMultiplyAdd(m00, px, FusedMultiplyAdd(m01, py, FusedMultiplyAdd(m02, pz, tx)));
            var y = FusedMultiplyAdd(m10, px, FusedMultiplyAdd(m11, py, FusedMultiplyAdd(m12, pz, ty)));
            var z = FusedMultiplyAdd(m20, px, FusedMultiplyAdd(m21, py, FusedMultiplyAdd(m22, pz, tz)));
            var square = FusedMultiplyAdd(x, x, y * y);
            var (theta, inverse) = RayAngle.Of(Vector512.Sqrt(Vector512.MaxNative(square, minSquare)), z);
            var s = theta * theta;
            var slope = FusedMultiplyAdd(FusedMultiplyAdd(FusedMultiplyAdd(FusedMultiplyAdd(k4, s, k3), s, k2), s, k1), s, one);
            var scale = slope * theta * inverse;
            var (u, v) = (FusedMultiplyAdd(fx, x * scale, cx), FusedMultiplyAdd(fy, y * scale, cy));
            var hasImage = Vector512.GreaterThan(inverse, zero) & Vector512.LessThanOrEqual(theta, limit) & Vector512.LessThan(Vector512.Abs(u) + Vector512.Abs(v), infinity);
            hasImage &= Vector512.GreaterThan(square, zero) | Vector512.GreaterThan(z, zero);
            Vector512.ConditionalSelect(hasImage, u, nan).StoreUnsafe(ref ur, (nuint)i);
            Vector512.ConditionalSelect(hasImage, v, nan).StoreUnsafe(ref vr, (nuint)i);
            projected -= hasImage.AsInt32();
        }

        return Vector512.Sum(projected) + ProjectScalar(c, xs[i..], ys[i..], zs[i..], us[i..], vs[i..]);
    }
}

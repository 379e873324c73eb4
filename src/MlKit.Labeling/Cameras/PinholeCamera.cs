using MlKit.Labeling.Geometry;

namespace MlKit.Labeling.Cameras;

/// <summary>Represents a camera without distortion: u = fx x / z + cx, v = fy y / z + cy.</summary>
/// <param name="Width">The width of the image in px, 1 or more.</param>
/// <param name="Height">The height of the image in px, 1 or more.</param>
/// <param name="Fx">The focal length along the rows in px, positive.</param>
/// <param name="Fy">The focal length along the columns in px, positive.</param>
/// <param name="Cx">The column of the principal point in px.</param>
/// <param name="Cy">The row of the principal point in px.</param>
/// <exception cref="ArgumentOutOfRangeException">A size is below 1, a focal length is not positive, or a number is not finite.</exception>
public sealed record PinholeCamera(int Width, int Height, double Fx, double Fy, double Cx, double Cy)
    : CameraModel(Width, Height, Fx, Fy, Cx, Cy)
{
    internal override LensNumbers Lens => LensNumbers.None;

    internal override (double X, double Y) DistortPlane(double x, double y) => (x, y);

    private protected override int ProjectAll(ReadOnlySpan<double> points, Span<double> pixels) => PlanePixels.Project(this, points, pixels);

    private protected override int ProjectAll(
        FloatProjection projection, ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> z, Span<float> u, Span<float> v) =>
        PlaneProjection.Project(projection, x, y, z, u, v);

    private protected override bool TryDistort(Vector3D point, out double x, out double y)
    {
        (x, y) = (point.X / point.Z, point.Y / point.Z);
        return point.Z > 0 && point.Z < double.PositiveInfinity;
    }

    private protected override bool TryUndistort(double x, double y, out Vector3D ray)
    {
        ray = new Vector3D(x, y, 1).Normalize();
        return true;
    }
}

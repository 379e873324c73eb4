using MlKit.Labeling.Geometry;

namespace MlKit.Labeling.Cameras;

/// <summary>Represents a fisheye camera (Kannala-Brandt), coefficients named as in OpenCV's fisheye module (k1 to k4).</summary>
/// <remarks>
/// The image radius is a polynomial of the angle theta between ray and optical axis: theta (1 + k1 theta² + k2 theta⁴ + k3 theta⁶ + k4 theta⁸).
/// Unlike OpenCV, which takes theta = atan(r / Z) and so mirrors points behind the camera, theta goes beyond 90 degrees.
/// See https://docs.opencv.org/4.x/db/d58/group__calib3d__fisheye.html.
/// </remarks>
/// <param name="Width">The width of the image in px, 1 or more.</param>
/// <param name="Height">The height of the image in px, 1 or more.</param>
/// <param name="Fx">The focal length along the rows in px, positive.</param>
/// <param name="Fy">The focal length along the columns in px, positive.</param>
/// <param name="Cx">The column of the principal point in px.</param>
/// <param name="Cy">The row of the principal point in px.</param>
/// <param name="K1">The coefficient of theta².</param>
/// <param name="K2">The coefficient of theta⁴.</param>
/// <param name="K3">The coefficient of theta⁶.</param>
/// <param name="K4">The coefficient of theta⁸.</param>
/// <exception cref="ArgumentOutOfRangeException">A size is below 1, a focal length is not positive, or a number is not finite.</exception>
public sealed record FisheyeCamera(
    int Width, int Height, double Fx, double Fy, double Cx, double Cy, double K1, double K2, double K3, double K4)
    : CameraModel(Width, Height, Fx, Fy, Cx, Cy)
{
    private readonly OddPolynomial _radial = new(K1, K2, K3, K4, Math.PI);

    /// <summary>Gets the coefficient of theta².</summary>
    public double K1 { get; } = CameraNumber.Finite(K1);

    /// <summary>Gets the coefficient of theta⁴.</summary>
    public double K2 { get; } = CameraNumber.Finite(K2);

    /// <summary>Gets the coefficient of theta⁶.</summary>
    public double K3 { get; } = CameraNumber.Finite(K3);

    /// <summary>Gets the coefficient of theta⁸.</summary>
    public double K4 { get; } = CameraNumber.Finite(K4);

    /// <summary>Gets the largest angle in rad between ray and optical axis the model is valid for: there the image radius stops to grow; at most pi.</summary>
    /// <remarks>Rays beyond have no image: the formula would fold them back into it. The ray straight back has none either.</remarks>
    public double MaxTheta => _radial.MonotonicLimit;

    internal override LensNumbers Lens => new(K1, K2, K3, K4, 0, 0, MaxTheta);

    internal override (double X, double Y) DistortPlane(double x, double y)
    {
        var r = Math.Sqrt(x * x + y * y);
        var scale = r == 0 ? 1 : _radial.Value(Math.Atan(r)) / r;
        return (x * scale, y * scale);
    }

    private protected override int ProjectAll(ReadOnlySpan<double> points, Span<double> pixels) => FisheyePixels.Project(this, points, pixels);

    private protected override int ProjectAll(
        FloatProjection projection, ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> z, Span<float> u, Span<float> v) =>
        FisheyeProjection.Project(projection, x, y, z, u, v);

    private protected override bool TryDistort(Vector3D point, out double x, out double y)
    {
        var r = Math.Sqrt(point.X * point.X + point.Y * point.Y);
        var theta = RayAngle.Of(r, point.Z);
        var scale = r == 0 ? 1 : _radial.Value(theta) / r;
        (x, y) = (point.X * scale, point.Y * scale);
        return theta <= MaxTheta && (r > 0 || point.Z > 0) && double.IsFinite(r) && double.IsFinite(point.Z);
    }

    private protected override bool TryUndistort(double x, double y, out Vector3D ray)
    {
        ray = Vector3D.UnitZ;
        var radius = Math.Sqrt(x * x + y * y);
        if (radius == 0)
            return true;
        if (!_radial.TryInvert(radius, out var theta))
            return false;

        var (sin, cos) = Math.SinCos(theta);
        ray = new(sin * x / radius, sin * y / radius, cos);
        return true;
    }
}

using MlKit.Labeling.Geometry;

namespace MlKit.Labeling.Cameras;

/// <summary>Represents a camera with radial and tangential distortion (Brown-Conrady), coefficients named as OpenCV's distCoeffs (k1, k2, p1, p2, k3).</summary>
/// <remarks>
/// With x = X / Z, y = Y / Z, s = x² + y²: x' = x (1 + k1 s + k2 s² + k3 s³) + 2 p1 x y + p2 (s + 2 x²), y' likewise with p1 and p2 exchanged.
/// See "Camera Calibration and 3D Reconstruction" at https://docs.opencv.org/4.x/d9/d0c/group__calib3d.html.
/// </remarks>
/// <param name="Width">The width of the image in px, 1 or more.</param>
/// <param name="Height">The height of the image in px, 1 or more.</param>
/// <param name="Fx">The focal length along the rows in px, positive.</param>
/// <param name="Fy">The focal length along the columns in px, positive.</param>
/// <param name="Cx">The column of the principal point in px.</param>
/// <param name="Cy">The row of the principal point in px.</param>
/// <param name="K1">The radial coefficient of r².</param>
/// <param name="K2">The radial coefficient of r⁴.</param>
/// <param name="P1">The first tangential coefficient.</param>
/// <param name="P2">The second tangential coefficient.</param>
/// <param name="K3">The radial coefficient of r⁶.</param>
/// <exception cref="ArgumentOutOfRangeException">A size is below 1, a focal length is not positive, or a number is not finite.</exception>
public sealed record BrownConradyCamera(
    int Width, int Height, double Fx, double Fy, double Cx, double Cy, double K1, double K2, double P1, double P2, double K3)
    : CameraModel(Width, Height, Fx, Fy, Cx, Cy)
{
    // 1e-13 of a focal length of 10,000 px is 1e-9 px.
    private const double Tolerance = 1e-13;
    private const int MaxSteps = 60;

    private readonly OddPolynomial _radial = new(K1, K2, K3, 0);
    private readonly LensNumbers _lens = new(K1, K2, K3, 0, P1, P2, LensNumbers.LargestSquare(new OddPolynomial(K1, K2, K3, 0).MonotonicLimit));

    /// <summary>Gets the radial coefficient of r².</summary>
    public double K1 { get; } = CameraNumber.Finite(K1);

    /// <summary>Gets the radial coefficient of r⁴.</summary>
    public double K2 { get; } = CameraNumber.Finite(K2);

    /// <summary>Gets the first tangential coefficient.</summary>
    public double P1 { get; } = CameraNumber.Finite(P1);

    /// <summary>Gets the second tangential coefficient.</summary>
    public double P2 { get; } = CameraNumber.Finite(P2);

    /// <summary>Gets the radial coefficient of r⁶.</summary>
    public double K3 { get; } = CameraNumber.Finite(K3);

    /// <summary>Gets the largest r = hypot(X, Y) / Z the model is valid for: there the distorted radius stops to grow; +infinity where it never does.</summary>
    /// <remarks>Points beyond have no image: the formula would fold them back into it.</remarks>
    public double MaxRadius => _radial.MonotonicLimit;

    internal override LensNumbers Lens => _lens;

    internal override (double X, double Y) DistortPlane(double x, double y)
    {
        var (x2, y2, xy2) = (x * x, y * y, 2 * x * y);
        var s = x2 + y2;
        var scale = 1 + ((K3 * s + K2) * s + K1) * s;
        return (x * scale + P1 * xy2 + P2 * (s + 2 * x2), y * scale + P1 * (s + 2 * y2) + P2 * xy2);
    }

    private protected override int ProjectAll(ReadOnlySpan<double> points, Span<double> pixels) => PlanePixels.Project(this, points, pixels);

    private protected override int ProjectAll(
        FloatProjection projection, ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> z, Span<float> u, Span<float> v) =>
        PlaneProjection.Project(projection, x, y, z, u, v);

    private protected override bool TryDistort(Vector3D point, out double x, out double y)
    {
        (x, y) = (point.X / point.Z, point.Y / point.Z);
        if (!(point.Z > 0 && point.Z < double.PositiveInfinity && x * x + y * y <= _lens.Limit))
            return false;

        // As the kernels do: without distortion no square can overflow.
        if (_lens.IsDistorted)
            (x, y) = DistortPlane(x, y);
        return true;
    }

    private protected override bool TryUndistort(double x, double y, out Vector3D ray)
    {
        ray = default;
        var radius = Math.Sqrt(x * x + y * y);
        var tangential = P1 != 0 || P2 != 0;
        if (!_radial.TryInvert(radius, out var r) && !tangential)
            return false;

        var start = radius == 0 ? 1 : r / radius;
        var (ux, uy) = (x * start, y * start);
        if (tangential && !TryRefine(x, y, ref ux, ref uy))
            return false;

        ray = new Vector3D(ux, uy, 1).Normalize();
        return true;
    }

    // Newton's method in the plane, damped: a step that does not bring the image nearer is halved.
    private bool TryRefine(double x, double y, ref double ux, ref double uy)
    {
        var tolerance = Tolerance * Math.Max(1, Math.Abs(x) + Math.Abs(y));
        var (ex, ey) = Error(ux, uy, x, y);
        for (var i = 0; i < MaxSteps && !(Math.Abs(ex) + Math.Abs(ey) <= tolerance / 100); i++)
        {
            var (dx, dy) = NewtonStep(ux, uy, ex, ey);
            var improved = false;
            for (var factor = 1.0; factor > 1e-6 && !improved; factor /= 2)
            {
                var (tx, ty) = (ux - factor * dx, uy - factor * dy);
                var (nx, ny) = Error(tx, ty, x, y);
                improved = nx * nx + ny * ny < ex * ex + ey * ey && Math.Sqrt(tx * tx + ty * ty) <= MaxRadius;
                if (improved)
                    (ux, uy, ex, ey) = (tx, ty, nx, ny);
            }

            if (!improved)
                break;
        }

        return Math.Abs(ex) + Math.Abs(ey) <= tolerance;
    }

    private (double X, double Y) Error(double ux, double uy, double x, double y)
    {
        var (dx, dy) = DistortPlane(ux, uy);
        return (dx - x, dy - y);
    }

    // The inverse of the distortion's Jacobian, which is symmetric, times the error.
    private (double X, double Y) NewtonStep(double x, double y, double ex, double ey)
    {
        var s = x * x + y * y;
        var scale = 1 + ((K3 * s + K2) * s + K1) * s;
        var slope = 2 * ((3 * K3 * s + 2 * K2) * s + K1);
        var a = scale + slope * x * x + 2 * P1 * y + 6 * P2 * x;
        var b = slope * x * y + 2 * P1 * x + 2 * P2 * y;
        var d = scale + slope * y * y + 6 * P1 * y + 2 * P2 * x;
        var determinant = a * d - b * b;
        return ((d * ex - b * ey) / determinant, (a * ey - b * ex) / determinant);
    }
}

using MlKit.Labeling.Geometry;

namespace MlKit.Labeling.Cameras;

/// <summary>Represents a calibrated camera: it maps points of its optical frame (z forward, x right, y down; m) to pixels and pixels to rays.</summary>
/// <remarks>Instances are immutable and thread-safe.</remarks>
public abstract record CameraModel
{
    private protected CameraModel(int width, int height, double fx, double fy, double cx, double cy)
    {
        Width = CameraNumber.AtLeastOne(width);
        Height = CameraNumber.AtLeastOne(height);
        Fx = CameraNumber.Positive(fx);
        Fy = CameraNumber.Positive(fy);
        Cx = CameraNumber.Finite(cx);
        Cy = CameraNumber.Finite(cy);
    }

    /// <summary>Gets the width of the image in px.</summary>
    public int Width { get; }

    /// <summary>Gets the height of the image in px.</summary>
    public int Height { get; }

    /// <summary>Gets the focal length along the rows in px.</summary>
    public double Fx { get; }

    /// <summary>Gets the focal length along the columns in px.</summary>
    public double Fy { get; }

    /// <summary>Gets the column of the principal point in px.</summary>
    public double Cx { get; }

    /// <summary>Gets the row of the principal point in px.</summary>
    public double Cy { get; }

    /// <summary>Projects a point; the pixel may lie outside the image (<see cref="Contains"/>).</summary>
    /// <param name="point">The point in the optical frame, in m.</param>
    /// <param name="pixel">The pixel; NaN, NaN where there is none.</param>
    /// <returns><see langword="false"/> where the lens has no image of the point: behind the camera, beyond the lens model's limit, or not finite.</returns>
    public bool TryProject(Vector3D point, out PixelPoint pixel)
    {
        if (TryDistort(point, out var x, out var y))
        {
            pixel = new(Fx * x + Cx, Fy * y + Cy);
            if (double.IsFinite(pixel.U) && double.IsFinite(pixel.V))
                return true;
        }

        pixel = new(double.NaN, double.NaN);
        return false;
    }

    /// <summary>Projects many points.</summary>
    /// <remarks>It gives the numbers of <see cref="TryProject"/>, the same bytes on every processor.</remarks>
    /// <param name="points">N x 3 coordinates in the optical frame, point by point, in m.</param>
    /// <param name="pixels">Room for N x 2 numbers (u, v) in px; NaN, NaN where a point has no image. Must not overlap <paramref name="points"/>.</param>
    /// <returns>How many points have an image.</returns>
    /// <exception cref="ArgumentException">
    /// The length of <paramref name="points"/> is no multiple of 3, or <paramref name="pixels"/> is too short or overlaps them.
    /// </exception>
    public int Project(ReadOnlySpan<double> points, Span<double> pixels)
    {
        if (points.Length % 3 != 0)
            throw new ArgumentException($"Points are N x 3 numbers, but {points.Length} is no multiple of 3.", nameof(points));
        var needed = points.Length / 3 * 2;
        if (pixels.Length < needed)
            throw new ArgumentException($"The pixels need room for {needed} numbers, but have {pixels.Length}.", nameof(pixels));

        if (points.Overlaps(pixels[..needed]))
            throw new ArgumentException("The pixels must not share memory with the points.", nameof(pixels));

        return ProjectAll(points, pixels);
    }

    /// <summary>Moves many points into the optical frame and projects them, in single precision; for clouds that are shown or searched rather than kept.</summary>
    /// <remarks>
    /// <para>
    /// It effectively computes <see cref="TryProject"/> of R p + t: a point has an image here if it has one there, up to rounding at the lens model's limit.
    /// Pixels within the image differ from those of double precision by at most a millionth of the focal length (1e-3 px at 1000 px) as long as the points' coordinates
    /// and the translation are of the size of the depth; coordinates of a world frame, far from its origin, lose what their size takes from the 24 bits
    /// of a <see cref="float"/>. Points farther from the optical axis than 1e19 m have no image.
    /// </para>
    /// <para>The results are the same bits on every processor.</para>
    /// </remarks>
    /// <param name="toOptical">The transform from the points' frame to the optical frame.</param>
    /// <param name="x">The N x coordinates in m.</param>
    /// <param name="y">The N y coordinates in m.</param>
    /// <param name="z">The N z coordinates in m.</param>
    /// <param name="u">Room for N positions to the right in px; NaN where a point has no image.</param>
    /// <param name="v">Room for N positions down in px; NaN where a point has no image.</param>
    /// <returns>How many points have an image.</returns>
    /// <exception cref="ArgumentException">
    /// <paramref name="y"/> or <paramref name="z"/> is not as long as <paramref name="x"/>; <paramref name="u"/> or <paramref name="v"/> is shorter;
    /// or the room for one of the results overlaps the other's or coordinates.
    /// </exception>
    public int Project(
        RigidTransform toOptical, ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> z, Span<float> u, Span<float> v)
    {
        ThrowIfLengthDiffers(y.Length, x.Length, nameof(y));
        ThrowIfLengthDiffers(z.Length, x.Length, nameof(z));
        u = Room(u, x, y, z, nameof(u));
        v = Room(v, x, y, z, nameof(v));
        if (u.Overlaps(v))
            throw new ArgumentException("The results must not share memory.", nameof(v));

        return ProjectAll(new FloatProjection(toOptical, this), x, y, z, u, v);
    }

    /// <summary>Finds the ray a pixel looks along.</summary>
    /// <param name="pixel">The pixel; it may lie outside the image.</param>
    /// <param name="ray">The direction in the optical frame, of length 1; NaN where there is none.</param>
    /// <returns><see langword="false"/> where no ray within the lens model's limit reaches the pixel, or the pixel is not finite.</returns>
    public bool TryUnproject(PixelPoint pixel, out Vector3D ray)
    {
        var (x, y) = ((pixel.U - Cx) / Fx, (pixel.V - Cy) / Fy);
        if (double.IsFinite(x) && double.IsFinite(y) && TryUndistort(x, y, out ray))
            return true;

        ray = new(double.NaN, double.NaN, double.NaN);
        return false;
    }

    /// <summary>Moves pixels to where an undistorted camera at the same place sees the same things (compare OpenCV's undistortPoints).</summary>
    /// <param name="pixels">N x 2 numbers (u, v) in px of this camera.</param>
    /// <param name="undistorted">The undistorted camera.</param>
    /// <param name="result">
    /// Room for N x 2 numbers (u, v) in px of <paramref name="undistorted"/>; NaN, NaN where it cannot see the ray.
    /// May be the memory of <paramref name="pixels"/>.
    /// </param>
    /// <returns>How many pixels were moved.</returns>
    /// <exception cref="ArgumentException">The length of <paramref name="pixels"/> is odd, or <paramref name="result"/> is shorter.</exception>
    public int UndistortPoints(ReadOnlySpan<double> pixels, PinholeCamera undistorted, Span<double> result)
    {
        ArgumentNullException.ThrowIfNull(undistorted);
        if (pixels.Length % 2 != 0)
            throw new ArgumentException($"Pixels are N x 2 numbers, but {pixels.Length} is odd.", nameof(pixels));
        if (result.Length < pixels.Length)
            throw new ArgumentException($"The result needs room for {pixels.Length} numbers, but has {result.Length}.", nameof(result));

        var moved = 0;
        for (var i = 0; i < pixels.Length; i += 2)
        {
            var target = new PixelPoint(double.NaN, double.NaN);
            if (TryUnproject(new(pixels[i], pixels[i + 1]), out var ray) && undistorted.TryProject(ray, out target))
                moved++;
            (result[i], result[i + 1]) = (target.U, target.V);
        }

        return moved;
    }

    /// <summary>Says whether a position rounds to a pixel of the image.</summary>
    /// <param name="pixel">The position in px.</param>
    /// <returns><see langword="true"/> if -0.5 &lt;= U &lt; Width - 0.5 and -0.5 &lt;= V &lt; Height - 0.5; <see langword="false"/> for NaN.</returns>
    public bool Contains(PixelPoint pixel) => pixel.U >= -0.5 && pixel.U < Width - 0.5 && pixel.V >= -0.5 && pixel.V < Height - 0.5;

    /// <summary>Gets the lens as the kernels want it.</summary>
    internal abstract LensNumbers Lens { get; }

    private protected abstract int ProjectAll(ReadOnlySpan<double> points, Span<double> pixels);

    private protected abstract int ProjectAll(
        FloatProjection projection, ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> z, Span<float> u, Span<float> v);

    /// <summary>Maps a point to distorted image plane coordinates (focal length 1) within the lens model's limit.</summary>
    private protected abstract bool TryDistort(Vector3D point, out double x, out double y);

    /// <summary>Maps distorted image plane coordinates (finite) to a ray of length 1 within the lens model's limit.</summary>
    private protected abstract bool TryUndistort(double x, double y, out Vector3D ray);

    /// <summary>Distorts a position of the plane z = 1 by the bare formula, without any limit, as OpenCV's undistortion maps do.</summary>
    internal abstract (double X, double Y) DistortPlane(double x, double y);

    private static void ThrowIfLengthDiffers(int length, int expected, string name)
    {
        if (length != expected)
            throw new ArgumentException($"There must be as many coordinates as in x, {expected}, but there are {length}.", name);
    }

    private static Span<float> Room(Span<float> result, ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> z, string name)
    {
        if (result.Length < x.Length)
            throw new ArgumentException($"The result needs room for {x.Length} numbers, but has {result.Length}.", name);

        result = result[..x.Length];
        if (result.Overlaps(x) || result.Overlaps(y) || result.Overlaps(z))
            throw new ArgumentException("The result must not share memory with the coordinates.", name);
        return result;
    }
}

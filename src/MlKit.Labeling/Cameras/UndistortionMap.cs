using MlKit.Labeling.Imaging;

namespace MlKit.Labeling.Cameras;

/// <summary>Undistorts the images of one camera: the map is built once and then applied to any number of images.</summary>
/// <remarks>
/// Instances are immutable and thread-safe. Bilinear results equal those of OpenCV's <c>undistort</c> (Brown-Conrady) and <c>fisheye.undistortImage</c>
/// bit for bit, so the map follows their formula: no limit of the lens model applies (a fisheye pixel is found by theta = atan(r)), unlike in
/// <see cref="CameraModel.TryProject"/>. Two cases are left out: positions exactly halfway between two 1/32 px, as only lenses without distortion give
/// them, where the last bit of OpenCV's sums decides; and positions so far outside that OpenCV's 16-bit numbers wrap, which are black here.
/// </remarks>
public sealed class UndistortionMap
{
    private readonly RemapTable _table;

    private UndistortionMap(CameraModel original, PinholeCamera undistorted, RemapTable table)
    {
        Original = original;
        Undistorted = undistorted;
        _table = table;
    }

    /// <summary>Gets the camera the source images come from.</summary>
    public CameraModel Original { get; }

    /// <summary>Gets the camera of the undistorted images.</summary>
    public PinholeCamera Undistorted { get; }

    /// <summary>Builds the map: for each pixel of the undistorted image its place in the original.</summary>
    /// <param name="original">The camera the source images come from.</param>
    /// <param name="undistorted">The camera the undistorted images shall look as if taken by; it may have another size.</param>
    /// <returns>The map; it takes about 4 bytes per undistorted pixel.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The undistorted image has too many pixels for one array, or the original is wider or higher than 67,108,863 px.
    /// </exception>
    public static UndistortionMap Create(CameraModel original, PinholeCamera undistorted)
    {
        ArgumentNullException.ThrowIfNull(original);
        ArgumentNullException.ThrowIfNull(undistorted);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Max(original.Width, original.Height), int.MaxValue / RemapTable.One, nameof(original));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)undistorted.Width * undistorted.Height, Array.MaxLength, nameof(undistorted));
        return new(original, undistorted, BuildTable(original, undistorted, RemapTable.VectorBits));
    }

    /// <summary>Undistorts an image into a new one.</summary>
    /// <param name="source">An image of the original camera.</param>
    /// <param name="interpolation">How to read between pixels.</param>
    /// <returns>The undistorted image; black where the source ends.</returns>
    /// <exception cref="ArgumentException">The source's size is not the original camera's.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="interpolation"/> is not defined.</exception>
    public PixelImage Undistort(PixelImage source, Interpolation interpolation = Interpolation.Bilinear)
    {
        ArgumentNullException.ThrowIfNull(source);
        var destination = new PixelImage(Undistorted.Width, Undistorted.Height, source.Channels);
        Undistort(source, destination, interpolation);
        return destination;
    }

    /// <summary>Undistorts an image into another, without allocating.</summary>
    /// <param name="source">An image of the original camera.</param>
    /// <param name="destination">The image that is overwritten: the undistorted camera's size, the source's channels, memory of its own.</param>
    /// <param name="interpolation">How to read between pixels.</param>
    /// <exception cref="ArgumentException">A size or the number of channels does not fit, or both images share memory.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="interpolation"/> is not defined.</exception>
    public void Undistort(PixelImage source, PixelImage destination, Interpolation interpolation = Interpolation.Bilinear)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(destination);
        ThrowIfSizeDiffers(source, Original, nameof(source));
        ThrowIfSizeDiffers(destination, Undistorted, nameof(destination));
        if (destination.Channels != source.Channels)
            throw new ArgumentException($"The destination needs the source's {source.Channels} channels, but has {destination.Channels}.", nameof(destination));
        if (source.Pixels.Overlaps(destination.Pixels))
            throw new ArgumentException("The destination must not share memory with the source.", nameof(destination));

        if (interpolation is not (Interpolation.Bilinear or Interpolation.Nearest))
            throw new ArgumentOutOfRangeException(nameof(interpolation), interpolation, "An interpolation is Bilinear or Nearest.");

        _table.Remap(source, destination, interpolation, RemapTable.VectorBits);
    }

    internal static RemapTable BuildTable(CameraModel original, PinholeCamera undistorted, int vectorBits)
    {
        var builder = new RemapTableBuilder(original.Width, original.Height, undistorted.Width * undistorted.Height);
        var xs = new double[undistorted.Width];
        for (var column = 0; column < xs.Length; column++)
            xs[column] = (column - undistorted.Cx) / undistorted.Fx;

        var positions = new ulong[xs.Length];
        for (var row = 0; row < undistorted.Height; row++)
        {
            LensPositions.FillRow(original, xs, (row - undistorted.Cy) / undistorted.Fy, positions, vectorBits);
            builder.Add(positions);
        }

        return builder.Build();
    }

    private static void ThrowIfSizeDiffers(PixelImage image, CameraModel camera, string parameter)
    {
        if (image.Width != camera.Width || image.Height != camera.Height)
            throw new ArgumentException($"The image is {image.Width}x{image.Height} px, but its camera is {camera.Width}x{camera.Height} px.", parameter);
    }
}

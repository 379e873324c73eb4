namespace MlKit.Labeling.Cameras;

/// <summary>Computes where the pixels of an undistorted image lie in the original one, in 1/32 px.</summary>
/// <remarks>
/// All kernels give the scalar one's numbers. For Brown-Conrady they do its operations in its order, unfused. For a fisheye they need a vector
/// arctangent, whose last bit may differ, so positions close to halfway between two 1/32 px are done again by the scalar formula.
/// </remarks>
internal static partial class LensPositions
{
    private const double One = RemapTable.One;

    // Adding it rounds to whole numbers, ties to even, as Math.Round does, and leaves the number, in two's complement, in the lower half of the bits.
    private const double Rounder = 3L << 51;

    /// <summary>Fills one row.</summary>
    /// <param name="original">The camera of the original image.</param>
    /// <param name="xs">The columns of the row's pixels on the plane z = 1.</param>
    /// <param name="y">The row's place on that plane.</param>
    /// <param name="positions">Room for as many positions: the column in the lower half, the row in the upper.</param>
    /// <param name="vectorBits">The widest kernel to use: <see cref="RemapTable.VectorBits"/> or less.</param>
    public static void FillRow(CameraModel original, ReadOnlySpan<double> xs, double y, Span<ulong> positions, int vectorBits)
    {
        var done = (original, vectorBits) switch
        {
            (BrownConradyCamera camera, 512) => BrownConradyVector512(camera, xs, y, positions),
            (BrownConradyCamera camera, 256) => BrownConradyVector256(camera, xs, y, positions),
            (BrownConradyCamera camera, 128) => BrownConradyVector128(camera, xs, y, positions),
            (FisheyeCamera camera, 512) => FisheyeVector512(camera, xs, y, positions),
            (FisheyeCamera camera, 256) => FisheyeVector256(camera, xs, y, positions),
            (FisheyeCamera camera, 128) => FisheyeVector128(camera, xs, y, positions),
            _ => 0,
        };
        for (var i = done; i < xs.Length; i++)
            positions[i] = Scalar(original, xs[i], y);
    }

    private static ulong Scalar(CameraModel original, double x, double y)
    {
        var (dx, dy) = original.DistortPlane(x, y);
        var column = ToFixed(original.Fx * dx + original.Cx, original.Width);
        var row = ToFixed(original.Fy * dy + original.Cy, original.Height);
        return (uint)column | ((ulong)(uint)row << 32);
    }

    // From one px before the first to one px after the last pixel nothing of the source is seen, so positions end there.
    private static int ToFixed(double position, int size)
    {
        var scaled = Math.Round(position * One, MidpointRounding.ToEven);
        return scaled > -One ? (int)Math.Min(scaled, size * One) : -(int)One;
    }
}

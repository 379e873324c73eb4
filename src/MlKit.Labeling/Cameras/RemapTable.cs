using MlKit.Labeling.Imaging;

namespace MlKit.Labeling.Cameras;

/// <summary>Tells for each pixel of one image where it lies in another, in 1/32 px, and moves pixels accordingly.</summary>
/// <remarks>
/// A position takes 4 bytes: column and row, 16 bits each, relative to those of its run. So half as much is read as with two whole numbers,
/// and pixels whose neighbours all exist, nearly all of them, need no test of their own.
/// </remarks>
internal sealed partial class RemapTable
{
    public const int FractionBits = 5;
    public const int One = 1 << FractionBits;

    private readonly RemapRun[] _runs;
    private readonly uint[] _positions;

    /// <param name="runs">The runs, in the order of the destination's pixels.</param>
    /// <param name="positions">One packed position per destination pixel.</param>
    public RemapTable(RemapRun[] runs, uint[] positions)
    {
        (_runs, _positions) = (runs, positions);
    }

    /// <summary>Gets the runs, in the order of the destination's pixels.</summary>
    public ReadOnlySpan<RemapRun> Runs => _runs;

    /// <summary>Gets the width in bits of the widest kernel this processor runs fast: 512, 256 or 128, or 0 for the scalar one.</summary>
    public static int VectorBits { get; } = WidestVector();

    /// <summary>Fills the destination.</summary>
    /// <param name="source">The source, of the size the table was built for.</param>
    /// <param name="destination">As many pixels as the table has positions, with the source's channels; shares no memory with the source.</param>
    /// <param name="interpolation">How to read between pixels.</param>
    /// <param name="vectorBits">The widest kernel to use: <see cref="VectorBits"/> or less.</param>
    public void Remap(PixelImage source, PixelImage destination, Interpolation interpolation, int vectorBits)
    {
        var channels = source.Channels;
        var start = 0;
        foreach (var run in _runs)
        {
            var positions = _positions.AsSpan(start, run.Length);
            var result = destination.Pixels.Slice(start * channels, run.Length * channels);
            if (run.Kind == RemapRunKind.Outside)
                result.Clear();
            else if (interpolation == Interpolation.Nearest)
                Nearest(source, run, positions, result, vectorBits);
            else
                Bilinear(source, run, positions, result, vectorBits);
            start += run.Length;
        }
    }
}

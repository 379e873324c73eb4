using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MlKit.Labeling.Cameras;

/// <summary>Packs positions into a <see cref="RemapTable"/>, row by row.</summary>
internal sealed class RemapTableBuilder
{
    private readonly int _width, _height;
    private readonly uint[] _positions;
    private readonly List<RemapRun> _runs = [];
    private int _count;

    /// <param name="width">The width of the source in px.</param>
    /// <param name="height">The height of the source in px.</param>
    /// <param name="pixels">The number of the destination's pixels.</param>
    public RemapTableBuilder(int width, int height, int pixels)
    {
        (_width, _height) = (width, height);
        _positions = new uint[pixels];
    }

    /// <summary>Adds a row of the destination.</summary>
    /// <param name="row">
    /// The position of each pixel in 1/32 px, the column in the lower half, the row in the upper: from one px before the first to one px after the last.
    /// </param>
    public void Add(ReadOnlySpan<ulong> row)
    {
        while (!row.IsEmpty)
        {
            var (x, y) = Split(row[0]);
            var run = RemapRun.At(KindOf(x, y), x, y);
            var length = Pack(row, run, _positions.AsSpan(_count, row.Length));
            _runs.Add(run with { Length = length });
            _count += length;
            row = row[length..];
        }
    }

    /// <summary>Returns the table, to which no row is added any more.</summary>
    public RemapTable Build() => new([.. _runs], _positions);

    private static (int X, int Y) Split(ulong position) => ((int)position, (int)(position >> 32));

    // Packs the positions that belong to the run, and returns how many there are.
    private int Pack(ReadOnlySpan<ulong> row, RemapRun run, Span<uint> packed)
    {
        var n = 0;
        while (n < row.Length)
        {
            if (run.Kind == RemapRunKind.Inside && Vector256.IsHardwareAccelerated && row.Length - n >= 8 && TryPack8(row[n..], run, packed[n..]))
            {
                n += 8;
                continue;
            }

            var (x, y) = Split(row[n]);
            if (KindOf(x, y) != run.Kind || !run.Reaches(x, y))
                break;
            packed[n++] = run.Pack(x, y);
        }

        return n;
    }

    // Columns and rows side by side: none may be negative, which as an unsigned number is large, or beyond the last inside, or out of reach.
    private bool TryPack8(ReadOnlySpan<ulong> row, RemapRun run, Span<uint> packed)
    {
        ref var first = ref Unsafe.As<ulong, uint>(ref MemoryMarshal.GetReference(row));
        var (a, b) = (Vector256.LoadUnsafe(ref first), Vector256.LoadUnsafe(ref first, 8));
        var end = Vector256.Create(InsideEnd).AsUInt32();
        var start = Vector256.Create((uint)run.X | ((ulong)(uint)run.Y << 32)).AsUInt32();
        var (ra, rb) = (a - start, b - start);
        var reach = Vector256.Create((uint)ushort.MaxValue);
        if (!Vector256.LessThanAll(Vector256.Max(a, b), end) || !Vector256.LessThanOrEqualAll(Vector256.Max(ra, rb), reach))
            return false;

        var (wa, wb) = (ra.AsUInt64() | (ra.AsUInt64() >> 16), rb.AsUInt64() | (rb.AsUInt64() >> 16));
        var low = Vector256.Create((ulong)uint.MaxValue);
        Vector256.Narrow(wa & low, wb & low).StoreUnsafe(ref MemoryMarshal.GetReference(packed));
        return true;
    }

    private ulong InsideEnd => (uint)InsideWidth | ((ulong)(uint)InsideHeight << 32);

    // The ends of where a pixel's left upper neighbour may lie.
    private int InsideWidth => Math.Max(0, _width - 2) * RemapTable.One;

    private int InsideHeight => (_height - 1) * RemapTable.One;

    private RemapRunKind KindOf(int x, int y) =>
        (uint)x < (uint)InsideWidth && (uint)y < (uint)InsideHeight ? RemapRunKind.Inside
        : x > -RemapTable.One && y > -RemapTable.One && x < _width * RemapTable.One && y < _height * RemapTable.One ? RemapRunKind.Border
        : RemapRunKind.Outside;
}

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MlKit.Labeling.Cameras;

/// <summary>Stores u0 u1 ... and v0 v1 ... as pairs u0 v0 u1 v1 ...</summary>
/// <remarks>Each half is spread to twice its width (0 0 1 1, ...), then even lanes take u and odd ones v.</remarks>
internal static class PixelPairs
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<double> u, Vector128<double> v, Span<double> pairs)
    {
        Vector128.Create(u[0], v[0]).CopyTo(pairs);
        Vector128.Create(u[1], v[1]).CopyTo(pairs[2..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<double> u, Vector256<double> v, Span<double> pairs)
    {
        var even = Vector256.Create(-1L, 0, -1, 0).AsDouble();
        var (low, high) = (Vector256.Create(0L, 0, 1, 1), Vector256.Create(2L, 2, 3, 3));
        Vector256.ConditionalSelect(even, Vector256.Shuffle(u, low), Vector256.Shuffle(v, low)).CopyTo(pairs);
        Vector256.ConditionalSelect(even, Vector256.Shuffle(u, high), Vector256.Shuffle(v, high)).CopyTo(pairs[4..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<double> u, Vector512<double> v, Span<double> pairs)
    {
        var even = Vector512.Create(-1L, 0, -1, 0, -1, 0, -1, 0).AsDouble();
        var (low, high) = (Vector512.Create(0L, 0, 1, 1, 2, 2, 3, 3), Vector512.Create(4L, 4, 5, 5, 6, 6, 7, 7));
        Vector512.ConditionalSelect(even, Vector512.Shuffle(u, low), Vector512.Shuffle(v, low)).CopyTo(pairs);
        Vector512.ConditionalSelect(even, Vector512.Shuffle(u, high), Vector512.Shuffle(v, high)).CopyTo(pairs[8..]);
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MlKit.Labeling.Imaging;

/// <remarks>The rows begin one pixel before the result. The names are those of PNG: a is the pixel to the left, b that above, c that above a.</remarks>
internal static partial class PngRowFilter
{
    internal static void PaethScalar(ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, int pixelBytes, Span<byte> result)
    {
        for (var i = 0; i < result.Length; i++)
            result[i] = (byte)(row[i + pixelBytes] - PredictPaeth(row[i], above[i + pixelBytes], above[i]));
    }

    internal static void PaethVector128(ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, int pixelBytes, Span<byte> result)
    {
        ref var source = ref MemoryMarshal.GetReference(row);
        ref var upper = ref MemoryMarshal.GetReference(above);
        ref var target = ref MemoryMarshal.GetReference(result);
        var (i, pixel) = ((nuint)0, (nuint)pixelBytes);
        for (; (int)i <= result.Length - Vector128<byte>.Count; i += (nuint)Vector128<byte>.Count)
        {
            var a = Vector128.LoadUnsafe(ref source, i);
            var b = Vector128.LoadUnsafe(ref upper, i + pixel);
            var c = Vector128.LoadUnsafe(ref upper, i);
            (Vector128.LoadUnsafe(ref source, i + pixel) - Predict(a, b, c)).StoreUnsafe(ref target, i);
        }

        PaethScalar(row[(int)i..], above[(int)i..], pixelBytes, result[(int)i..]);
    }

    internal static void PaethVector256(ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, int pixelBytes, Span<byte> result)
    {
        ref var source = ref MemoryMarshal.GetReference(row);
        ref var upper = ref MemoryMarshal.GetReference(above);
        ref var target = ref MemoryMarshal.GetReference(result);
        var (i, pixel) = ((nuint)0, (nuint)pixelBytes);
        for (; (int)i <= result.Length - Vector256<byte>.Count; i += (nuint)Vector256<byte>.Count)
        {
            var a = Vector256.LoadUnsafe(ref source, i);
            var b = Vector256.LoadUnsafe(ref upper, i + pixel);
            var c = Vector256.LoadUnsafe(ref upper, i);
            (Vector256.LoadUnsafe(ref source, i + pixel) - Predict(a, b, c)).StoreUnsafe(ref target, i);
        }

        PaethVector128(row[(int)i..], above[(int)i..], pixelBytes, result[(int)i..]);
    }

    // The distances from a + b - c are |b - c| to a, |a - c| to b and |(a - c) + (b - c)| to c. Where a - c and b - c have opposite signs, the last is the
    // difference of the other two; elsewhere it is their sum, which is below neither, so that any value that is not may stand for it: all ones.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Predict(Vector128<byte> a, Vector128<byte> b, Vector128<byte> c)
    {
        var (low, high) = (Vector128.Min(a, b), Vector128.Max(a, b));
        var toA = Vector128.Max(b, c) - Vector128.Min(b, c);
        var toB = Vector128.Max(a, c) - Vector128.Min(a, c);
        var between = Vector128.Equals(Vector128.Min(Vector128.Max(low, c), high), c);
        var toC = (Vector128.Max(toA, toB) - Vector128.Min(toA, toB)) | ~between;
        var toBOrC = Vector128.Min(toB, toC);
        var bOrC = Vector128.ConditionalSelect(Vector128.Equals(toBOrC, toB), b, c);
        return Vector128.ConditionalSelect(Vector128.Equals(Vector128.Min(toA, toBOrC), toA), a, bOrC);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Predict(Vector256<byte> a, Vector256<byte> b, Vector256<byte> c)
    {
        var (low, high) = (Vector256.Min(a, b), Vector256.Max(a, b));
        var toA = Vector256.Max(b, c) - Vector256.Min(b, c);
        var toB = Vector256.Max(a, c) - Vector256.Min(a, c);
        var between = Vector256.Equals(Vector256.Min(Vector256.Max(low, c), high), c);
        var toC = (Vector256.Max(toA, toB) - Vector256.Min(toA, toB)) | ~between;
        var toBOrC = Vector256.Min(toB, toC);
        var bOrC = Vector256.ConditionalSelect(Vector256.Equals(toBOrC, toB), b, c);
        return Vector256.ConditionalSelect(Vector256.Equals(Vector256.Min(toA, toBOrC), toA), a, bOrC);
    }
}

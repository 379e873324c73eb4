using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MlKit.Labeling.Imaging;

/// <remarks>
/// Each pixel waits for the one to its left, so the vectors hold one RGB pixel, and a fourth byte that is the next pixel's: it is written, then overwritten.
/// The last pixel, behind which that byte would lie outside, is left to the scalar code. The names are those of PNG: a is the pixel to the left, b that
/// above, c that above a. All rows have the same length, a multiple of the pixel.
/// </remarks>
internal static partial class PngRowReconstruction
{
    internal static void UpScalar(ReadOnlySpan<byte> filtered, ReadOnlySpan<byte> above, Span<byte> row)
    {
        for (var i = 0; i < row.Length; i++)
            row[i] = (byte)(filtered[i] + above[i]);
    }

    internal static void UpVector128(ReadOnlySpan<byte> filtered, ReadOnlySpan<byte> above, Span<byte> row)
    {
        ref var source = ref MemoryMarshal.GetReference(filtered);
        ref var upper = ref MemoryMarshal.GetReference(above);
        ref var target = ref MemoryMarshal.GetReference(row);
        nuint i = 0;
        for (; (int)i <= row.Length - Vector128<byte>.Count; i += (nuint)Vector128<byte>.Count)
            (Vector128.LoadUnsafe(ref source, i) + Vector128.LoadUnsafe(ref upper, i)).StoreUnsafe(ref target, i);

        UpScalar(filtered[(int)i..], above[(int)i..], row[(int)i..]);
    }

    internal static void SubScalar(ReadOnlySpan<byte> filtered, int pixelBytes, Span<byte> row, int start = 0)
    {
        for (var i = start; i < row.Length; i++)
            row[i] = (byte)(filtered[i] + (i < pixelBytes ? 0 : row[i - pixelBytes]));
    }

    internal static void SubVector128(ReadOnlySpan<byte> filtered, Span<byte> row)
    {
        ref var source = ref MemoryMarshal.GetReference(filtered);
        ref var target = ref MemoryMarshal.GetReference(row);
        nint i = 0;
        var a = Vector128<byte>.Zero;
        for (; i < row.Length - 3; i += 3)
        {
            a += Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref source, i))).AsByte();
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref target, i), a.AsUInt32().ToScalar());
        }

        SubScalar(filtered, 3, row, (int)i);
    }

    internal static void AverageScalar(ReadOnlySpan<byte> filtered, ReadOnlySpan<byte> above, int pixelBytes, Span<byte> row, int start = 0)
    {
        for (var i = start; i < row.Length; i++)
            row[i] = (byte)(filtered[i] + (((i < pixelBytes ? 0 : row[i - pixelBytes]) + above[i]) >> 1));
    }

    internal static void AverageVector128(ReadOnlySpan<byte> filtered, ReadOnlySpan<byte> above, Span<byte> row)
    {
        ref var source = ref MemoryMarshal.GetReference(filtered);
        ref var upper = ref MemoryMarshal.GetReference(above);
        ref var target = ref MemoryMarshal.GetReference(row);
        nint i = 0;
        var a = Vector128<ushort>.Zero;
        for (; i < row.Length - 3; i += 3)
        {
            a = (Load(ref source, i) + ((a + Load(ref upper, i)) >>> 1)) & Vector128.Create((ushort)0xFF);
            Store(a, ref target, i);
        }

        AverageScalar(filtered, above, 3, row, (int)i);
    }

    internal static void PaethScalar(ReadOnlySpan<byte> filtered, ReadOnlySpan<byte> above, int pixelBytes, Span<byte> row, int start = 0)
    {
        for (var i = start; i < row.Length; i++)
        {
            var predicted = i < pixelBytes ? above[i] : PngRowFilter.PredictPaeth(row[i - pixelBytes], above[i], above[i - pixelBytes]);
            row[i] = (byte)(filtered[i] + predicted);
        }
    }

    /// <remarks>
    /// With t = 3 c - a - b the nearest to a + b - c is the smaller of a and b if t reaches the larger, the larger if t does not exceed the smaller, else c.
    /// That takes fewer steps from a to the next pixel than comparing distances. Ties go as PNG says: where two are as near, they are equal here or first.
    /// </remarks>
    internal static void PaethVector128(ReadOnlySpan<byte> filtered, ReadOnlySpan<byte> above, Span<byte> row)
    {
        ref var source = ref MemoryMarshal.GetReference(filtered);
        ref var upper = ref MemoryMarshal.GetReference(above);
        ref var target = ref MemoryMarshal.GetReference(row);
        nint i = 0;
        var (a, c) = (Vector128<short>.Zero, Vector128<short>.Zero);
        for (; i < row.Length - 3; i += 3)
        {
            var b = Load(ref upper, i).AsInt16();
            var t = (c + c + c - b) - a;
            var (low, high) = (Vector128.Min(a, b), Vector128.Max(a, b));
            var predicted = Vector128.ConditionalSelect(Vector128.GreaterThan(high, t), c, low);
            predicted = Vector128.ConditionalSelect(Vector128.GreaterThan(t, low), predicted, high);
            a = (Load(ref source, i).AsInt16() + predicted) & Vector128.Create((short)0xFF);
            Store(a.AsUInt16(), ref target, i);
            c = b;
        }

        PaethScalar(filtered, above, 3, row, (int)i);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> Load(ref byte source, nint i) =>
        Vector128.WidenLower(Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref source, i))).AsByte());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector128<ushort> pixel, ref byte target, nint i) =>
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref target, i), Vector128.Narrow(pixel, pixel).AsUInt32().ToScalar());
}

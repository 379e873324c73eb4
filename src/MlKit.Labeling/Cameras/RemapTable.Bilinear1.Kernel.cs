using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MlKit.Labeling.Cameras;

// Bilinear, one channel, all neighbours inside. The four neighbours of each pixel are first collected into one 32-bit number, from its lowest byte
// on: upper left, upper right, lower left, lower right. Then whole vectors of these are blended: even and odd bytes as 16-bit numbers (upper, lower)
// of the left and the right column, weighted by 32 - fx and fx, then both halves as 32-bit numbers, weighted by 32 - fy and fy.
internal sealed partial class RemapTable
{
    // The last chunk, and within it the last vector, ends with the run's last pixel and does some pixels again.
    private static void Bilinear1(ref byte source, int stride, int origin, ref uint positions, ref byte destination, int length, int vectorBits)
    {
        var size = Math.Min(length, Chunk);
        var offsets = (stackalloc int[Chunk])[..size];
        var corners = (stackalloc uint[Chunk])[..size];
        for (var i = 0; i < length; i += size)
        {
            var at = Math.Min(i, length - size);
            ref var place = ref Unsafe.Add(ref positions, at);
            ref var target = ref Unsafe.Add(ref destination, at);
            ToOffsets(ref place, 0, (1, stride, origin), offsets);
            PrefetchRows(ref source, 1, stride, offsets);
            Collect(ref source, stride, offsets, corners);
            ref var first = ref MemoryMarshal.GetReference(corners);
            if (vectorBits >= 256 && size >= 8)
                Bilinear1Vector256(ref first, ref place, ref target, size);
            else
                Bilinear1Vector128(ref first, ref place, ref target, size);
        }
    }

    private static void Collect(ref byte source, int stride, ReadOnlySpan<int> offsets, Span<uint> corners)
    {
        for (var i = 0; i < offsets.Length && i < corners.Length; i++)
        {
            ref var upper = ref Unsafe.Add(ref source, offsets[i]);
            corners[i] = Unsafe.ReadUnaligned<ushort>(ref upper) | ((uint)Unsafe.ReadUnaligned<ushort>(ref Unsafe.Add(ref upper, stride)) << 16);
        }
    }

    private static void Bilinear1Vector256(ref uint corners, ref uint positions, ref byte destination, int length)
    {
        var (mask, evenBytes, lowWord) = (Vector256.Create(One - 1u), Vector256.Create(0x00FF00FFu), Vector256.Create((uint)ushort.MaxValue));
        for (var i = 0; i < length; i += 8)
        {
            var at = Math.Min(i, length - 8);
            var p = Vector256.LoadUnsafe(ref positions, (nuint)at);
            var c = Vector256.LoadUnsafe(ref corners, (nuint)at);
            var fx = ((p & mask) * 0x00010001u).AsUInt16();
            var fy = (p >> 16) & mask;
            var rows = ((c & evenBytes).AsUInt16() * (Vector256.Create((ushort)One) - fx) + ((c >> 8) & evenBytes).AsUInt16() * fx).AsUInt32();
            var sum = ((rows & lowWord) * (Vector256.Create((uint)One) - fy) + (rows >> 16) * fy + Vector256.Create((uint)HalfWeight)) >> WeightBits;
            var words = Vector256.Narrow(sum, sum).GetLower();
            Vector128.Narrow(words, words).GetLower().StoreUnsafe(ref destination, (nuint)at);
        }
    }

    private static void Bilinear1Vector128(ref uint corners, ref uint positions, ref byte destination, int length)
    {
        var (mask, evenBytes, lowWord) = (Vector128.Create(One - 1u), Vector128.Create(0x00FF00FFu), Vector128.Create((uint)ushort.MaxValue));
        for (var i = 0; i < length; i += 4)
        {
            var at = Math.Min(i, length - 4);
            var p = Vector128.LoadUnsafe(ref positions, (nuint)at);
            var c = Vector128.LoadUnsafe(ref corners, (nuint)at);
            var fx = ((p & mask) * 0x00010001u).AsUInt16();
            var fy = (p >> 16) & mask;
            var rows = ((c & evenBytes).AsUInt16() * (Vector128.Create((ushort)One) - fx) + ((c >> 8) & evenBytes).AsUInt16() * fx).AsUInt32();
            var sum = ((rows & lowWord) * (Vector128.Create((uint)One) - fy) + (rows >> 16) * fy + Vector128.Create((uint)HalfWeight)) >> WeightBits;
            var words = Vector128.Narrow(sum, sum);
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref destination, at), Vector128.Narrow(words, words).AsUInt32().ToScalar());
        }
    }
}

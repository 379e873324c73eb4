using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace MlKit.Labeling.Cameras;

// Bilinear, three channels, all neighbours inside. In the AVX2 kernel each 128-bit lane holds one pixel: 8 bytes (two pixels and a rest) of the
// upper row and 8 of the lower. A shuffle makes pairs (left, right) of them, by channel and row; a first multiply-add with (32 - fx, fx) gives
// 16-bit numbers <= 8160, by channel upper and lower side by side; a second with (32 - fy, fy) gives 32-bit numbers <= 261,120: the scalar integers.
// Step g of 0..3 takes pixel g of each group of four, so that packing the four steps' results puts the pixels of a group side by side in its lane.
// The portable kernel takes three times as long; the like of this one in AVX-512 is no faster, as loading the neighbours is most of the work.
// The last vector ends with the run's last pixel and does some pixels again.
internal sealed partial class RemapTable
{
    private static Vector128<byte> Pairs => Vector128.Create((byte)0, 3, 8, 11, 1, 4, 9, 12, 2, 5, 10, 13, 255, 255, 255, 255);

    // Drops the fourth, unused byte of each pixel.
    private static Vector128<byte> Triples => Vector128.Create((byte)0, 1, 2, 4, 5, 6, 8, 9, 10, 12, 13, 14, 255, 255, 255, 255);

    private static void Bilinear3Avx2(ref byte source, int stride, int origin, ref uint positions, ref byte destination, int length)
    {
        Span<int> room = stackalloc int[8];
        ref var o0 = ref room[0];
        ref var o1 = ref room[1];
        ref var o2 = ref room[2];
        ref var o3 = ref room[3];
        ref var below = ref Unsafe.Add(ref source, stride);
        var (pairs, triples) = (Join(Pairs, Pairs), Join(Triples, Triples));
        var gaps = Vector256.Create(0, 1, 2, 4, 5, 6, 7, 7);
        for (var i = 0; i < length; i += 8)
        {
            var at = Math.Min(i, length - 8);
            var p = Vector256.LoadUnsafe(ref positions, (nuint)at);
            var y = (p >> (16 + FractionBits)).AsInt32() * stride;
            var x = ((p & Vector256.Create((uint)ushort.MaxValue)) >> FractionBits).AsInt32() * 3;
            (x + y + Vector256.Create(origin)).StoreUnsafe(ref o0);
            Prefetch(ref source, o0 + RowsAhead * stride);

            var wx = ((p & Vector256.Create(One - 1u)) * 0x00FF00FFu + Vector256.Create(0x00200020u)).AsInt32();
            var wy = (((p >> 16) & Vector256.Create(One - 1u)) * 0x0000FFFFu + Vector256.Create((uint)One)).AsInt32();
            var s0 = Blend(Avx2.Shuffle(wx, 0b00_00_00_00), Avx2.Shuffle(wy, 0b00_00_00_00), Load256(ref source, ref below, ref o0), pairs);
            var s1 = Blend(Avx2.Shuffle(wx, 0b01_01_01_01), Avx2.Shuffle(wy, 0b01_01_01_01), Load256(ref source, ref below, ref o1), pairs);
            var s2 = Blend(Avx2.Shuffle(wx, 0b10_10_10_10), Avx2.Shuffle(wy, 0b10_10_10_10), Load256(ref source, ref below, ref o2), pairs);
            var s3 = Blend(Avx2.Shuffle(wx, 0b11_11_11_11), Avx2.Shuffle(wy, 0b11_11_11_11), Load256(ref source, ref below, ref o3), pairs);

            var words01 = Avx2.PackUnsignedSaturate(s0, s1).AsInt16();
            var words23 = Avx2.PackUnsignedSaturate(s2, s3).AsInt16();
            var bytes = Avx2.Shuffle(Avx2.PackUnsignedSaturate(words01, words23), triples);
            var joined = Avx2.PermuteVar8x32(bytes.AsInt32(), gaps).AsByte();
            joined.GetLower().StoreUnsafe(ref destination, (nuint)at * 3);
            joined.GetUpper().GetLower().StoreUnsafe(ref destination, (nuint)at * 3 + 16);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Blend(Vector256<int> wx, Vector256<int> wy, Vector256<byte> neighbours, Vector256<byte> pairs)
    {
        var rows = Avx2.MultiplyAddAdjacent(Avx2.Shuffle(neighbours, pairs), wx.AsSByte());
        return (Avx2.MultiplyAddAdjacent(rows, wy.AsInt16()) + Vector256.Create(HalfWeight)) >> WeightBits;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Load256(ref byte source, ref byte below, ref int offsets) =>
        Join(Load128(ref source, ref below, offsets), Load128(ref source, ref below, Unsafe.Add(ref offsets, 4)));

    // Doubles, because they alone are loaded straight into a vector's halves; no arithmetic touches them.
    private static Vector128<byte> Load128(ref byte source, ref byte below, int offset) =>
        Vector128.Create(
            Unsafe.ReadUnaligned<double>(ref Unsafe.Add(ref source, offset)),
            Unsafe.ReadUnaligned<double>(ref Unsafe.Add(ref below, offset))).AsByte();

    // One instruction, where Create takes two and depends on what the register held.
    private static Vector256<byte> Join(Vector128<byte> lower, Vector128<byte> upper) => lower.ToVector256Unsafe().WithUpper(upper);

    // Portable: one pixel at a time. The first vector holds (left upper, left lower), the second the right ones, four 16-bit numbers each.
    private static void Bilinear3Vector128(ref byte source, int stride, int origin, ref uint positions, ref byte destination, int length)
    {
        for (nint i = 0; i < length; i++)
        {
            var p = Unsafe.Add(ref positions, i);
            var (fx, fy) = ((ushort)(p & (One - 1)), (p >> 16) & (One - 1));
            var (x, y) = ((int)((p & ushort.MaxValue) >> FractionBits), (int)(p >> (16 + FractionBits)));
            ref var place = ref Unsafe.Add(ref source, origin + y * stride + x * 3);
            var upper = Unsafe.ReadUnaligned<ulong>(ref place);
            var lower = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref place, stride));
            var left = Vector128.WidenLower(Vector128.CreateScalarUnsafe((uint)upper | (lower << 32)).AsByte());
            var right = Vector128.WidenLower(Vector128.CreateScalarUnsafe((uint)(upper >> 24) | ((lower >> 24) << 32)).AsByte());
            var rows = left * (ushort)(One - fx) + right * fx;
            var sum = Vector128.WidenLower(rows) * (One - fy) + Vector128.WidenUpper(rows) * fy;
            var result = ((sum + Vector128.Create((uint)HalfWeight)) >> WeightBits).AsByte();
            Unsafe.Add(ref destination, 3 * i) = result[0];
            Unsafe.Add(ref destination, 3 * i + 1) = result[4];
            Unsafe.Add(ref destination, 3 * i + 2) = result[8];
        }
    }
}

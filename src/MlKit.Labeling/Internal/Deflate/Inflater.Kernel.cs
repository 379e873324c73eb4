using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MlKit.Labeling.Internal.Deflate;

internal static partial class Inflater
{
    // One round reads at most two times 8 bytes, and writes literals, a match of up to 258 bytes and what its last vector writes in excess.
    private const int InputSlack = 32;
    private const int OutputSlack = 320;

    private const ulong LiteralMask = (1 << HuffmanTable.LiteralBits) - 1;
    private const ulong DistanceMask = (1 << HuffmanTable.DistanceBits) - 1;

    /// <summary>Row d: the indices that repeat the first d bytes of a vector.</summary>
    private static readonly byte[] Repetitions = [.. Enumerable.Range(0, 256).Select(i => (byte)(i < 16 ? 0 : i % 16 % (i / 16)))];

    /// <summary>
    /// Decodes while both ends are far. Returns true at the end of the block, false where the careful loop must go on: it starts at a symbol and, near the
    /// ends or at damage, decides what it is.
    /// </summary>
    private static bool DecodeFast(
        ref BitReader reader, scoped ReadOnlySpan<uint> literals, scoped ReadOnlySpan<uint> distances, Span<byte> destination, ref int written)
    {
        ref var input = ref MemoryMarshal.GetReference(reader.Source);
        ref var output = ref MemoryMarshal.GetReference(destination);
        ref var literalTable = ref MemoryMarshal.GetReference(literals);
        ref var distanceTable = ref MemoryMarshal.GetReference(distances);
        nint position = reader.Position, o = written;
        nint inputEnd = reader.Source.Length - InputSlack, outputEnd = destination.Length - OutputSlack;
        var (bits, count) = (reader.Bits, reader.Count);
        var ended = false;
        while (position < inputEnd && o < outputEnd)
        {
            // A length and its distance need up to 48 bits.
            if (count < 48)
                Refill(ref input, ref position, ref bits, ref count);

            var entry = Unsafe.Add(ref literalTable, (nint)(bits & LiteralMask));
            if ((entry & HuffmanTable.LiteralCount) != 0)
            {
                // Most often another one follows; it needs no more than the bits that are left.
                Put(ref output, ref o, entry, ref bits, ref count);
                entry = Unsafe.Add(ref literalTable, (nint)(bits & LiteralMask));
                if ((entry & HuffmanTable.LiteralCount) != 0)
                {
                    Put(ref output, ref o, entry, ref bits, ref count);
                    continue;
                }

                Refill(ref input, ref position, ref bits, ref count);
            }

            if ((entry & HuffmanTable.Exceptional) != 0)
            {
                if ((entry & HuffmanTable.Continued) != 0)
                    entry = Continue(ref literalTable, entry, bits >> HuffmanTable.LiteralBits);
                if ((entry & HuffmanTable.LiteralCount) != 0)
                {
                    Put(ref output, ref o, entry, ref bits, ref count);
                    continue;
                }

                if ((entry & HuffmanTable.Exceptional) != 0)
                {
                    ended = (entry & HuffmanTable.EndOfBlock) != 0;
                    if (ended)
                        Skip(entry, ref bits, ref count);
                    break;
                }
            }

            var (startBits, startCount) = (bits, count);
            nint length = Value(entry, bits);
            Skip(entry, ref bits, ref count);
            entry = Unsafe.Add(ref distanceTable, (nint)(bits & DistanceMask));
            if ((entry & (HuffmanTable.Exceptional | HuffmanTable.Continued)) == (HuffmanTable.Exceptional | HuffmanTable.Continued))
                entry = Continue(ref distanceTable, entry, bits >> HuffmanTable.DistanceBits);

            nint distance = Value(entry, bits);
            if ((entry & HuffmanTable.Exceptional) != 0 || distance > o)
            {
                (bits, count) = (startBits, startCount);
                break;
            }

            Skip(entry, ref bits, ref count);
            CopyMatch(ref Unsafe.Add(ref output, o), distance, length);
            o += length;
        }

        (reader.Position, reader.Bits, reader.Count, written) = ((int)position, bits, count, (int)o);
        return ended;
    }

    /// <summary>Fills up to 56 bits or more. The bits above are those of the bytes that come next, so that reading them again changes nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Refill(ref byte input, ref nint position, ref ulong bits, ref int count)
    {
        var next = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref input, position));
        bits |= (BitConverter.IsLittleEndian ? next : BinaryPrimitives.ReverseEndianness(next)) << count;
        position += (63 - count) >> 3;
        count |= 56;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(ref byte output, ref nint o, uint entry, ref ulong bits, ref int count)
    {
        var literals = entry >> 8;
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref output, o), BitConverter.IsLittleEndian ? literals : BinaryPrimitives.ReverseEndianness(literals));
        o += (nint)((entry >> 6) & 3);
        Skip(entry, ref bits, ref count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Skip(uint entry, ref ulong bits, ref int count)
    {
        bits >>= (int)(entry & 63);
        count -= (int)(entry & 63);
    }

    private static uint Continue(ref uint table, uint entry, ulong bits) =>
        Unsafe.Add(ref table, (nint)((entry >> 16) & 0x3FFF) + (nint)(bits & ~(ulong.MaxValue << (int)((entry >> 8) & 63))));

    /// <summary>Copies in vectors, the last of which may reach beyond the match. A match that overlaps itself repeats its first bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CopyMatch(ref byte target, nint distance, nint length)
    {
        ref var source = ref Unsafe.Subtract(ref target, distance);
        if (distance >= Vector128<byte>.Count)
        {
            for (nint i = 0; i < length; i += Vector128<byte>.Count)
                Vector128.LoadUnsafe(ref source, (nuint)i).StoreUnsafe(ref target, (nuint)i);
            return;
        }

        // What lies behind the first bytes is not written yet, but is not looked at either.
        var indices = Vector128.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(Repetitions), (nuint)distance * 16);
        var pattern = Vector128.ShuffleNative(Vector128.LoadUnsafe(ref source), indices);
        var step = Vector128<byte>.Count - Vector128<byte>.Count % distance;
        for (nint i = 0; i < length; i += step)
            pattern.StoreUnsafe(ref target, (nuint)i);
    }
}

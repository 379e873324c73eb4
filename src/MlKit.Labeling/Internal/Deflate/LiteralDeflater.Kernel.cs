using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MlKit.Labeling.Internal.Deflate;

internal static partial class LiteralDeflater
{
    /// <summary>Finds the places where 16 bytes and more equal those one pixel before. Looks at every 16th byte only, and from there both ways.</summary>
    internal static int FindRuns(ReadOnlySpan<byte> block, int pixelBytes, Span<ByteRun> runs)
    {
        var (count, floor) = (0, pixelBytes);
        for (var i = pixelBytes; i <= block.Length - MinRun; i += MinRun)
        {
            if (!IsRun(block, i, pixelBytes))
                continue;

            var start = i;
            while (start > floor && block[start - 1] == block[start - 1 - pixelBytes])
                start--;
            do
                i += MinRun;
            while (i <= block.Length - MinRun && IsRun(block, i, pixelBytes));
            while (i < block.Length && block[i] == block[i - pixelBytes])
                i++;

            runs[count++] = new ByteRun(start, i - start);
            floor = i;
            i -= MinRun;
        }

        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsRun(ReadOnlySpan<byte> block, int i, int pixelBytes)
    {
        ref var position = ref Unsafe.Add(ref MemoryMarshal.GetReference(block), i);
        return Vector128.LoadUnsafe(ref position) == Vector128.LoadUnsafe(ref Unsafe.Subtract(ref position, pixelBytes));
    }

    /// <summary>Counts in four tables, so that equal bytes in a row do not wait for each other.</summary>
    private static void CountLiterals(ReadOnlySpan<byte> literals, Span<int> frequencies)
    {
        if (literals.Length < 512)
        {
            foreach (var literal in literals)
                frequencies[literal]++;
            return;
        }

        Span<int> tables = stackalloc int[4 * 256];
        tables.Clear();
        ref var table = ref MemoryMarshal.GetReference(tables);
        ref var source = ref MemoryMarshal.GetReference(literals);
        nint i = 0;
        for (; i <= literals.Length - 8; i += 8)
        {
            var eight = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref source, i));
            Unsafe.Add(ref table, (nint)(byte)eight)++;
            Unsafe.Add(ref table, 256 + (nint)(byte)(eight >> 8))++;
            Unsafe.Add(ref table, 512 + (nint)(byte)(eight >> 16))++;
            Unsafe.Add(ref table, 768 + (nint)(byte)(eight >> 24))++;
            Unsafe.Add(ref table, (nint)(byte)(eight >> 32))++;
            Unsafe.Add(ref table, 256 + (nint)(byte)(eight >> 40))++;
            Unsafe.Add(ref table, 512 + (nint)(byte)(eight >> 48))++;
            Unsafe.Add(ref table, 768 + (nint)(byte)(eight >> 56))++;
        }

        foreach (var literal in literals[(int)i..])
            tables[literal]++;
        for (var literal = 0; literal < 256; literal++)
            frequencies[literal] += tables[literal] + tables[256 + literal] + tables[512 + literal] + tables[768 + literal];
    }

    private static void WriteLiterals(scoped ReadOnlySpan<byte> literals, scoped ReadOnlySpan<uint> codes, ref BitWriter writer)
    {
        ref var source = ref MemoryMarshal.GetReference(literals);
        ref var code = ref MemoryMarshal.GetReference(codes);
        ref var target = ref MemoryMarshal.GetReference(writer.Target);
        var (bits, count) = (writer.Bits, writer.Count);
        nint position = writer.Position, i = 0;
        for (; i <= literals.Length - 4; i += 4)
        {
            var four = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref source, i));
            four = BitConverter.IsLittleEndian ? four : BinaryPrimitives.ReverseEndianness(four);
            var a = Unsafe.Add(ref code, (nint)(byte)four);
            var b = Unsafe.Add(ref code, (nint)(byte)(four >> 8));
            var c = Unsafe.Add(ref code, (nint)(byte)(four >> 16));
            var d = Unsafe.Add(ref code, (nint)(four >> 24));

            // At most 7 + 4 x 12 bits.
            var ab = (ulong)(a >> 8) | ((ulong)(b >> 8) << (int)a);
            var cd = (ulong)(c >> 8) | ((ulong)(d >> 8) << (int)c);
            var abLength = (int)(byte)a + (int)(byte)b;
            bits |= (ab | (cd << abLength)) << count;
            count += abLength + (int)(byte)c + (int)(byte)d;
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref target, position), BitConverter.IsLittleEndian ? bits : BinaryPrimitives.ReverseEndianness(bits));
            position += count >> 3;
            bits >>= count & 0x38;
            count &= 7;
        }

        (writer.Position, writer.Bits, writer.Count) = ((int)position, bits, count);
        foreach (var literal in literals[(int)i..])
            writer.WriteCode(codes[literal]);
    }
}

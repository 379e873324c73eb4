namespace MlKit.Labeling.Internal.Deflate;

/// <summary>Compresses filtered samples: Huffman codes for single bytes, and matches only for long repetitions of a pixel.</summary>
/// <remarks>
/// The samples of a camera are noise on a smooth picture. What a filter leaves of them has next to no matches, and looking for these is what takes the time
/// of other compressors. Codes of at most 12 bits let four symbols be joined in a register before they are written.
/// </remarks>
internal static partial class LiteralDeflater
{
    /// <summary>The most bytes of one block.</summary>
    public const int MaxBlock = 65520;

    /// <summary>The room that one block of this size needs at most, with 12 bits for each byte; a stored block is smaller.</summary>
    public const int MaxCompressedBlock = (MaxBlock * MaxCodeLength / 8) + 1024;

    private const int MaxCodeLength = 12;
    private const int MinRun = 16;

    /// <summary>Compresses one block.</summary>
    /// <param name="block">1 to <see cref="MaxBlock"/> bytes.</param>
    /// <param name="pixelBytes">The distance at which bytes are compared: 1 or 3.</param>
    /// <param name="isLast">Whether the data end with this block.</param>
    /// <param name="writer">Receives the block; it must have room for <see cref="MaxCompressedBlock"/> bytes.</param>
    public static void WriteBlock(ReadOnlySpan<byte> block, int pixelBytes, bool isLast, ref BitWriter writer)
    {
        // The kernels rely on both.
        ArgumentOutOfRangeException.ThrowIfGreaterThan(block.Length, MaxBlock);
        ArgumentOutOfRangeException.ThrowIfLessThan(writer.Target.Length - writer.Position, MaxCompressedBlock, nameof(writer));
        var start = writer;
        WriteCoded(block, pixelBytes, isLast, ref writer);
        if (writer.Position - start.Position <= block.Length + 4)
            return;

        writer = start;
        WriteStored(block, isLast, ref writer);
    }

    private static void WriteStored(ReadOnlySpan<byte> block, bool isLast, ref BitWriter writer)
    {
        writer.Write(isLast ? 1u : 0, 3);
        writer.AlignToByte();
        writer.Write((uint)block.Length | ((uint)~block.Length << 16), 32);
        block.CopyTo(writer.Target[writer.Position..]);
        writer.Position += block.Length;
    }

    private static void WriteCoded(ReadOnlySpan<byte> block, int pixelBytes, bool isLast, ref BitWriter writer)
    {
        Span<ByteRun> runs = stackalloc ByteRun[MaxBlock / MinRun];
        runs = runs[..FindRuns(block, pixelBytes, runs)];

        Span<int> frequencies = stackalloc int[DeflateCodes.LiteralCount];
        Count(block, runs, frequencies);
        Span<byte> lengths = stackalloc byte[DeflateCodes.LiteralCount];
        HuffmanCode.FindLengths(frequencies, MaxCodeLength, lengths);

        // Matches have one distance, but a second code, never used, makes the codes complete, as old decoders want them.
        Span<byte> distances = pixelBytes == 1 ? [1, 1] : [1, 0, 1];
        writer.Write(isLast ? 0b_101u : 0b_100u, 3);
        DeflateHeader.Write(lengths, distances, ref writer);

        Span<uint> codes = stackalloc uint[DeflateCodes.LiteralCount];
        HuffmanCode.Assign(lengths, codes);
        var position = 0;
        foreach (var run in runs)
        {
            WriteLiterals(block[position..run.Start], codes, ref writer);
            WriteMatches(run.Length, codes, pixelBytes == 1 ? 0u : 1u, ref writer);
            position = run.Start + run.Length;
        }

        WriteLiterals(block[position..], codes, ref writer);
        writer.WriteCode(codes[DeflateCodes.EndOfBlock]);
    }

    private static void Count(ReadOnlySpan<byte> block, ReadOnlySpan<ByteRun> runs, Span<int> frequencies)
    {
        frequencies.Clear();
        frequencies[DeflateCodes.EndOfBlock] = 1;
        var position = 0;
        foreach (var run in runs)
        {
            CountLiterals(block[position..run.Start], frequencies);
            for (var left = run.Length; left > 0;)
            {
                var length = NextMatch(left);
                left -= length;
                frequencies[DeflateCodes.FirstLength + LengthCode(length)]++;
            }

            position = run.Start + run.Length;
        }

        CountLiterals(block[position..], frequencies);
    }

    private static void WriteMatches(int runLength, scoped ReadOnlySpan<uint> codes, uint distanceBit, ref BitWriter writer)
    {
        while (runLength > 0)
        {
            var length = NextMatch(runLength);
            runLength -= length;
            var symbol = LengthCode(length);
            var code = codes[DeflateCodes.FirstLength + symbol];
            var (codeBits, extraBits) = ((int)(code & 0xFF), DeflateCodes.LengthExtraBits[symbol]);
            var extra = (uint)(length - DeflateCodes.LengthBases[symbol]);
            writer.Write((code >> 8) | (extra << codeBits) | (distanceBit << (codeBits + extraBits)), codeBits + extraBits + 1);
        }
    }

    /// <summary>The longest match that leaves nothing of the run, or enough for another match.</summary>
    private static int NextMatch(int left) => left is > DeflateCodes.MaxLength and < DeflateCodes.MaxLength + 3 ? left - 3 : Math.Min(left, DeflateCodes.MaxLength);

    private static int LengthCode(int length)
    {
        var code = DeflateCodes.LengthBases.BinarySearch((ushort)length);
        return code < 0 ? ~code - 1 : code;
    }
}

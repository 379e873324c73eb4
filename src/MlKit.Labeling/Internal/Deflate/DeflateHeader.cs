namespace MlKit.Labeling.Internal.Deflate;

/// <summary>Writes the lengths of the codes of a block. https://www.rfc-editor.org/rfc/rfc1951#section-3.2.7.</summary>
internal static class DeflateHeader
{
    private const int MaxCodeLength = 7;
    private const int RepeatLength = 16;
    private const int FewZeros = 17;
    private const int ManyZeros = 18;

    public static void Write(scoped ReadOnlySpan<byte> literals, scoped ReadOnlySpan<byte> distances, ref BitWriter writer)
    {
        literals = literals[..(literals.LastIndexOfAnyExcept((byte)0) + 1)];
        Span<byte> lengths = stackalloc byte[literals.Length + distances.Length];
        literals.CopyTo(lengths);
        distances.CopyTo(lengths[literals.Length..]);

        Span<byte> symbols = stackalloc byte[lengths.Length];
        Span<byte> extras = stackalloc byte[lengths.Length];
        var count = Shorten(lengths, symbols, extras);
        Span<int> frequencies = stackalloc int[19];
        frequencies.Clear();
        foreach (var symbol in symbols[..count])
            frequencies[symbol]++;

        Span<byte> codeLengths = stackalloc byte[19];
        HuffmanCode.FindLengths(frequencies, MaxCodeLength, codeLengths);
        Span<uint> codes = stackalloc uint[19];
        HuffmanCode.Assign(codeLengths, codes);

        writer.Write((uint)(literals.Length - 257), 5);
        writer.Write((uint)(distances.Length - 1), 5);
        WriteCodeLengths(codeLengths, ref writer);
        for (var i = 0; i < count; i++)
        {
            writer.WriteCode(codes[symbols[i]]);
            if (symbols[i] >= RepeatLength)
                writer.Write(extras[i], symbols[i] switch { RepeatLength => 2, FewZeros => 3, _ => 7 });
        }
    }

    private static void WriteCodeLengths(scoped ReadOnlySpan<byte> codeLengths, ref BitWriter writer)
    {
        var count = DeflateCodes.CodeLengthOrder.Length;
        while (codeLengths[DeflateCodes.CodeLengthOrder[count - 1]] == 0)
            count--;
        writer.Write((uint)(count - 4), 4);
        foreach (var symbol in DeflateCodes.CodeLengthOrder[..count])
            writer.Write(codeLengths[symbol], 3);
    }

    /// <summary>Replaces equal lengths in a row by symbols that repeat; returns the number of symbols.</summary>
    private static int Shorten(ReadOnlySpan<byte> lengths, Span<byte> symbols, Span<byte> extras)
    {
        var count = 0;
        for (var i = 0; i < lengths.Length;)
        {
            var length = lengths[i];
            var end = lengths[i..].IndexOfAnyExcept(length);
            var equal = end < 0 ? lengths.Length - i : end;
            var (symbol, extra, covered) = length == 0 ? Zeros(equal) : (length, 0, 1);
            (symbols[count], extras[count]) = ((byte)symbol, (byte)extra);
            count++;
            i += covered;
            for (equal = length == 0 ? 0 : equal - 1; equal >= 3; count++)
            {
                covered = Math.Min(equal, 6);
                (symbols[count], extras[count]) = (RepeatLength, (byte)(covered - 3));
                i += covered;
                equal -= covered;
            }
        }

        return count;
    }

    private static (int Symbol, int Extra, int Covered) Zeros(int count) => count switch
    {
        < 3 => (0, 0, 1),
        <= 10 => (FewZeros, count - 3, count),
        _ => (ManyZeros, Math.Min(count, 138) - 11, Math.Min(count, 138)),
    };
}

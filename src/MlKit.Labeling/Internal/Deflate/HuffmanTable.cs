using System.Numerics;

namespace MlKit.Labeling.Internal.Deflate;

/// <summary>Builds the tables that decode Huffman codes: the next bits are the index, the entry says what they mean.</summary>
/// <remarks>
/// Bits 0-5 of an entry are the bits to consume. Bits 6-7 are a number of literals; they follow in bits 8-31. Where that number is 0 and bit 31 is not set,
/// the entry is a length or distance: bits 16-30 its base, bits 8-15 the length of the code alone, after which the extra bits come.
/// </remarks>
internal static class HuffmanTable
{
    public const int LiteralBits = 11;
    public const int DistanceBits = 8;
    public const int CodeLengthBits = 7;

    // Complete codes of 288 symbols need at most 2342 entries, those of 32 symbols 402, with codes of up to 15 bits.
    public const int LiteralEntries = 2560;
    public const int DistanceEntries = 512;
    public const int CodeLengthEntries = 1 << CodeLengthBits;

    /// <summary>Marks an entry that is neither literal nor length nor distance.</summary>
    public const uint Exceptional = 1u << 31;

    /// <summary>With <see cref="Exceptional"/>: codes go on in a second table; bits 16-29 are its start, bits 8-15 the number of bits of its index.</summary>
    public const uint Continued = 1u << 30;

    /// <summary>With <see cref="Exceptional"/>: the end of the block.</summary>
    public const uint EndOfBlock = 1u << 29;

    /// <summary>The bits of an entry that hold its number of literals.</summary>
    public const uint LiteralCount = 3u << 6;

    private const int MaxBits = 15;
    private const uint OneLiteral = 1u << 6;

    /// <summary>The entries of literals and lengths without the length of their code.</summary>
    public static readonly uint[] LiteralSymbols = CreateLiteralSymbols();

    /// <summary>The entries of distances without the length of their code.</summary>
    public static readonly uint[] DistanceSymbols = CreateDistanceSymbols();

    /// <summary>The entries of code lengths without the length of their code.</summary>
    public static readonly uint[] CodeLengthSymbols = [.. Enumerable.Range(0, 19).Select(symbol => OneLiteral | ((uint)symbol << 8))];

    /// <summary>Fills the table of a canonical code; returns false unless zlib accepts it: if it is complete, a single code of one bit, or empty.</summary>
    public static bool TryBuild(ReadOnlySpan<byte> lengths, ReadOnlySpan<uint> symbols, int indexBits, Span<uint> entries)
    {
        Span<int> counts = stackalloc int[MaxBits + 1];
        counts.Clear();
        foreach (var length in lengths)
            counts[length]++;

        counts[0] = 0;
        if (!IsValid(counts, out var isComplete))
            return false;
        if (!isComplete)
            entries.Fill(Exceptional | 1);

        Span<ushort> sorted = stackalloc ushort[lengths.Length];
        var used = Sort(lengths, counts, sorted);
        Fill(sorted[..used], lengths, counts, symbols, indexBits, entries);
        return true;
    }

    /// <summary>Lets every entry whose index has room for the codes of further literals say them as well, up to three.</summary>
    public static void JoinLiterals(Span<uint> entries)
    {
        // Downwards, since the rest of an index is a lower index, whose entry then still says one literal. Only 0 is its own rest.
        var zero = entries[0];
        for (var i = (1 << LiteralBits) - 1; i >= 0; i--)
        {
            var entry = entries[i];
            if ((entry & LiteralCount) == 0)
                continue;

            var second = Rest(entries, zero, i, entry);
            if (!Fits(entry, second))
                continue;

            entry = Join(entry, second, 16);
            var third = Rest(entries, zero, i, entry);
            entries[i] = Fits(entry, third) ? Join(entry, third, 24) : entry;
        }
    }

    private static uint Rest(Span<uint> entries, uint zero, int index, uint entry) => index >> (int)(entry & 63) is var rest and not 0 ? entries[rest] : zero;

    private static bool Fits(uint entry, uint next) => (next & LiteralCount) != 0 && (entry & 63) + (next & 63) <= LiteralBits;

    private static uint Join(uint entry, uint next, int shift) => entry + (next & 0xFF) + ((next >> 8) << shift);

    private static bool IsValid(ReadOnlySpan<int> counts, out bool isComplete)
    {
        var (left, total) = (1, 0);
        for (var length = 1; length <= MaxBits; length++)
        {
            left = (left << 1) - counts[length];
            total += counts[length];
            if (left < 0)
            {
                isComplete = false;
                return false;
            }
        }

        isComplete = left == 0;
        return isComplete || total == 0 || (total == 1 && counts[1] == 1);
    }

    private static int Sort(ReadOnlySpan<byte> lengths, ReadOnlySpan<int> counts, Span<ushort> sorted)
    {
        Span<int> offsets = stackalloc int[MaxBits + 2];
        offsets[1] = 0;
        for (var length = 1; length <= MaxBits; length++)
            offsets[length + 1] = offsets[length] + counts[length];
        for (var symbol = 0; symbol < lengths.Length; symbol++)
        {
            if (lengths[symbol] != 0)
                sorted[offsets[lengths[symbol]]++] = (ushort)symbol;
        }

        return offsets[MaxBits + 1];
    }

    private static void Fill(
        ReadOnlySpan<ushort> sorted, ReadOnlySpan<byte> lengths, Span<int> counts, ReadOnlySpan<uint> symbols, int indexBits, Span<uint> entries)
    {
        var code = 0u; // Its bits are reversed, as they come in the data.
        var (start, bits, prefix, next) = (0, indexBits, uint.MaxValue, 1 << indexBits);
        foreach (var symbol in sorted)
        {
            int length = lengths[symbol];
            if (length > indexBits && (code & ((1u << indexBits) - 1)) != prefix)
            {
                prefix = code & ((1u << indexBits) - 1);
                bits = ContinuationBits(counts, length, indexBits);
                start = next;
                next += 1 << bits;
                entries[(int)prefix] = Exceptional | Continued | ((uint)start << 16) | ((uint)bits << 8);
            }

            var (first, step) = length > indexBits ? (code >> indexBits, 1 << (length - indexBits)) : (code, 1 << length);
            var entry = Entry(symbols[symbol], length);
            for (var i = start + (int)first; i < start + (1 << bits); i += step)
                entries[i] = entry;

            counts[length]--;
            code = Increment(code, length);
        }
    }

    private static uint Entry(uint symbol, int length) => symbol + (uint)((symbol & LiteralCount) != 0 ? length : length * 0x101);

    /// <summary>The number of bits of a second table that holds all codes which begin like the next one of this length.</summary>
    private static int ContinuationBits(ReadOnlySpan<int> counts, int length, int indexBits)
    {
        var bits = length - indexBits;
        var left = 1 << bits;
        while (bits + indexBits < MaxBits && (left -= counts[bits + indexBits]) > 0)
        {
            bits++;
            left <<= 1;
        }

        return bits;
    }

    private static uint Increment(uint reversed, int length)
    {
        // The highest zero bit of the reversed code is the lowest of the code: set it, clear those above it.
        var zeros = ~reversed & ((1u << length) - 1);
        if (zeros == 0)
            return 0;

        var bit = 1u << BitOperations.Log2(zeros);
        return (reversed & (bit - 1)) | bit;
    }

    private static uint[] CreateLiteralSymbols()
    {
        var symbols = new uint[288];
        for (var literal = 0u; literal < 256; literal++)
            symbols[literal] = OneLiteral | (literal << 8);

        symbols[256] = Exceptional | EndOfBlock;
        for (var code = 0; code < DeflateCodes.LengthBases.Length; code++)
            symbols[257 + code] = ((uint)DeflateCodes.LengthBases[code] << 16) | DeflateCodes.LengthExtraBits[code];

        symbols.AsSpan(286).Fill(Exceptional);
        return symbols;
    }

    private static uint[] CreateDistanceSymbols()
    {
        var symbols = new uint[32];
        for (var code = 0; code < DeflateCodes.DistanceBases.Length; code++)
            symbols[code] = ((uint)DeflateCodes.DistanceBases[code] << 16) | DeflateCodes.DistanceExtraBits[code];

        symbols.AsSpan(30).Fill(Exceptional);
        return symbols;
    }
}

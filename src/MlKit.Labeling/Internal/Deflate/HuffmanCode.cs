namespace MlKit.Labeling.Internal.Deflate;

/// <summary>Finds Huffman codes for symbols that are counted.</summary>
internal static class HuffmanCode
{
    private const int SymbolBits = 9;

    /// <summary>Gives each symbol that occurs the length of its code, the others 0. The codes are complete: they leave no bits without a meaning.</summary>
    /// <param name="frequencies">How often each symbol occurs: at least two of at most 512 symbols, at most 2^23 times in sum.</param>
    /// <param name="maxLength">The most bits that a code may have.</param>
    /// <param name="lengths">Receives the lengths.</param>
    public static void FindLengths(ReadOnlySpan<int> frequencies, int maxLength, Span<byte> lengths)
    {
        // The symbol in the low bits makes the order, and so the code, the same whatever the sort.
        Span<uint> sorted = stackalloc uint[frequencies.Length];
        var used = 0;
        for (var symbol = 0; symbol < frequencies.Length; symbol++)
        {
            if (frequencies[symbol] > 0)
                sorted[used++] = ((uint)frequencies[symbol] << SymbolBits) | (uint)symbol;
        }

        sorted = sorted[..used];
        sorted.Sort();
        Span<int> counts = stackalloc int[Math.Max(used, maxLength + 1)];
        CountDepths(sorted, counts);
        Limit(counts, maxLength);

        lengths.Clear();
        var length = maxLength;
        foreach (var entry in sorted)
        {
            while (counts[length] == 0)
                length--;
            counts[length]--;
            lengths[(int)(entry & ((1 << SymbolBits) - 1))] = (byte)length;
        }
    }

    /// <summary>Gives each symbol its canonical code, with the bits in the order in which they are written, above bit 8, and its length below.</summary>
    public static void Assign(ReadOnlySpan<byte> lengths, Span<uint> codes)
    {
        Span<uint> next = stackalloc uint[17];
        next.Clear();
        foreach (var length in lengths)
            next[length + 1]++;

        next[1] = 0;
        for (var length = 2; length < next.Length; length++)
            next[length] = (next[length] + next[length - 1]) << 1;
        for (var symbol = 0; symbol < lengths.Length; symbol++)
            codes[symbol] = lengths[symbol] is > 0 and var length ? (Reverse(next[length]++, length) << 8) | length : 0u;
    }

    /// <summary>Builds Huffman's tree from the leaves in ascending order; <paramref name="counts"/> receives the number of leaves at each depth.</summary>
    private static void CountDepths(ReadOnlySpan<uint> leaves, Span<int> counts)
    {
        var nodes = leaves.Length - 1;
        Span<uint> weights = stackalloc uint[nodes];
        Span<int> parents = stackalloc int[nodes]; // Of nodes; later their depths.
        var (leaf, node) = (0, 0);
        for (var next = 0; next < nodes; next++)
        {
            weights[next] = 0;
            for (var child = 0; child < 2; child++)
            {
                if (leaf < leaves.Length && (node == next || leaves[leaf] >> SymbolBits <= weights[node]))
                {
                    weights[next] += leaves[leaf++] >> SymbolBits;
                    continue;
                }

                weights[next] += weights[node];
                parents[node++] = next;
            }
        }

        // A depth has the children of the nodes above it; those that are no nodes are leaves.
        counts.Clear();
        parents[nodes - 1] = 0;
        counts[1] += 2;
        for (var i = nodes - 2; i >= 0; i--)
        {
            parents[i] = parents[parents[i]] + 1;
            counts[parents[i]]--;
            counts[parents[i] + 1] += 2;
        }
    }

    /// <summary>Moves leaves that lie too deep up to <paramref name="maxLength"/>, and makes room for them by moving a few others down.</summary>
    private static void Limit(Span<int> counts, int maxLength)
    {
        for (var length = maxLength + 1; length < counts.Length; length++)
            counts[maxLength] += counts[length];

        var total = 0;
        for (var length = 1; length <= maxLength; length++)
            total += counts[length] << (maxLength - length);
        for (; total > 1 << maxLength; total--)
        {
            // A shorter code becomes the first bits of two: one for its symbol, one for a symbol of the longest.
            var shorter = maxLength - 1;
            while (counts[shorter] == 0)
                shorter--;
            counts[maxLength]--;
            counts[shorter]--;
            counts[shorter + 1] += 2;
        }
    }

    private static uint Reverse(uint code, int length)
    {
        var reversed = 0u;
        for (; length > 0; length--, code >>= 1)
            reversed = (reversed << 1) | (code & 1);
        return reversed;
    }
}

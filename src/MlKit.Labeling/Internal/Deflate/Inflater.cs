namespace MlKit.Labeling.Internal.Deflate;

/// <summary>Decompresses deflate data that are whole in memory into memory of a known size. https://www.rfc-editor.org/rfc/rfc1951.</summary>
/// <remarks>
/// It accepts what zlib accepts, and whatever the data, it neither throws nor touches a byte outside of the two spans. It allocates nothing and may be
/// called from several threads at once.
/// </remarks>
internal static partial class Inflater
{
    // https://www.rfc-editor.org/rfc/rfc1951#section-3.2.6.
    private static readonly uint[] FixedLiterals = CreateTable(
        [.. Enumerable.Repeat((byte)8, 144), .. Enumerable.Repeat((byte)9, 112), .. Enumerable.Repeat((byte)7, 24), .. Enumerable.Repeat((byte)8, 8)],
        HuffmanTable.LiteralSymbols,
        HuffmanTable.LiteralBits);

    private static readonly uint[] FixedDistances = CreateTable(
        [.. Enumerable.Repeat((byte)5, 32)], HuffmanTable.DistanceSymbols, HuffmanTable.DistanceBits);

    /// <summary>Decompresses up to the end of the last block; what follows it in <paramref name="deflate"/> is not looked at.</summary>
    /// <param name="deflate">The compressed data, without a header of zlib or gzip.</param>
    /// <param name="destination">Receives the data. Bytes beyond what the result says is written may have been overwritten.</param>
    /// <returns>How it ended and how many bytes were used and written.</returns>
    public static InflateResult Inflate(ReadOnlySpan<byte> deflate, Span<byte> destination)
    {
        var reader = new BitReader(deflate);
        var written = 0;
        Span<uint> literals = stackalloc uint[HuffmanTable.LiteralEntries];
        Span<uint> distances = stackalloc uint[HuffmanTable.DistanceEntries];
        while (true)
        {
            if (!reader.TryRead(3, out var header))
                return new InflateResult(InflateStatus.Truncated, reader.Position, written);

            var status = (header >> 1) switch
            {
                0 => CopyStored(ref reader, destination, ref written),
                1 => DecodeBlock(ref reader, FixedLiterals, FixedDistances, destination, ref written),
                2 => ReadCodes(ref reader, literals, distances),
                _ => InflateStatus.Corrupt,
            };
            if (status == InflateStatus.Done && header >> 1 == 2)
                status = DecodeBlock(ref reader, literals, distances, destination, ref written);
            if (status != InflateStatus.Done || (header & 1) != 0)
            {
                reader.AlignToByte();
                return new InflateResult(status, reader.Position, written);
            }
        }
    }

    private static uint[] CreateTable(ReadOnlySpan<byte> lengths, ReadOnlySpan<uint> symbols, int indexBits)
    {
        var entries = new uint[1 << indexBits];
        HuffmanTable.TryBuild(lengths, symbols, indexBits, entries);
        return entries;
    }

    private static InflateStatus DecodeBlock(
        ref BitReader reader, scoped ReadOnlySpan<uint> literals, scoped ReadOnlySpan<uint> distances, Span<byte> destination, ref int written)
    {
        // The fast loop stops near either end, or at the end of the block, or at damage; the careful one tells these apart.
        return DecodeFast(ref reader, literals, distances, destination, ref written)
            ? InflateStatus.Done
            : DecodeCarefully(ref reader, literals, distances, destination, ref written);
    }

    private static InflateStatus CopyStored(ref BitReader reader, Span<byte> destination, ref int written)
    {
        reader.AlignToByte();
        if (!reader.TryRead(16, out var length) || !reader.TryRead(16, out var inverse))
            return InflateStatus.Truncated;
        if ((length ^ inverse) != 0xFFFF)
            return InflateStatus.Corrupt;

        reader.AlignToByte();
        if (length > reader.Source.Length - reader.Position)
            return InflateStatus.Truncated;
        if (length > destination.Length - written)
            return InflateStatus.DestinationTooSmall;

        reader.Source.Slice(reader.Position, length).CopyTo(destination[written..]);
        reader.Position += length;
        written += length;
        return InflateStatus.Done;
    }

    private static InflateStatus ReadCodes(ref BitReader reader, scoped Span<uint> literals, scoped Span<uint> distances)
    {
        if (!reader.TryRead(5, out var literalCount) || !reader.TryRead(5, out var distanceCount) || !reader.TryRead(4, out var codeLengthCount))
            return InflateStatus.Truncated;

        (literalCount, distanceCount) = (literalCount + 257, distanceCount + 1);
        if (literalCount > DeflateCodes.LiteralCount || distanceCount > DeflateCodes.DistanceCount)
            return InflateStatus.Corrupt;

        Span<byte> lengths = stackalloc byte[DeflateCodes.LiteralCount + DeflateCodes.DistanceCount];
        lengths = lengths[..(literalCount + distanceCount)];
        var status = ReadLengths(ref reader, codeLengthCount + 4, lengths);
        if (status != InflateStatus.Done)
            return status;

        if (lengths[DeflateCodes.EndOfBlock] == 0
            || !HuffmanTable.TryBuild(lengths[..literalCount], HuffmanTable.LiteralSymbols, HuffmanTable.LiteralBits, literals)
            || !HuffmanTable.TryBuild(lengths[literalCount..], HuffmanTable.DistanceSymbols, HuffmanTable.DistanceBits, distances))
            return InflateStatus.Corrupt;

        HuffmanTable.JoinLiterals(literals);
        return InflateStatus.Done;
    }

    private static InflateStatus ReadLengths(ref BitReader reader, int codeLengthCount, scoped Span<byte> lengths)
    {
        Span<byte> codeLengths = stackalloc byte[19];
        codeLengths.Clear();
        foreach (var symbol in DeflateCodes.CodeLengthOrder[..codeLengthCount])
        {
            if (!reader.TryRead(3, out var length))
                return InflateStatus.Truncated;

            codeLengths[symbol] = (byte)length;
        }

        Span<uint> entries = stackalloc uint[HuffmanTable.CodeLengthEntries];
        return HuffmanTable.TryBuild(codeLengths, HuffmanTable.CodeLengthSymbols, HuffmanTable.CodeLengthBits, entries)
            ? ReadLengths(ref reader, entries, lengths)
            : InflateStatus.Corrupt;
    }

    private static InflateStatus ReadLengths(ref BitReader reader, scoped ReadOnlySpan<uint> entries, scoped Span<byte> lengths)
    {
        for (var i = 0; i < lengths.Length;)
        {
            reader.Refill();
            var entry = entries[(int)reader.Bits & (HuffmanTable.CodeLengthEntries - 1)];
            if ((entry & HuffmanTable.Exceptional) != 0)
                return InflateStatus.Corrupt;
            if ((entry & 63) > reader.Count)
                return InflateStatus.Truncated;

            reader.Skip((int)(entry & 63));
            var symbol = (int)(entry >> 8);
            if (symbol < 16)
            {
                lengths[i++] = (byte)symbol;
                continue;
            }

            var (extraBits, start) = symbol switch { 16 => (2, 3), 17 => (3, 3), _ => (7, 11) };
            if (!reader.TryRead(extraBits, out var extra))
                return InflateStatus.Truncated;
            if (start + extra > lengths.Length - i || (symbol == 16 && i == 0))
                return InflateStatus.Corrupt;

            lengths.Slice(i, start + extra).Fill(symbol == 16 ? lengths[i - 1] : (byte)0);
            i += start + extra;
        }

        return InflateStatus.Done;
    }

    private static InflateStatus DecodeCarefully(
        ref BitReader reader, scoped ReadOnlySpan<uint> literals, scoped ReadOnlySpan<uint> distances, Span<byte> destination, ref int written)
    {
        while (true)
        {
            reader.Refill();
            var entry = Look(literals, reader.Bits, HuffmanTable.LiteralBits);
            if ((entry & 63) > reader.Count)
                return InflateStatus.Truncated;

            var bits = reader.Bits;
            reader.Skip((int)(entry & 63));
            if ((entry & HuffmanTable.Exceptional) != 0 && (entry & HuffmanTable.LiteralCount) == 0)
                return (entry & HuffmanTable.EndOfBlock) != 0 ? InflateStatus.Done : InflateStatus.Corrupt;

            var count = (int)(entry >> 6) & 3;
            var status = count > 0 ? Write(entry >> 8, count, destination, ref written) : Copy(ref reader, Value(entry, bits), distances, destination, ref written);
            if (status != InflateStatus.Done)
                return status;
        }
    }

    private static uint Look(ReadOnlySpan<uint> entries, ulong bits, int indexBits)
    {
        var entry = entries[(int)bits & ((1 << indexBits) - 1)];
        return (entry & (HuffmanTable.Exceptional | HuffmanTable.Continued | HuffmanTable.LiteralCount)) != (HuffmanTable.Exceptional | HuffmanTable.Continued)
            ? entry
            : entries[(int)((entry >> 16) & 0x3FFF) + ((int)(bits >> indexBits) & ((1 << (int)((entry >> 8) & 0xFF)) - 1))];
    }

    /// <summary>A length or distance: the base of its code and the extra bits behind the code.</summary>
    private static int Value(uint entry, ulong bits) => (int)(entry >> 16) + (int)((bits & ~(ulong.MaxValue << (int)(entry & 63))) >> (int)((entry >> 8) & 63));

    private static InflateStatus Write(uint literals, int count, Span<byte> destination, ref int written)
    {
        if (count > destination.Length - written)
            return InflateStatus.DestinationTooSmall;

        for (; count > 0; count--, literals >>= 8)
            destination[written++] = (byte)literals;
        return InflateStatus.Done;
    }

    private static InflateStatus Copy(ref BitReader reader, int length, scoped ReadOnlySpan<uint> distances, Span<byte> destination, ref int written)
    {
        reader.Refill();
        var entry = Look(distances, reader.Bits, HuffmanTable.DistanceBits);
        if ((entry & HuffmanTable.Exceptional) != 0)
            return InflateStatus.Corrupt;
        if ((entry & 63) > reader.Count)
            return InflateStatus.Truncated;

        var distance = Value(entry, reader.Bits);
        reader.Skip((int)(entry & 63));
        if (distance > written)
            return InflateStatus.Corrupt;
        if (length > destination.Length - written)
            return InflateStatus.DestinationTooSmall;

        for (var end = written + length; written < end; written++)
            destination[written] = destination[written - distance];
        return InflateStatus.Done;
    }
}

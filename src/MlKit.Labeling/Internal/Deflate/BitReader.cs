namespace MlKit.Labeling.Internal.Deflate;

/// <summary>Reads the bits of deflate data, lowest first. https://www.rfc-editor.org/rfc/rfc1951#section-3.1.1.</summary>
internal ref struct BitReader(ReadOnlySpan<byte> source)
{
    /// <summary>The compressed data.</summary>
    public readonly ReadOnlySpan<byte> Source = source;

    /// <summary>The next byte that <see cref="Bits"/> does not count.</summary>
    public int Position;

    /// <summary>The next bits; above <see cref="Count"/> lie zeros or a part of the byte at <see cref="Position"/> and its followers.</summary>
    public ulong Bits;

    /// <summary>The number of bits that are taken from <see cref="Source"/>, not used yet.</summary>
    public int Count;

    /// <summary>Fills up with whole bytes, to 57 bits or more unless the data end.</summary>
    public void Refill()
    {
        while (Count <= 56 && Position < Source.Length)
        {
            Bits |= (ulong)Source[Position++] << Count;
            Count += 8;
        }
    }

    public void Skip(int count)
    {
        Bits >>= count;
        Count -= count;
    }

    /// <summary>Reads up to 16 bits; returns false where the data end before.</summary>
    public bool TryRead(int count, out int value)
    {
        if (Count < count)
            Refill();
        value = (int)(Bits & ~(ulong.MaxValue << count));
        if (Count < count)
            return false;

        Skip(count);
        return true;
    }

    /// <summary>Gives whole bytes back and drops the bits before them, so that <see cref="Position"/> is the next byte.</summary>
    public void AlignToByte()
    {
        Position -= Count >> 3;
        (Bits, Count) = (0, 0);
    }
}

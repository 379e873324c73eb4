using System.Buffers.Binary;

namespace MlKit.Labeling.Internal.Deflate;

/// <summary>Writes the bits of deflate data, lowest first; after each call fewer than 8 bits are left that are not in <see cref="Target"/>.</summary>
internal ref struct BitWriter
{
    /// <summary>Where the bytes go. Eight bytes are written at a time, so it must be longer by as much.</summary>
    public Span<byte> Target;

    /// <summary>The number of whole bytes in <see cref="Target"/>.</summary>
    public int Position;

    /// <summary>The bits that do not fill a byte yet.</summary>
    public ulong Bits;

    /// <summary>Their number, 0 to 7.</summary>
    public int Count;

    /// <summary>Writes up to 57 bits; those above must be 0.</summary>
    public void Write(ulong bits, int count)
    {
        Bits |= bits << Count;
        Count += count;
        BinaryPrimitives.WriteUInt64LittleEndian(Target[Position..], Bits);
        Position += Count >> 3;
        Bits >>= Count & ~7;
        Count &= 7;
    }

    /// <summary>Writes a code of <see cref="HuffmanCode.Assign"/>.</summary>
    public void WriteCode(uint code) => Write(code >> 8, (int)(code & 0xFF));

    public void AlignToByte() => Write(0, -Count & 7);
}

using System.Buffers.Binary;

namespace MlKit.Labeling.Pcd;

/// <summary>One field of a PCD file.</summary>
/// <param name="Name">The name, such as <c>x</c>.</param>
/// <param name="Type"><c>I</c> signed, <c>U</c> unsigned, <c>F</c> float.</param>
/// <param name="Size">The bytes of one element: 1, 2, 4 or 8.</param>
/// <param name="Count">The number of elements.</param>
/// <param name="ByteOffset">Where the field begins in a binary point.</param>
/// <param name="Column">Which number of a line is the field's first.</param>
internal sealed record PcdField(string Name, char Type, int Size, int Count, int ByteOffset, int Column)
{
    public static bool IsKnown(char type, int size) => type switch
    {
        'I' or 'U' => size is 1 or 2 or 4 or 8,
        'F' => size is 4 or 8,
        _ => false,
    };

    /// <summary>Reads the value that the bytes begin with.</summary>
    public double Value(ReadOnlySpan<byte> bytes) => (Type, Size) switch
    {
        ('F', 4) => BinaryPrimitives.ReadSingleLittleEndian(bytes),
        ('F', _) => BinaryPrimitives.ReadDoubleLittleEndian(bytes),
        ('U', 1) => bytes[0],
        ('U', 2) => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        ('U', 4) => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        ('U', _) => BinaryPrimitives.ReadUInt64LittleEndian(bytes),
        (_, 1) => (sbyte)bytes[0],
        (_, 2) => BinaryPrimitives.ReadInt16LittleEndian(bytes),
        (_, 4) => BinaryPrimitives.ReadInt32LittleEndian(bytes),
        _ => BinaryPrimitives.ReadInt64LittleEndian(bytes),
    };

    /// <summary>Returns what the field keeps of a number that was read from text: a 4-byte float rounds it.</summary>
    public double Stored(double value) => Type == 'F' && Size == 4 ? (float)value : value;

    /// <summary>Returns the bits of a packed colour that was read from text, or null where the number cannot be one.</summary>
    public uint? PackedColor(double value)
    {
        if (Type == 'F')
            return BitConverter.SingleToUInt32Bits((float)value);

        return value is >= int.MinValue and <= uint.MaxValue && Math.Truncate(value) == value ? (uint)(long)value : null;
    }
}

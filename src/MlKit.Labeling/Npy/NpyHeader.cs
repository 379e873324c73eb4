using System.Buffers.Binary;
using System.Collections.Immutable;
using MlKit.Labeling.Checks;

namespace MlKit.Labeling.Npy;

/// <summary>What the header of an npy file says.</summary>
/// <param name="DataType">The element type.</param>
/// <param name="ItemSize">The bytes of one element.</param>
/// <param name="Swapped">Whether the bytes of an element stand in the order that is not this machine's.</param>
/// <param name="FortranOrder">Whether the first index runs fastest.</param>
/// <param name="Shape">The sizes, all 0 or more.</param>
internal sealed record NpyHeader(NpyDataType DataType, int ItemSize, bool Swapped, bool FortranOrder, ImmutableArray<int> Shape)
{
    /// <summary>The bytes that hold the magic, the version and the longest form of the header length.</summary>
    public const int PrefixBytes = 12;

    private const int MaxHeaderBytes = ushort.MaxValue;

    private static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    public long ByteCount => NpyShape.ByteCount(Shape.AsSpan(), ItemSize);

    public string Descr => NpyTypes.Descr(DataType, ItemSize);

    /// <summary>Finds the header text from the first bytes of a file (<see cref="PrefixBytes"/> of them, or all where there are fewer).</summary>
    /// <returns>Where the text begins and how long it is.</returns>
    public static (int Start, int Length) Locate(ReadOnlySpan<byte> prefix, string name)
    {
        if (!prefix.StartsWith(Magic))
        {
            var found = prefix.IsEmpty ? "no bytes" : NpyIssue.Quote(prefix);
            throw NpyIssue.Error(name, "must begin with the bytes \\x93NUMPY", found, "Read .npy data, as np.save writes it.");
        }

        if (prefix.Length < PrefixBytes)
            throw NpyIssue.Truncated(name, "must hold a header", $"only {prefix.Length} bytes");

        var (major, minor) = (prefix[6], prefix[7]);
        if (major is 0 or > 3 || minor != 0)
            throw NpyIssue.Error(name, "must be of npy version 1.0, 2.0 or 3.0", $"{major}.{minor}", "Write the array again with np.save.");

        if (major == 1)
            return (10, BinaryPrimitives.ReadUInt16LittleEndian(prefix[8..]));

        var length = BinaryPrimitives.ReadUInt32LittleEndian(prefix[8..]);
        return length <= MaxHeaderBytes
            ? (PrefixBytes, (int)length)
            : throw NpyIssue.Error(
                name,
                $"must have a header of {MaxHeaderBytes} bytes or fewer",
                $"{length}",
                "Longer headers hold structured types: save each field as an array of its own.");
    }

    /// <summary>Returns the error for data that ends before the last element.</summary>
    public LabelingDataException TooShort(string name, long found) =>
        NpyIssue.Truncated(name, $"must hold {ByteCount} bytes of data for the shape {NpyShape.Text(Shape)} of {Descr}", $"{found}");
}

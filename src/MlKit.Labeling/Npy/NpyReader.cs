using System.Buffers.Binary;
using System.Runtime.InteropServices;
using MlKit.Labeling.Checks;

namespace MlKit.Labeling.Npy;

/// <summary>Reads npy data into an array that is in C order and in this machine's byte order.</summary>
/// <remarks>The format: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html</remarks>
internal static class NpyReader
{
    private const int BlockBytes = 128 << 10;

    public static NpyArray Read(ReadOnlySpan<byte> npy, string name)
    {
        var (start, length) = NpyHeader.Locate(npy[..Math.Min(npy.Length, NpyHeader.PrefixBytes)], name);
        if (npy.Length - start < length)
            throw HeaderTooShort(name, length, npy.Length - start);

        var header = NpyHeaderParser.Parse(npy.Slice(start, length), name);
        var data = npy[(start + length)..];
        if (data.Length < header.ByteCount)
            throw header.TooShort(name, data.Length);

        var elements = data[..(int)header.ByteCount].ToArray();
        Arrange(header, elements);
        return new NpyArray(header.DataType, header.ItemSize, header.Shape, elements, name);
    }

    /// <summary>Reads the header from a stream that holds <paramref name="available"/> bytes from here on, and leaves it at the first element.</summary>
    public static (NpyHeader Header, int DataStart) ReadHeader(Stream stream, long available, string name, NpzChecksum? checksum = null)
    {
        Span<byte> prefix = stackalloc byte[NpyHeader.PrefixBytes];
        prefix = prefix[..(int)Math.Min(available, prefix.Length)];
        stream.ReadExactly(prefix);
        var (start, length) = NpyHeader.Locate(prefix, name);
        if (available - start < length)
            throw HeaderTooShort(name, length, available - start);

        // A version 1 prefix is two bytes shorter: those belong to the text already.
        var text = new byte[Math.Max(length, prefix.Length - start)];
        var read = prefix.Length - start;
        prefix[start..].CopyTo(text);
        stream.ReadExactly(text.AsSpan(read));
        checksum?.Append(prefix);
        checksum?.Append(text.AsSpan(read));
        return (NpyHeaderParser.Parse(text.AsSpan(0, length), name), start + length);
    }

    /// <summary>Reads the elements straight into the array's own memory; the caller has checked that the stream can hold them.</summary>
    public static NpyArray ReadData(Stream stream, NpyHeader header, string name, NpzChecksum? checksum = null)
    {
        var data = GC.AllocateUninitializedArray<byte>((int)header.ByteCount);
        ReadData(stream, header, data, checksum);
        return new NpyArray(header.DataType, header.ItemSize, header.Shape, data, name);
    }

    /// <summary>Reads the elements into memory of exactly their size.</summary>
    public static void ReadData(Stream stream, NpyHeader header, Span<byte> data, NpzChecksum? checksum = null)
    {
        // A block at a time, so that the checksum finds it in the cache.
        for (var rest = data; !rest.IsEmpty;)
        {
            var block = rest[..Math.Min(rest.Length, BlockBytes)];
            stream.ReadExactly(block);
            checksum?.Append(block);
            rest = rest[block.Length..];
        }

        Arrange(header, data);
    }

    private static LabelingDataException HeaderTooShort(string name, int length, long found) =>
        NpyIssue.Truncated(name, $"must hold a header of {length} bytes", $"{found}");

    /// <summary>Brings elements as they are in a file into this machine's byte order and into C order.</summary>
    private static void Arrange(NpyHeader header, Span<byte> data)
    {
        if (header.Swapped)
            Swap(header, data);
        if (header.DataType == NpyDataType.Boolean)
            Normalize(data);
        if (header.FortranOrder && header.Shape.Length > 1 && data.Length > 0)
            ToRowMajor(data.ToArray(), header.Shape.AsSpan(), header.ItemSize, data);
    }

    private static void Swap(NpyHeader header, Span<byte> data)
    {
        switch (header.DataType == NpyDataType.Unicode ? NpyTypes.CharacterBytes : header.ItemSize)
        {
            case 2:
                var words = MemoryMarshal.Cast<byte, ushort>(data);
                BinaryPrimitives.ReverseEndianness(words, words);
                break;
            case 4:
                var doubleWords = MemoryMarshal.Cast<byte, uint>(data);
                BinaryPrimitives.ReverseEndianness(doubleWords, doubleWords);
                break;
            case 8:
                var quadWords = MemoryMarshal.Cast<byte, ulong>(data);
                BinaryPrimitives.ReverseEndianness(quadWords, quadWords);
                break;
        }
    }

    // A .NET bool whose byte is neither 0 nor 1 compares oddly, and numpy reads any other byte as True.
    private static void Normalize(Span<byte> data)
    {
        foreach (ref var value in data)
            value = value == 0 ? (byte)0 : (byte)1;
    }

    private static void ToRowMajor(ReadOnlySpan<byte> source, ReadOnlySpan<int> shape, int itemSize, Span<byte> result)
    {
        var rank = shape.Length;
        Span<int> index = stackalloc int[rank];
        Span<int> strides = stackalloc int[rank];
        index.Clear();
        var stride = itemSize;
        for (var axis = 0; axis < rank; axis++)
        {
            strides[axis] = stride;
            stride *= shape[axis];
        }

        var from = 0;
        for (var to = 0; to < result.Length; to += itemSize)
        {
            source.Slice(from, itemSize).CopyTo(result[to..]);
            for (var axis = rank - 1; axis >= 0; axis--)
            {
                from += strides[axis];
                if (++index[axis] < shape[axis])
                    break;
                from -= strides[axis] * shape[axis];
                index[axis] = 0;
            }
        }
    }
}

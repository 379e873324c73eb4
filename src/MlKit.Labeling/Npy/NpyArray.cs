using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Internal;

namespace MlKit.Labeling.Npy;

/// <summary>Represents one array of an npy or npz file in memory: always in C order (the last index runs fastest) and in this machine's byte order.</summary>
/// <remarks>The array cannot be changed, so any number of threads can read it. The format: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html</remarks>
public sealed partial class NpyArray
{
    /// <summary>The greatest number of bytes the elements of one array can take: what one .NET array can hold, just below 2 GiB.</summary>
    public const int MaxBytes = 0x7FFFFFC7;

    private const string InMemory = "array";

    private readonly byte[] _data;

    internal NpyArray(NpyDataType dataType, int itemSize, ImmutableArray<int> shape, byte[] data, string source)
    {
        (DataType, ItemSize, Shape, _data, Source) = (dataType, itemSize, shape, data, source);
    }

    /// <summary>Gets what the elements are.</summary>
    public NpyDataType DataType { get; }

    /// <summary>Gets the bytes one element takes; four times the greatest length for text.</summary>
    public int ItemSize { get; }

    /// <summary>Gets numpy's description of the elements as they are in memory, for example <c>&lt;f8</c>, <c>|b1</c> or <c>&lt;U3</c>.</summary>
    public string Descr => NpyTypes.Descr(DataType, ItemSize);

    /// <summary>Gets the sizes of the dimensions; empty for a scalar.</summary>
    public ImmutableArray<int> Shape { get; }

    /// <summary>Gets the number of elements: the product of the sizes, 1 for a scalar.</summary>
    public int Length => _data.Length / ItemSize;

    /// <summary>Gets where the array came from, as messages name it: a file, or <c>file#array</c>; <c>array</c> where the array was made in memory.</summary>
    public string Source { get; }

    internal ReadOnlySpan<byte> Data => _data;

    /// <summary>Reads an array from a file that <c>np.save</c> or <see cref="Save"/> wrote; bytes after the last element are ignored, as numpy does.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The array.</returns>
    /// <exception cref="LabelingDataException">The file is not npy data, is cut short, or holds a type that is not read (objects, structures, complex numbers, times, bytes).</exception>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static NpyArray Load(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        try
        {
            var (header, dataStart) = NpyReader.ReadHeader(file, file.Length, path);
            return file.Length - dataStart >= header.ByteCount
                ? NpyReader.ReadData(file, header, path)
                : throw header.TooShort(path, file.Length - dataStart);
        }
        catch (EndOfStreamException e)
        {
            throw NpyIssue.Truncated(path, "must keep its length while it is read", "it shorter", e);
        }
    }

    /// <summary>Reads an array from npy data in memory; bytes after the last element are ignored, as numpy does.</summary>
    /// <param name="npy">The data, from the magic bytes on.</param>
    /// <param name="name">The name of the data in messages, usually a file.</param>
    /// <returns>The array, which shares no memory with <paramref name="npy"/>.</returns>
    /// <exception cref="LabelingDataException">The data is not npy data, is cut short, or holds a type that is not read (objects, structures, complex numbers, times, bytes).</exception>
    public static NpyArray Parse(ReadOnlySpan<byte> npy, string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return NpyReader.Read(npy, name);
    }

    /// <summary>Makes an array of booleans or numbers.</summary>
    /// <typeparam name="T"><see cref="bool"/>, an integer of 8 to 64 bits, <see cref="Half"/>, <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="data">The elements in C order; they are copied.</param>
    /// <param name="shape">The sizes of up to 64 dimensions; none for a scalar.</param>
    /// <returns>The array.</returns>
    /// <exception cref="ArgumentException"><paramref name="shape"/> does not hold as many elements as <paramref name="data"/>, or has more than 64 sizes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is negative, or <paramref name="data"/> takes more than <see cref="MaxBytes"/> bytes.</exception>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
    public static NpyArray Create<T>(ReadOnlySpan<T> data, params ReadOnlySpan<int> shape)
        where T : unmanaged
    {
        var type = NpyTypes.Of<T>();
        var itemSize = Unsafe.SizeOf<T>();
        CheckShape(data.Length, shape);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(data.Length, MaxBytes / itemSize, nameof(data));
        return new NpyArray(type, itemSize, [.. shape], MemoryMarshal.AsBytes(data).ToArray(), InMemory);
    }

    /// <summary>Makes an array of text.</summary>
    /// <param name="data">The elements in C order. As in numpy, NUL characters at the end of an element do not survive.</param>
    /// <param name="shape">The sizes of up to 64 dimensions; none for a scalar.</param>
    /// <returns>The array; its elements have room for the longest text.</returns>
    /// <exception cref="ArgumentNullException">An element is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="shape"/> does not hold as many elements as <paramref name="data"/>, has more than 64 sizes, an element is not well-formed UTF-16, or the array takes more than <see cref="MaxBytes"/> bytes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is negative.</exception>
    public static NpyArray Create(ReadOnlySpan<string> data, params ReadOnlySpan<int> shape)
    {
        CheckShape(data.Length, shape);
        var bytes = NpyText.Encode(data, out var itemSize);
        return new NpyArray(NpyDataType.Unicode, itemSize, [.. shape], bytes, InMemory);
    }

    /// <summary>Returns the array as npy data, version 1.0, byte for byte as numpy writes it.</summary>
    /// <returns>The data.</returns>
    /// <exception cref="OverflowException">Header and elements do not fit into one .NET array together; <see cref="Save"/> has no such limit.</exception>
    public byte[] ToBytes() => [.. NpyHeaderWriter.Write(this), .. _data];

    /// <summary>Writes the array to a file that <c>np.load</c> and <see cref="Load"/> read; the file appears under its name only when it is complete.</summary>
    /// <param name="path">The file, which is replaced where it exists.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder or the file may not be written.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        AtomicFile.Write(path, WriteTo);
    }

    internal void WriteTo(Stream stream)
    {
        stream.Write(NpyHeaderWriter.Write(this));
        stream.Write(_data);
    }

    private static void CheckShape(int elements, ReadOnlySpan<int> shape)
    {
        if (shape.Length > NpyShape.MaxRank)
            throw new ArgumentException($"An array has {NpyShape.MaxRank} dimensions or fewer, but {shape.Length} sizes were given.", nameof(shape));

        foreach (var size in shape)
            ArgumentOutOfRangeException.ThrowIfNegative(size, nameof(shape));

        var needed = NpyShape.ByteCount(shape, itemSize: 1);
        if (needed != elements)
            throw new ArgumentException($"The shape {NpyShape.Text([.. shape])} holds {needed} elements, but {elements} were given.", nameof(shape));
    }
}

using System.Collections.Immutable;
using System.Runtime.InteropServices;
using MlKit.Labeling.Checks;

namespace MlKit.Labeling.Npy;

/// <content>Reading into memory of the caller.</content>
public sealed partial class NpzFile
{
    private const int MostNamesShown = 20;

    /// <summary>Reads the sizes of one array's dimensions; no element is read.</summary>
    /// <param name="name">The name, without <c>.npy</c>; case matters.</param>
    /// <returns>The sizes; empty for a scalar.</returns>
    /// <exception cref="LabelingDataException">The file has no such array, or the array is damaged or of a type that is not read.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="ObjectDisposedException">The instance is disposed.</exception>
    public ImmutableArray<int> ReadShape(string name)
    {
        using var reader = Open(name);
        return reader.Header.Shape;
    }

    /// <summary>Reads the elements of one array in C order into memory of the caller, which can be used for the next file again.</summary>
    /// <typeparam name="T">The .NET type of the elements, exactly: <see cref="bool"/>, an integer of 8 to 64 bits, <see cref="Half"/>, <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="name">The name, without <c>.npy</c>; case matters.</param>
    /// <param name="destination">What takes the elements, at least as many as the array has. After an exception it holds anything.</param>
    /// <returns>The number of elements: the product of the sizes.</returns>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is shorter than the array.</exception>
    /// <exception cref="LabelingDataException">The file has no such array, or the array is damaged or of another type; <see cref="NpyArray.ToArray{T}"/> converts.</exception>
    /// <exception cref="NotSupportedException">No array can hold <typeparamref name="T"/>.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="ObjectDisposedException">The instance is disposed.</exception>
    public int ReadInto<T>(string name, Span<T> destination)
        where T : unmanaged
    {
        var type = NpyTypes.Of<T>();
        using var reader = Open(name);
        var header = reader.Header;
        if (header.DataType != type)
            throw NpyIssue.Error($"{_name}#{name}", $"must hold {type} to be read in place", $"{header.DataType}", $"Call Read and ToArray<{typeof(T).Name}>(), which converts numbers.");

        var length = header.ByteCount / header.ItemSize;
        if (length > destination.Length)
            throw new ArgumentException($"The array {NpyIssue.Quote(name)} has {length} elements, but there is room for {destination.Length}.", nameof(destination));

        reader.ReadInto(MemoryMarshal.AsBytes(destination[..(int)length]));
        return (int)length;
    }

    /// <summary>Reads one array as numbers of one type, without a copy where the file has that type; null where the shape is not what the caller wants.</summary>
    internal T[]? ReadAs<T>(string name, Func<ImmutableArray<int>, bool> isWanted, out ImmutableArray<int> shape)
        where T : unmanaged
    {
        using var reader = Open(name);
        shape = reader.Header.Shape;
        if (!isWanted(shape))
            return null;
        if (reader.Header.DataType != NpyTypes.Of<T>())
            return reader.Read(_maxArrayBytes).ToArray<T>();

        reader.CheckLimit(_maxArrayBytes);
        var values = GC.AllocateUninitializedArray<T>((int)(reader.Header.ByteCount / reader.Header.ItemSize));
        reader.ReadInto(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }

    private NpzReader Open(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (_entries.TryGetValue(name, out var entry))
            return NpzReader.Open(entry, $"{_name}#{name}");

        var names = string.Join(", ", _names.Take(MostNamesShown).Select(present => NpyIssue.Quote(present)));
        var found = _names.Count == 0 ? "no arrays" : _names.Count > MostNamesShown ? $"{names} and {_names.Count - MostNamesShown} more" : names;
        throw NpyIssue.Error(_name, $"must hold the array {NpyIssue.Quote(name)}", found, "Ask for an array the file holds, or write the file again with this one.");
    }
}

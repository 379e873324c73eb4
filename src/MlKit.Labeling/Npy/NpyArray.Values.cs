using System.Runtime.InteropServices;
using MlKit.Labeling.Checks;

namespace MlKit.Labeling.Npy;

/// <content>Reading the elements: as they are, converted, and as text.</content>
public sealed partial class NpyArray
{
    /// <summary>Returns the elements in C order without copying or converting them.</summary>
    /// <typeparam name="T">The .NET type of <see cref="DataType"/>, exactly.</typeparam>
    /// <returns>The elements; they stay valid as long as the array.</returns>
    /// <exception cref="LabelingDataException">The array holds another type; <see cref="ToArray{T}"/> converts.</exception>
    /// <exception cref="NotSupportedException">No array can hold <typeparamref name="T"/>.</exception>
    public ReadOnlySpan<T> AsSpan<T>()
        where T : unmanaged
    {
        var type = NpyTypes.Of<T>();
        return type == DataType
            ? MemoryMarshal.Cast<byte, T>(_data)
            : throw NpyIssue.Error(Source, $"must hold {type} to be read in place", $"{DataType}", $"Call ToArray<{typeof(T).Name}>(), which converts numbers.");
    }

    /// <summary>Returns the elements in C order as numbers or booleans of another type.</summary>
    /// <typeparam name="T"><see cref="bool"/>, an integer of 8 to 64 bits, <see cref="Half"/>, <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <returns>A new array of <see cref="Length"/> elements.</returns>
    /// <remarks>
    /// To an integer or boolean type every value must be exact: a fraction, NaN or a value outside the type's range (0 and 1 for booleans) is an error.
    /// To a floating-point type values are rounded to the nearest, and become infinite beyond its range.
    /// </remarks>
    /// <exception cref="LabelingDataException">The array holds text, or a value that <typeparamref name="T"/> cannot hold.</exception>
    /// <exception cref="NotSupportedException">No array can hold <typeparamref name="T"/>.</exception>
    public T[] ToArray<T>()
        where T : unmanaged
    {
        var type = NpyTypes.Of<T>();
        if (type == DataType)
            return AsSpan<T>().ToArray();

        if (DataType == NpyDataType.Unicode)
            throw NpyIssue.Error(Source, "must hold booleans or numbers", "text", "Call ToStrings() and parse the elements.");

        var result = new T[Length];
        NpyConversion.Convert(this, type, MemoryMarshal.AsBytes(result.AsSpan()));
        return result;
    }

    /// <summary>Returns the elements in C order as <see cref="double"/>; integers beyond 2^53 are rounded.</summary>
    /// <returns>A new array of <see cref="Length"/> elements.</returns>
    /// <exception cref="LabelingDataException">The array holds text.</exception>
    public double[] ToDoubles() => ToArray<double>();

    /// <summary>Returns the elements in C order as <see cref="long"/>, whatever number type the file has for them.</summary>
    /// <returns>A new array of <see cref="Length"/> elements.</returns>
    /// <exception cref="LabelingDataException">The array holds text, or a value that is not an integer of 64 bits; the message names its index and the value.</exception>
    public long[] ToInt64s() => ToArray<long>();

    /// <summary>Returns the elements of a text array in C order.</summary>
    /// <returns>A new array of <see cref="Length"/> texts, without the NUL characters numpy fills them up with.</returns>
    /// <exception cref="LabelingDataException">The array holds no text, or a code that is not a Unicode character.</exception>
    public string[] ToStrings() => DataType == NpyDataType.Unicode
        ? NpyText.Decode(this)
        : throw NpyIssue.Error(Source, "must hold text", $"{DataType}", "Call ToArray<T>() for booleans and numbers.");
}

using System.Globalization;
using MlKit.Labeling.Checks;
using NumSharp;

namespace MlKit.Labeling.Npy;

/// <summary>Converts between <see cref="NpyArray"/> and NumSharp's <see cref="NDArray"/>; both ways copy the elements.</summary>
public static class NumSharpExtensions
{
    /// <summary>Returns the array as an <see cref="NDArray"/> of the same shape and element type.</summary>
    /// <param name="array">An array of booleans or numbers.</param>
    /// <returns>A new array, which can be changed.</returns>
    /// <exception cref="LabelingDataException"><paramref name="array"/> holds text.</exception>
    public static NDArray ToNDArray(this NpyArray array)
    {
        ArgumentNullException.ThrowIfNull(array);
        Array values = array.DataType switch
        {
            NpyDataType.Boolean => array.ToArray<bool>(),
            NpyDataType.Int8 => array.ToArray<sbyte>(),
            NpyDataType.UInt8 => array.ToArray<byte>(),
            NpyDataType.Int16 => array.ToArray<short>(),
            NpyDataType.UInt16 => array.ToArray<ushort>(),
            NpyDataType.Int32 => array.ToArray<int>(),
            NpyDataType.UInt32 => array.ToArray<uint>(),
            NpyDataType.Int64 => array.ToArray<long>(),
            NpyDataType.UInt64 => array.ToArray<ulong>(),
            NpyDataType.Float16 => array.ToArray<Half>(),
            NpyDataType.Float32 => array.ToArray<float>(),
            NpyDataType.Float64 => array.ToArray<double>(),
            _ => throw NpyIssue.Error(array.Source, "must hold booleans or numbers to become an NDArray", "text", "Call ToStrings()."),
        };
        return new NDArray(values, new Shape([.. array.Shape.Select(size => (long)size)]), 'C');
    }

    /// <summary>Returns an <see cref="NDArray"/> as an array of the same shape and element type; slices, transposed and broadcast views become C order.</summary>
    /// <param name="array">An array of booleans, integers or floating-point numbers.</param>
    /// <returns>A new array.</returns>
    /// <exception cref="LabelingDataException"><paramref name="array"/> holds another type (complex, decimal, char), or more than <see cref="NpyArray.MaxBytes"/> bytes.</exception>
    public static NpyArray ToNpyArray(this NDArray array)
    {
        ArgumentNullException.ThrowIfNull(array);
        return array.typecode switch
        {
            NPTypeCode.Boolean => Copy<bool>(array),
            NPTypeCode.SByte => Copy<sbyte>(array),
            NPTypeCode.Byte => Copy<byte>(array),
            NPTypeCode.Int16 => Copy<short>(array),
            NPTypeCode.UInt16 => Copy<ushort>(array),
            NPTypeCode.Int32 => Copy<int>(array),
            NPTypeCode.UInt32 => Copy<uint>(array),
            NPTypeCode.Int64 => Copy<long>(array),
            NPTypeCode.UInt64 => Copy<ulong>(array),
            NPTypeCode.Half => Copy<Half>(array),
            NPTypeCode.Single => Copy<float>(array),
            NPTypeCode.Double => Copy<double>(array),
            var other => throw NpyIssue.Error(nameof(NDArray), "must hold booleans, integers or floating-point numbers of up to 64 bits", $"{other}", "Convert it with astype first."),
        };
    }

    private static NpyArray Copy<T>(NDArray array)
        where T : unmanaged
    {
        if (array.nbytes > NpyArray.MaxBytes || array.shape.Any(size => size > int.MaxValue))
        {
            throw NpyIssue.Error(
                nameof(NDArray),
                $"must have {NpyArray.MaxBytes} bytes of data or fewer",
                array.nbytes.ToString(CultureInfo.InvariantCulture),
                "Split the array into smaller ones.");
        }

        // ToArray walks strided views in C order.
        return NpyArray.Create<T>(array.ToArray<T>(), [.. array.shape.Select(size => (int)size)]);
    }
}

using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using MlKit.Labeling.Checks;

namespace MlKit.Labeling.Npy;

/// <summary>Converts numbers and booleans from each type an array can have to each other one.</summary>
internal static class NpyConversion
{
    public static void Convert(NpyArray source, NpyDataType target, Span<byte> result)
    {
        switch (target)
        {
            case NpyDataType.Boolean: ToBooleans(source, result); break;
            case NpyDataType.Int8: To<sbyte>(source, target, result); break;
            case NpyDataType.UInt8: To<byte>(source, target, result); break;
            case NpyDataType.Int16: To<short>(source, target, result); break;
            case NpyDataType.UInt16: To<ushort>(source, target, result); break;
            case NpyDataType.Int32: To<int>(source, target, result); break;
            case NpyDataType.UInt32: To<uint>(source, target, result); break;
            case NpyDataType.Int64: To<long>(source, target, result); break;
            case NpyDataType.UInt64: To<ulong>(source, target, result); break;
            case NpyDataType.Float16: To<Half>(source, target, result); break;
            case NpyDataType.Float32: To<float>(source, target, result); break;
            default: To<double>(source, target, result); break;
        }
    }

    private static void ToBooleans(NpyArray source, Span<byte> result)
    {
        To<byte>(source, NpyDataType.Boolean, result);
        var other = result.IndexOfAnyExcept((byte)0, (byte)1);
        if (other >= 0)
            throw Refused(source, NpyDataType.Boolean, other, result[other]);
    }

    private static void To<TTarget>(NpyArray source, NpyDataType target, Span<byte> result)
        where TTarget : unmanaged, INumber<TTarget>
    {
        switch (source.DataType)
        {
            case NpyDataType.Boolean or NpyDataType.UInt8: Copy<byte, TTarget>(source, target, result); break;
            case NpyDataType.Int8: Copy<sbyte, TTarget>(source, target, result); break;
            case NpyDataType.Int16: Copy<short, TTarget>(source, target, result); break;
            case NpyDataType.UInt16: Copy<ushort, TTarget>(source, target, result); break;
            case NpyDataType.Int32: Copy<int, TTarget>(source, target, result); break;
            case NpyDataType.UInt32: Copy<uint, TTarget>(source, target, result); break;
            case NpyDataType.Int64: Copy<long, TTarget>(source, target, result); break;
            case NpyDataType.UInt64: Copy<ulong, TTarget>(source, target, result); break;
            case NpyDataType.Float16: Copy<Half, TTarget>(source, target, result); break;
            case NpyDataType.Float32: Copy<float, TTarget>(source, target, result); break;
            default: Copy<double, TTarget>(source, target, result); break;
        }
    }

    private static void Copy<TSource, TTarget>(NpyArray source, NpyDataType target, Span<byte> result)
        where TSource : unmanaged, INumber<TSource>
        where TTarget : unmanaged, INumber<TTarget>
    {
        var from = MemoryMarshal.Cast<byte, TSource>(source.Data);
        var to = MemoryMarshal.Cast<byte, TTarget>(result);
        var exact = target < NpyDataType.Float16;
        var i = 0;
        try
        {
            for (; i < to.Length; i++)
            {
                if (exact && !TSource.IsInteger(from[i]))
                    throw Refused(source, target, i, from[i]);
                to[i] = TTarget.CreateChecked(from[i]);
            }
        }
        catch (OverflowException)
        {
            throw Refused(source, target, i, from[i]);
        }
    }

    private static LabelingDataException Refused(NpyArray source, NpyDataType target, int index, IFormattable value)
    {
        var rule = target == NpyDataType.Boolean ? "only 0 and 1" : $"only integers that fit {target}";
        var found = $"{value.ToString(null, CultureInfo.InvariantCulture)} at index {index}";
        return NpyIssue.Error(source.Source, $"must hold {rule} to be read as {target}", found, "Call ToDoubles(), or correct the file.");
    }
}

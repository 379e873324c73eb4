using System.Collections.Immutable;
using System.Globalization;

namespace MlKit.Labeling.Npy;

/// <summary>Arithmetic and text of shapes.</summary>
internal static class NpyShape
{
    /// <summary>The greatest number of dimensions an array can have in numpy 2.</summary>
    public const int MaxRank = 64;

    /// <summary>Multiplies the sizes and the item size; <see cref="long.MaxValue"/> stands for "does not fit".</summary>
    public static long ByteCount(ReadOnlySpan<int> shape, int itemSize)
    {
        // A size of 0 makes the array empty, however great the other sizes are.
        if (shape.Contains(0))
            return 0;

        long bytes = itemSize;
        foreach (var size in shape)
        {
            if (bytes > long.MaxValue / size)
                return long.MaxValue;
            bytes *= size;
        }

        return bytes;
    }

    /// <summary>Returns the shape as Python writes a tuple: <c>()</c>, <c>(5,)</c>, <c>(4, 3)</c>.</summary>
    public static string Text(ImmutableArray<int> shape)
    {
        var sizes = string.Join(", ", shape.Select(size => size.ToString(CultureInfo.InvariantCulture)));
        return shape.Length == 1 ? $"({sizes},)" : $"({sizes})";
    }
}

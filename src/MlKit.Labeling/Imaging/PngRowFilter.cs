using System.Runtime.Intrinsics;

namespace MlKit.Labeling.Imaging;

/// <summary>Filters a row, or a part of it: what a pixel's neighbours predict is subtracted from it. https://www.w3.org/TR/png-3/#9Filters.</summary>
internal static partial class PngRowFilter
{
    /// <summary>Subtracts the pixel to the left.</summary>
    /// <param name="row">The whole row.</param>
    /// <param name="column">The byte of the row at which to start.</param>
    /// <param name="pixelBytes">The bytes of a pixel.</param>
    /// <param name="result">Receives as many bytes as it holds.</param>
    public static void Sub(ReadOnlySpan<byte> row, int column, int pixelBytes, Span<byte> result)
    {
        for (var i = 0; i < result.Length; i++)
            result[i] = (byte)(row[column + i] - (column + i < pixelBytes ? 0 : row[column + i - pixelBytes]));
    }

    /// <summary>Subtracts the pixel to the left, above or both, whichever is nearest to left + above - both.</summary>
    /// <param name="row">The whole row.</param>
    /// <param name="above">The whole row above.</param>
    /// <param name="column">The byte of the row at which to start.</param>
    /// <param name="pixelBytes">The bytes of a pixel.</param>
    /// <param name="result">Receives as many bytes as it holds.</param>
    public static void Paeth(ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, int column, int pixelBytes, Span<byte> result)
    {
        // What lies to the left of the first pixel is 0, for which the prediction is the pixel above.
        while (column < pixelBytes && !result.IsEmpty)
        {
            result[0] = (byte)(row[column] - above[column]);
            column++;
            result = result[1..];
        }

        if (result.IsEmpty)
            return;

        row = row.Slice(column - pixelBytes, result.Length + pixelBytes);
        above = above.Slice(column - pixelBytes, result.Length + pixelBytes);
        if (Vector256.IsHardwareAccelerated)
            PaethVector256(row, above, pixelBytes, result);
        else
            PaethVector128(row, above, pixelBytes, result);
    }

    /// <summary>The prediction as PNG defines it.</summary>
    internal static int PredictPaeth(int left, int above, int both)
    {
        var estimate = left + above - both;
        var (toLeft, toAbove, toBoth) = (Math.Abs(estimate - left), Math.Abs(estimate - above), Math.Abs(estimate - both));
        return toLeft <= toAbove && toLeft <= toBoth ? left : toAbove <= toBoth ? above : both;
    }
}

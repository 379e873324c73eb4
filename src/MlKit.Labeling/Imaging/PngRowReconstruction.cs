namespace MlKit.Labeling.Imaging;

/// <summary>Undoes the filter of a row. https://www.w3.org/TR/png-3/#9Filter-types.</summary>
internal static partial class PngRowReconstruction
{
    /// <summary>Reconstructs a row; returns false where the filter is none that PNG defines.</summary>
    /// <param name="filter">The byte before the row.</param>
    /// <param name="filtered">The row as it is stored.</param>
    /// <param name="above">The reconstructed row above; empty for the first row.</param>
    /// <param name="pixelBytes">The bytes of a pixel, 1 or 3.</param>
    /// <param name="row">Receives the row.</param>
    public static bool TryReconstruct(byte filter, ReadOnlySpan<byte> filtered, ReadOnlySpan<byte> above, int pixelBytes, Span<byte> row)
    {
        switch ((PngFilter)filter)
        {
            case PngFilter.None:
            case PngFilter.Up when above.IsEmpty:
                filtered.CopyTo(row);
                return true;
            case PngFilter.Sub:
            case PngFilter.Paeth when above.IsEmpty: // Of left, 0 and 0 Paeth predicts left.
                Sub(filtered, pixelBytes, row);
                return true;
            case PngFilter.Up:
                UpVector128(filtered, above, row);
                return true;
            case PngFilter.Average when above.IsEmpty:
                AverageOfFirstRow(filtered, pixelBytes, row);
                return true;
            case PngFilter.Average:
                Average(filtered, above, pixelBytes, row);
                return true;
            case PngFilter.Paeth:
                Paeth(filtered, above, pixelBytes, row);
                return true;
            default:
                return false;
        }
    }

    private static void Sub(ReadOnlySpan<byte> filtered, int pixelBytes, Span<byte> row)
    {
        if (pixelBytes == 3)
            SubVector128(filtered, row);
        else
            SubScalar(filtered, pixelBytes, row);
    }

    private static void Average(ReadOnlySpan<byte> filtered, ReadOnlySpan<byte> above, int pixelBytes, Span<byte> row)
    {
        if (pixelBytes == 3)
            AverageVector128(filtered, above, row);
        else
            AverageScalar(filtered, above, pixelBytes, row);
    }

    private static void Paeth(ReadOnlySpan<byte> filtered, ReadOnlySpan<byte> above, int pixelBytes, Span<byte> row)
    {
        if (pixelBytes == 3)
            PaethVector128(filtered, above, row);
        else
            PaethScalar(filtered, above, pixelBytes, row);
    }

    private static void AverageOfFirstRow(ReadOnlySpan<byte> filtered, int pixelBytes, Span<byte> row)
    {
        for (var i = 0; i < row.Length; i++)
            row[i] = (byte)(filtered[i] + ((i < pixelBytes ? 0 : row[i - pixelBytes]) >> 1));
    }
}

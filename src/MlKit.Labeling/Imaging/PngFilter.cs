namespace MlKit.Labeling.Imaging;

/// <summary>How a row is filtered; the numbers are those of the file. https://www.w3.org/TR/png-3/#9Filter-types.</summary>
internal enum PngFilter
{
    None = 0,
    Sub = 1,
    Up = 2,
    Average = 3,
    Paeth = 4,
}

namespace MlKit.Labeling.Imaging;

/// <summary>How a PNG file stores a pixel; the numbers are those of the file.</summary>
internal enum PngColorType
{
    Grey = 0,
    Rgb = 2,
    Palette = 3,
    GreyAlpha = 4,
    RgbAlpha = 6,
}

namespace MlKit.Labeling.Imaging;

/// <summary>What the header of a PNG file says about its picture, as stored.</summary>
/// <param name="Width">The width in px.</param>
/// <param name="Height">The height in px.</param>
/// <param name="Channels">The number of channels: 1 for grey, 2 for grey with alpha, 3 for RGB and for a palette, 4 for RGB with alpha.</param>
/// <param name="BitDepth">The number of bits per sample, or per palette index: 1, 2, 4, 8 or 16.</param>
public readonly record struct PngInfo(int Width, int Height, int Channels, int BitDepth);

using MlKit.Labeling.Imaging;
using MlKit.Labeling.Pictures;

namespace MlKit.Labeling.Tests.Pictures;

/// <summary>Looks at single pixels of a picture.</summary>
internal static class Pixel
{
    public static Rgb At(this PixelImage image, int x, int y)
    {
        var pixel = image.Row(y).Slice(x * 3, 3);
        return new Rgb(pixel[0], pixel[1], pixel[2]);
    }

    /// <summary>The smallest rectangle around all pixels that differ from the ground; null where there are none.</summary>
    public static (int Left, int Top, int Right, int Bottom)? Drawn(this PixelImage image, Rgb ground = default)
    {
        var drawn =
            (from y in Enumerable.Range(0, image.Height)
             from x in Enumerable.Range(0, image.Width)
             where image.At(x, y) != ground
             select (X: x, Y: y)).ToList();
        return drawn.Count == 0 ? null : (drawn.Min(p => p.X), drawn.Min(p => p.Y), drawn.Max(p => p.X), drawn.Max(p => p.Y));
    }
}

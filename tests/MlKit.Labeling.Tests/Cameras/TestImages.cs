using MlKit.Labeling.Imaging;

namespace MlKit.Labeling.Tests.Cameras;

/// <summary>Images made by rule.</summary>
internal static class TestImages
{
    public static PixelImage Noise(int width, int height, int channels, int seed)
    {
        var image = new PixelImage(width, height, channels);
        new Random(seed).NextBytes(image.Pixels);
        return image;
    }
}

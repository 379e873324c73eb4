using MlKit.Labeling.A2d2;
using MlKit.Labeling.Imaging;
using OpenCvSharp;
using Quickstart.Synthetic;

namespace MlKit.Benchmarks;

/// <summary>Makes an image like a camera's: the synthetic scene's, with sensor noise, without which it would compress far too well.</summary>
internal static class CameraImage
{
    public static PixelImage Create()
    {
        var camera = new SyntheticCamera(SyntheticRig.Load(1920).Camera(A2d2Camera.FrontCenter));
        var image = camera.Photograph(new SyntheticWorld(seconds: 0));
        var random = new Random(1);
        foreach (ref var sample in image.Pixels)
            sample = (byte)Math.Clamp(sample + Noise(random), 0, 255);
        return image;
    }

    public static Mat ToMat(PixelImage image)
    {
        var mat = new Mat(image.Height, image.Width, MatType.CV_8UC3);
        image.Pixels.CopyTo(mat.AsSpan<byte>());
        return mat;
    }

    // The sum of three dice: roughly normal, with a standard deviation of 2.4.
    private static int Noise(Random random) => random.Next(-2, 3) + random.Next(-2, 3) + random.Next(-2, 3);
}

using System.Globalization;
using System.Text.Json.Nodes;
using MlKit.Labeling.Imaging;
using MlKit.Labeling.Npy;
using Quickstart.Synthetic;
using SkiaSharp;

namespace ConvertScene;

/// <summary>Makes a scene whose files are as heavy as A2D2's: images with the noise of a sensor, in PNG files of zlib's level 6.</summary>
internal static class Scene
{
    private const int DistinctFrames = 20;
    private const int Width = 1920;

    public static int Make(string folder, int frames)
    {
        SyntheticScene.Write(folder, Math.Min(frames, DistinctFrames), Width);
        var images = Directory.GetFiles(folder, "*_camera_*.png", SearchOption.AllDirectories);
        Array.Sort(images, StringComparer.Ordinal);
        Parallel.For(0, images.Length, i => WriteAsCamerasDo(images[i], seed: i));
        foreach (var path in Directory.GetFiles(folder, "*.npz", SearchOption.AllDirectories))
            Store(path);
        foreach (var path in Directory.GetFiles(folder, "*_0*.*", SearchOption.AllDirectories))
            Repeat(path, frames);
        Console.WriteLine($"{folder}: {frames} frames of two cameras, {images.Sum(path => new FileInfo(path).Length) / images.Length:N0} bytes an image");
        return 0;
    }

    private static void WriteAsCamerasDo(string path, int seed)
    {
        var image = PngFile.Read(path);
        AddNoise(image, new Random(seed));
        using var bitmap = new SKBitmap(new SKImageInfo(image.Width, image.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        var target = bitmap.GetPixelSpan();
        for (var i = 0; i < image.Pixels.Length / 3; i++)
            image.Pixels.Slice(3 * i, 3).CopyTo(target[(4 * i)..]);
        using var pixels = bitmap.PeekPixels();
        using var png = pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.AllFilters, 6))!;
        File.WriteAllBytes(path, png.Span);
    }

    // The sum of three dice: roughly normal, with a standard deviation of 2.4.
    private static void AddNoise(PixelImage image, Random random)
    {
        foreach (ref var sample in image.Pixels)
            sample = (byte)Math.Clamp(sample + random.Next(-2, 3) + random.Next(-2, 3) + random.Next(-2, 3), 0, 255);
    }

    // numpy.savez, which the reference was measured with, does not compress.
    private static void Store(string path)
    {
        Dictionary<string, NpyArray> arrays;
        using (var file = NpzFile.Open(path))
            arrays = file.Names.ToDictionary(name => name, file.Read);
        NpzFile.Save(path, arrays, NpzCompression.Stored);
    }

    private static void Repeat(string path, int frames)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        var end = name.LastIndexOf('_') + 1;
        var id = int.Parse(name[end..], CultureInfo.InvariantCulture);
        var frame = (id - SyntheticScene.FirstId) / SyntheticScene.IdStep;
        for (var copy = frame + DistinctFrames; copy < frames; copy += DistinctFrames)
        {
            var copyName = $"{name[..end]}{(SyntheticScene.FirstId + (SyntheticScene.IdStep * copy)).ToString("D9", CultureInfo.InvariantCulture)}{Path.GetExtension(path)}";
            var copyPath = Path.Combine(Path.GetDirectoryName(path)!, copyName);
            if (name.Contains("_camera_", StringComparison.Ordinal) && path.EndsWith(".json", StringComparison.Ordinal))
                WriteLater(path, copyPath, copy - frame);
            else
                File.CreateSymbolicLink(copyPath, Path.GetFileName(path));
        }
    }

    private static void WriteLater(string path, string copyPath, int frames)
    {
        var info = JsonNode.Parse(File.ReadAllBytes(path))!;
        info["cam_tstamp"] = info["cam_tstamp"]!.GetValue<long>() + (frames * SyntheticScene.FrameInterval);
        File.WriteAllText(copyPath, info.ToJsonString());
    }
}

using BenchmarkDotNet.Attributes;
using MlKit.Labeling.Imaging;
using OpenCvSharp;
using SkiaSharp;

namespace MlKit.Benchmarks;

/// <summary>
/// How long does it take to decode the PNG file of a 1920 x 1208 camera image? The image is the synthetic scene's with the noise of a sensor; OpenCV wrote the
/// file with its own settings, or with the filter Paeth at level 6, as those of the A2D2 dataset are.
/// </summary>
[MemoryDiagnoser]
public class DecodePng
{
    // IMWRITE_PNG_FILTER and IMWRITE_PNG_FILTER_PAETH: https://docs.opencv.org/4.x/d8/d6a/group__imgcodecs__flags.html.
    private const int PngFilterFlag = 19;
    private const int PngFilterPaeth = 128;

    private readonly PixelImage _destination = new(1920, 1208, 3);
    private byte[] _png = [];

    [Params("Default", "Paeth6")]
    public string File { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        Cv2.SetNumThreads(1);
        using var mat = CameraImage.ToMat(CameraImage.Create());
        int[] paeth6 = [PngFilterFlag, PngFilterPaeth, (int)ImwriteFlags.PngCompression, 6];
        _png = mat.ImEncode(".png", File == "Default" ? [] : paeth6);
        Console.WriteLine($"// Size: {_png.Length} B");
    }

    [Benchmark(Baseline = true)]
    public int OpenCv()
    {
        using var mat = Cv2.ImDecode(_png, ImreadModes.Color);
        return mat.Rows;
    }

    [Benchmark]
    public int Skia()
    {
        using var bitmap = SKBitmap.Decode(_png);
        return bitmap.Height;
    }

    [Benchmark]
    public int MlKit() => PngFile.Decode(_png, "a.png").Height;

    [Benchmark]
    public void MlKitIntoADestination() => PngFile.Decode(_png, "a.png", _destination);
}

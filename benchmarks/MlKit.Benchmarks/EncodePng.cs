using System.Buffers;
using BenchmarkDotNet.Attributes;
using MlKit.Labeling.Imaging;
using OpenCvSharp;
using SkiaSharp;

namespace MlKit.Benchmarks;

/// <summary>How long does it take to encode a 1920 x 1208 camera image as PNG? The image is the synthetic scene's with the noise of a sensor.</summary>
[MemoryDiagnoser]
public class EncodePng
{
    private readonly PixelImage _image = CameraImage.Create();
    private readonly ArrayBufferWriter<byte> _buffer = new(1 << 23);
    private Mat _mat = null!;
    private SKBitmap _bitmap = null!;

    [GlobalSetup]
    public void Setup()
    {
        Cv2.SetNumThreads(1);
        _mat = CameraImage.ToMat(_image);
        _bitmap = new SKBitmap(new SKImageInfo(_image.Width, _image.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        var target = _bitmap.GetPixelSpan();
        var source = _image.Pixels;
        for (var i = 0; i < source.Length / 3; i++)
        {
            source.Slice(3 * i, 3).CopyTo(target[(4 * i)..]);
            target[(4 * i) + 3] = 255;
        }

        Console.WriteLine($"// Size: OpenCV {OpenCv()} B, SkiaSharp {Skia()} B, MlKit {MlKit()} B");
    }

    [GlobalCleanup]
    public void CleanUp()
    {
        _mat.Dispose();
        _bitmap.Dispose();
    }

    [Benchmark(Baseline = true)]
    public int OpenCv() => _mat.ImEncode(".png").Length;

    [Benchmark]
    public long Skia()
    {
        using var pixmap = _bitmap.PeekPixels()!;
        using var png = pixmap.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.Up, 1));
        return png!.Size;
    }

    [Benchmark]
    public int MlKit() => PngFile.Encode(_image).Length;

    [Benchmark]
    public int MlKitIntoABuffer()
    {
        _buffer.ResetWrittenCount();
        PngFile.Encode(_image, _buffer);
        return _buffer.WrittenCount;
    }
}

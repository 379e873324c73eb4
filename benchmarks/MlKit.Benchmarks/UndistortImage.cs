using BenchmarkDotNet.Attributes;
using MlKit.Labeling.Cameras;
using MlKit.Labeling.Imaging;
using OpenCvSharp;

namespace MlKit.Benchmarks;

/// <summary>How long does it take to undistort one 1920 x 1208 image when the map is already there? OpenCV remaps on the same fixed-point map, on one thread.</summary>
[MemoryDiagnoser]
public class UndistortImage
{
    private PixelImage _source = null!;
    private PixelImage _destination = null!;
    private Mat _opencvSource = null!;
    private Mat _opencvDestination = null!;
    private LensForUndistortion _lens = null!;
    private UndistortionMap _map = null!;
    private Interpolation _interpolation;
    private InterpolationFlags _opencvInterpolation;

    [Params("Telecam", "Fisheye")]
    public string Lens { get; set; } = "";

    /// <summary>A photograph has three channels and is blended, a grey image has one; labels have three and take the nearest pixel.</summary>
    [Params("Photograph", "Grey", "Labels")]
    public string Image { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        Cv2.SetNumThreads(1);
        var channels = Image == "Grey" ? 1 : 3;
        (_interpolation, _opencvInterpolation) =
            Image == "Labels" ? (Interpolation.Nearest, InterpolationFlags.Nearest) : (Interpolation.Bilinear, InterpolationFlags.Linear);
        (_source, _destination) = (Noise(channels), Noise(channels));
        _opencvSource = new Mat(_source.Height, _source.Width, MatType.CV_8UC(channels));
        _opencvDestination = new Mat(_source.Height, _source.Width, MatType.CV_8UC(channels));
        _source.Pixels.CopyTo(_opencvSource.AsSpan<byte>());
        _lens = new LensForUndistortion(Lens);
        _lens.BuildOpenCvMap();
        _map = UndistortionMap.Create(_lens.Original, _lens.Undistorted);
    }

    [Benchmark(Baseline = true)]
    public void OpenCvRemap() => Cv2.Remap(_opencvSource, _opencvDestination, _lens.Map1, _lens.Map2, _opencvInterpolation, BorderTypes.Constant);

    [Benchmark]
    public void MlKitUndistort() => _map.Undistort(_source, _destination, _interpolation);

    [GlobalCleanup]
    public void CleanUp()
    {
        _opencvSource.Dispose();
        _opencvDestination.Dispose();
        _lens.Dispose();
    }

    private static PixelImage Noise(int channels)
    {
        var image = new PixelImage(LensForUndistortion.Width, LensForUndistortion.Height, channels);
        new Random(1).NextBytes(image.Pixels);
        return image;
    }
}

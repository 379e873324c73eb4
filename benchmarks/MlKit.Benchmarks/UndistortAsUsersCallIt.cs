using BenchmarkDotNet.Attributes;
using MlKit.Labeling.Cameras;
using MlKit.Labeling.Imaging;
using OpenCvSharp;

namespace MlKit.Benchmarks;

/// <summary>
/// How long does it take to undistort one of a camera's 1920 x 1208 x 3 images by the call its users make? OpenCV's function builds its map each time,
/// MlKit's map is built once. One thread each.
/// </summary>
[MemoryDiagnoser]
public class UndistortAsUsersCallIt
{
    private readonly PixelImage _source = CameraImage.Create();
    private readonly PixelImage _destination = new(LensForUndistortion.Width, LensForUndistortion.Height, 3);
    private readonly Mat _opencvDestination = new();
    private Mat _opencvSource = null!;
    private LensForUndistortion _lens = null!;
    private UndistortionMap _map = null!;

    [Params("Telecam", "Fisheye")]
    public string Lens { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        Cv2.SetNumThreads(1);
        _opencvSource = CameraImage.ToMat(_source);
        _lens = new LensForUndistortion(Lens);
        _map = UndistortionMap.Create(_lens.Original, _lens.Undistorted);
    }

    [Benchmark(Baseline = true)]
    public void OpenCvUndistort() => _lens.UndistortByOpenCv(_opencvSource, _opencvDestination);

    [Benchmark]
    public void MlKitUndistort() => _map.Undistort(_source, _destination);

    [GlobalCleanup]
    public void CleanUp()
    {
        _opencvSource.Dispose();
        _opencvDestination.Dispose();
        _lens.Dispose();
    }
}

using BenchmarkDotNet.Attributes;
using MlKit.Labeling.Cameras;
using OpenCvSharp;

namespace MlKit.Benchmarks;

/// <summary>How long does it take to build the map of a 1920 x 1208 image? OpenCV builds its fixed-point map, on one thread like MlKit.</summary>
[MemoryDiagnoser]
public class BuildUndistortionMap
{
    private LensForUndistortion _lens = null!;

    [Params("Telecam", "Fisheye")]
    public string Lens { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        Cv2.SetNumThreads(1);
        _lens = new LensForUndistortion(Lens);
    }

    [Benchmark(Baseline = true)]
    public void OpenCvInitUndistortRectifyMap() => _lens.BuildOpenCvMap();

    [Benchmark]
    public UndistortionMap MlKitCreate() => UndistortionMap.Create(_lens.Original, _lens.Undistorted);

    [GlobalCleanup]
    public void CleanUp() => _lens.Dispose();
}

using BenchmarkDotNet.Attributes;
using MlKit.Labeling.Cameras;
using MlKit.Labeling.Imaging;
using OpenCvSharp;

namespace MlKit.Benchmarks;

/// <summary>How long does it take to undistort one 1920 x 1208 image when the map is already there? OpenCV remaps on the same fixed-point map, on one thread.</summary>
[MemoryDiagnoser]
public class UndistortImage
{
    private const int Width = 1920;
    private const int Height = 1208;

    private static readonly double[] Telecam = [-0.2611312587700434, 0, 0, 0, 0];
    private static readonly double[] Fisheye = [-0.03751941844001954, -0.0057570911332895667, 0, 0];

    private readonly PixelImage _source = Noise();
    private readonly PixelImage _destination = new(Width, Height, 3);
    private readonly Mat _opencvSource = new(Height, Width, MatType.CV_8UC3);
    private readonly Mat _opencvDestination = new(Height, Width, MatType.CV_8UC3);
    private readonly Mat _map1 = new();
    private readonly Mat _map2 = new();
    private UndistortionMap _map = null!;

    [Params("Telecam", "Fisheye")]
    public string Lens { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        Cv2.SetNumThreads(1);
        _source.Pixels.CopyTo(_opencvSource.AsSpan<byte>());
        if (Lens == "Telecam")
            SetUpTelecam();
        else
            SetUpFisheye();
    }

    [Benchmark(Baseline = true)]
    public void OpenCvRemap() => Cv2.Remap(_opencvSource, _opencvDestination, _map1, _map2, InterpolationFlags.Linear, BorderTypes.Constant);

    [Benchmark]
    public void MlKitUndistort() => _map.Undistort(_source, _destination);

    [GlobalCleanup]
    public void CleanUp()
    {
        _opencvSource.Dispose();
        _opencvDestination.Dispose();
        _map1.Dispose();
        _map2.Dispose();
    }

    private void SetUpTelecam()
    {
        var original = new BrownConradyCamera(Width, Height, 1844.1774422790927, 1841.5212239377258, 964.42990523863864, 679.5331911948183, Telecam[0], 0, 0, 0, 0);
        var undistorted = new PinholeCamera(Width, Height, 1687.3369140625, 1783.428466796875, 965.43414055823814, 684.4193604186803);
        _map = UndistortionMap.Create(original, undistorted);
        Cv2.InitUndistortRectifyMap(Matrix(original), Row(Telecam), new Mat(), Matrix(undistorted), new Size(Width, Height), MatType.CV_16SC2, _map1, _map2);
    }

    private void SetUpFisheye()
    {
        var original = new FisheyeCamera(Width, Height, 972.20926731198472, 971.13935762645167, 959.77912937002748, 631.22125907212467, Fisheye[0], Fisheye[1], 0, 0);
        var undistorted = new PinholeCamera(Width, Height, 825.10199941612268, 824.19398027825866, 959.46189953054625, 642.44891736910677);
        _map = UndistortionMap.Create(original, undistorted);
        Cv2.FishEye.InitUndistortRectifyMap(Matrix(original), Row(Fisheye), Mat.Eye(3, 3, MatType.CV_64F), Matrix(undistorted), new Size(Width, Height), MatType.CV_16SC2.Value, _map1, _map2);
    }

    private static Mat<double> Matrix(CameraModel camera) => Mat.FromArray(new[,] { { camera.Fx, 0, camera.Cx }, { 0, camera.Fy, camera.Cy }, { 0, 0, 1 } });

    private static Mat<double> Row(double[] values) => Mat.FromArray(values);

    private static PixelImage Noise()
    {
        var image = new PixelImage(Width, Height, 3);
        new Random(1).NextBytes(image.Pixels);
        return image;
    }
}

using BenchmarkDotNet.Attributes;
using MlKit.Labeling.Cameras;
using MlKit.Labeling.Geometry;
using OpenCvSharp;

namespace MlKit.Benchmarks;

/// <summary>How long does it take to move a million points into a camera's frame and project them? OpenCV is the baseline, on one thread.</summary>
[MemoryDiagnoser]
public class ProjectPoints
{
    private static readonly YawPitchRoll Angles = new(0.02, 0.01, 0.03);

    private readonly PointsInFront _points = new();
    private readonly float[] _u = new float[PointsInFront.Count];
    private readonly float[] _v = new float[PointsInFront.Count];
    private readonly double[] _optical = new double[3 * PointsInFront.Count];
    private readonly double[] _pixels = new double[2 * PointsInFront.Count];
    private readonly RigidTransform _toOptical = new(QuaternionD.FromYawPitchRoll(Angles).ToRotationMatrix(), new(0.1, 0.2, 0.3));
    private readonly Mat _opencvPoints = new(PointsInFront.Count, 1, MatType.CV_64FC3);
    private readonly Mat _opencvPixels = new();
    private readonly Mat _rotation = new();
    private readonly Mat<double> _translation = Mat.FromArray(0.1, 0.2, 0.3);
    private Mat<double> _matrix = null!;
    private Mat<double> _distortion = null!;
    private CameraModel _camera = null!;

    [Params("Pinhole", "BrownConrady", "Fisheye")]
    public string Lens { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        Cv2.SetNumThreads(1);
        double[] k = Lens switch
        {
            "Pinhole" => [0, 0, 0, 0, 0],
            "BrownConrady" => [-0.261, 0.01, 0.001, 0.001, 0.002],
            _ => [-0.0375, -0.00576, 0, 0],
        };
        _camera = Lens switch
        {
            "Pinhole" => new PinholeCamera(1920, 1208, 1687.34, 1783.43, 965.4, 684.4),
            "BrownConrady" => new BrownConradyCamera(1920, 1208, 1687.34, 1783.43, 965.4, 684.4, k[0], k[1], k[2], k[3], k[4]),
            _ => new FisheyeCamera(1920, 1208, 972.2, 971.1, 959.8, 631.2, k[0], k[1], k[2], k[3]),
        };
        var m = _toOptical.Rotation;
        using var rotation = Mat.FromArray(new[,] { { m.M00, m.M01, m.M02 }, { m.M10, m.M11, m.M12 }, { m.M20, m.M21, m.M22 } });
        Cv2.Rodrigues(rotation, _rotation);
        _matrix = Mat.FromArray(new[,] { { _camera.Fx, 0, _camera.Cx }, { 0, _camera.Fy, _camera.Cy }, { 0, 0, 1 } });
        _distortion = Mat.FromArray(k);
        _points.Coordinates.CopyTo(_opencvPoints.AsSpan<double>());
    }

    [Benchmark(Baseline = true)]
    public void OpenCv()
    {
        if (Lens == "Fisheye")
            Cv2.FishEye.ProjectPoints(_opencvPoints, _opencvPixels, _rotation, _translation, _matrix, _distortion);
        else
            Cv2.ProjectPoints(_opencvPoints, _rotation, _translation, _matrix, _distortion, _opencvPixels);
    }

    [Benchmark]
    public int MlKitFloats() => _camera.Project(_toOptical, _points.X, _points.Y, _points.Z, _u, _v);

    [Benchmark]
    public int MlKitDoubles()
    {
        _toOptical.Transform(_points.Coordinates, _optical);
        return _camera.Project(_optical, _pixels);
    }

    [GlobalCleanup]
    public void CleanUp()
    {
        _opencvPoints.Dispose();
        _opencvPixels.Dispose();
        _rotation.Dispose();
        _translation.Dispose();
        _matrix.Dispose();
        _distortion.Dispose();
    }
}

using MlKit.Labeling.Cameras;
using OpenCvSharp;

namespace MlKit.Benchmarks;

/// <summary>One of two A2D2 cameras, 1920 x 1208 px, as MlKit and as OpenCV want it: the telecam (front_center) and the fisheye (front_left).</summary>
internal sealed class LensForUndistortion : IDisposable
{
    public const int Width = 1920;
    public const int Height = 1208;

    private readonly Mat _camera, _distortion, _target;
    private readonly Mat _none = new();
    private readonly Mat _noRotation = Mat.Eye(3, 3, MatType.CV_64F);

    public LensForUndistortion(string name)
    {
        if (name == "Telecam")
        {
            Original = new BrownConradyCamera(
                Width, Height, 1844.1774422790927, 1841.5212239377258, 964.42990523863864, 679.5331911948183, -0.2611312587700434, 0, 0, 0, 0);
            Undistorted = new(Width, Height, 1687.3369140625, 1783.428466796875, 965.43414055823814, 684.4193604186803);
            _distortion = Mat.FromArray([-0.2611312587700434, 0, 0, 0, 0]);
        }
        else
        {
            Original = new FisheyeCamera(
                Width, Height, 972.20926731198472, 971.13935762645167, 959.77912937002748, 631.22125907212467,
                -0.03751941844001954, -0.0057570911332895667, 0, 0);
            Undistorted = new(Width, Height, 825.10199941612268, 824.19398027825866, 959.46189953054625, 642.44891736910677);
            _distortion = Mat.FromArray([-0.03751941844001954, -0.0057570911332895667, 0, 0]);
        }

        (_camera, _target) = (Matrix(Original), Matrix(Undistorted));
    }

    public CameraModel Original { get; }

    public PinholeCamera Undistorted { get; }

    public Mat Map1 { get; } = new();

    public Mat Map2 { get; } = new();

    /// <summary>Lets OpenCV build its fixed-point map into <see cref="Map1"/> and <see cref="Map2"/>.</summary>
    public void BuildOpenCvMap()
    {
        var size = new Size(Width, Height);
        if (Original is FisheyeCamera)
            Cv2.FishEye.InitUndistortRectifyMap(_camera, _distortion, _noRotation, _target, size, MatType.CV_16SC2.Value, Map1, Map2);
        else
            Cv2.InitUndistortRectifyMap(_camera, _distortion, _none, _target, size, MatType.CV_16SC2, Map1, Map2);
    }

    /// <summary>Lets OpenCV undistort an image by its one function for it.</summary>
    public void UndistortByOpenCv(Mat source, Mat destination)
    {
        if (Original is FisheyeCamera)
            Cv2.FishEye.UndistortImage(source, destination, _camera, _distortion, _target);
        else
            Cv2.Undistort(source, destination, _camera, _distortion, _target);
    }

    public void Dispose()
    {
        foreach (var mat in new[] { _camera, _distortion, _target, _none, _noRotation, Map1, Map2 })
            mat.Dispose();
    }

    private static Mat<double> Matrix(CameraModel camera) => Mat.FromArray(new[,] { { camera.Fx, 0, camera.Cx }, { 0, camera.Fy, camera.Cy }, { 0, 0, 1 } });
}

using MlKit.Labeling.Cameras;
using MlKit.Labeling.Imaging;
using OpenCvSharp;

namespace MlKit.Labeling.Tests.Cameras;

/// <summary>The peer the undistortion must equal. Its native library needs GTK 3, libdrm and libatomic; without them the tests are skipped.</summary>
internal static class OpenCv
{
    private static readonly Lazy<string?> Problem = new(FindProblem);

    public static void SkipIfUnavailable() =>
        Assert.SkipWhen(Problem.Value is not null, $"OpenCV's native library does not load (Debian: libgtk-3-0 libdrm2 libatomic1): {Problem.Value}");

    public static PixelImage Undistort(PixelImage image, CameraModel original, PinholeCamera undistorted)
    {
        using var source = Mat.FromPixelData(image.Height, image.Width, MatType.CV_8UC(image.Channels), image.Pixels.ToArray());
        using var result = new Mat();
        using var camera = Matrix(original);
        using var target = Matrix(undistorted);
        using var distortion = Distortion(original);
        if (original is FisheyeCamera)
            Cv2.FishEye.UndistortImage(source, result, camera, distortion, target);
        else
            Cv2.Undistort(source, result, camera, distortion, target);

        var undone = new PixelImage(result.Width, result.Height, image.Channels);
        using var flat = result.Reshape(1);
        flat.GetArray(out byte[] bytes);
        bytes.CopyTo(undone.Pixels);
        return undone;
    }

    /// <summary>Projects N x 3 coordinates to N x 2 pixels.</summary>
    public static double[] Project(double[] points, CameraModel model)
    {
        using var objects = Mat.FromPixelData(points.Length / 3, 1, MatType.CV_64FC3, points);
        using var pixels = new Mat();
        using var zero = Mat.Zeros(3, 1, MatType.CV_64FC1).ToMat();
        using var camera = Matrix(model);
        using var distortion = Distortion(model);
        if (model is FisheyeCamera)
            Cv2.FishEye.ProjectPoints(objects, pixels, zero, zero, camera, distortion);
        else
            Cv2.ProjectPoints(objects, zero, zero, camera, distortion, pixels);

        using var flat = pixels.Reshape(1, points.Length / 3 * 2);
        flat.GetArray(out double[] result);
        return result;
    }

    private static Mat Matrix(CameraModel c) => Mat.FromPixelData(3, 3, MatType.CV_64FC1, new double[] { c.Fx, 0, c.Cx, 0, c.Fy, c.Cy, 0, 0, 1 }).Clone();

    private static Mat Distortion(CameraModel camera)
    {
        double[] coefficients = camera switch
        {
            FisheyeCamera f => [f.K1, f.K2, f.K3, f.K4],
            BrownConradyCamera b => [b.K1, b.K2, b.P1, b.P2, b.K3],
            _ => [0, 0, 0, 0, 0],
        };
        return Mat.FromPixelData(1, coefficients.Length, MatType.CV_64FC1, coefficients).Clone();
    }

    private static string? FindProblem()
    {
        try
        {
            using var mat = new Mat(1, 1, MatType.CV_8UC1);
            return null;
        }
        catch (Exception e) when (e is DllNotFoundException or TypeInitializationException or OpenCvSharpException)
        {
            return (e.InnerException ?? e).Message;
        }
    }
}

using MlKit.Labeling.A2d2;
using MlKit.Labeling.Cameras;
using MlKit.Labeling.GroundTruth;
using MlKit.Labeling.Imaging;

namespace MlKit.Labeling.Conversion;

/// <summary>Projects written points through a written pose, as Ground Truth will, and compares the outcome with what the data set says.</summary>
internal sealed class PointPixels
{
    private const double MaxError = 1e9;

    private readonly CameraSetup _camera;
    private readonly double[] _optical;
    private readonly double[] _pixels;

    public PointPixels(double[] points, GroundTruthPose pose, CameraSetup camera)
    {
        _camera = camera;
        _optical = new double[points.Length];
        _pixels = new double[points.Length / 3 * 2];
        pose.ToTransform().Inverse().Transform(points, _optical);
        camera.Written.Project(_optical, _pixels);
    }

    public CameraProjection Compare(string camera, A2d2PointCloud cloud)
    {
        var inside = 0;
        for (var i = 0; i < cloud.Count; i++)
        {
            if (_camera.Written.Contains(new PixelPoint(_pixels[2 * i], _pixels[(2 * i) + 1])))
                inside++;
        }

        return new CameraProjection(camera, cloud.Count, inside, MedianError(cloud.Row, cloud.Column));
    }

    /// <summary>Takes the colour of each point from the pixel it falls on; a point outside the image is black.</summary>
    public byte[] SampleColors(PixelImage image)
    {
        var colors = new byte[_optical.Length];
        for (var i = 0; i < colors.Length / 3; i++)
        {
            var pixel = new PixelPoint(_pixels[2 * i], _pixels[(2 * i) + 1]);
            if (!_camera.Written.Contains(pixel))
                continue;

            var row = image.Row((int)Math.Floor(pixel.V + 0.5));
            var x = (int)Math.Floor(pixel.U + 0.5) * image.Channels;
            for (var channel = 0; channel < 3; channel++)
                colors[(3 * i) + channel] = row[x + (image.Channels == 3 ? channel : 0)];
        }

        return colors;
    }

    /// <summary>Returns the median distance in px from the data set's own row and column, which are pixels of the undistorted image.</summary>
    private double? MedianError(double[]? rows, double[]? columns)
    {
        if (rows is null || columns is null || rows.Length == 0)
            return null;

        var undistorted = new double[_pixels.Length];
        _camera.Calibration.Undistorted.Project(_optical, undistorted);
        var errors = new double[rows.Length];
        for (var i = 0; i < errors.Length; i++)
        {
            var error = double.Hypot(undistorted[2 * i] - columns[i], undistorted[(2 * i) + 1] - rows[i]);

            // A point behind the camera is as wrong as can be.
            errors[i] = double.IsNaN(error) ? MaxError : error;
        }

        Array.Sort(errors);
        return (errors[(errors.Length - 1) / 2] + errors[errors.Length / 2]) / 2;
    }
}

using System.Buffers;
using MlKit.Labeling.A2d2;
using MlKit.Labeling.Checks;
using MlKit.Labeling.GroundTruth;
using MlKit.Labeling.Imaging;

namespace MlKit.Labeling.Conversion;

/// <summary>Projects written points through a written pose, as Ground Truth will, and compares the outcome with what the data set says.</summary>
internal sealed class PointPixels(double[] points, GroundTruthPose pose, CameraSetup camera) : IDisposable
{
    private const double MaxError = 1e9;

    private readonly PointProjection _projection = new(points, pose, camera.Written);

    public CameraProjection Compare(string name, A2d2PointCloud cloud) =>
        new(name, cloud.Count, _projection.CountInside(), MedianError(cloud.Row, cloud.Column));

    /// <summary>Takes the colour of each point from the pixel it falls on; a point outside the image is black.</summary>
    public byte[] SampleColors(PixelImage image)
    {
        var colors = new byte[_projection.Optical.Length];
        for (var i = 0; i < colors.Length / 3; i++)
        {
            if (!_projection.IsInside(i))
                continue;

            var pixel = _projection[i];
            var row = image.Row((int)Math.Floor(pixel.V + 0.5));
            var x = (int)Math.Floor(pixel.U + 0.5) * image.Channels;
            for (var channel = 0; channel < 3; channel++)
                colors[(3 * i) + channel] = row[x + (image.Channels == 3 ? channel : 0)];
        }

        return colors;
    }

    public void Dispose() => _projection.Dispose();

    /// <summary>Returns the median distance in px from the data set's own row and column, which are pixels of the undistorted image.</summary>
    private double? MedianError(double[]? rows, double[]? columns)
    {
        if (rows is null || columns is null || rows.Length == 0)
            return null;

        var pixels = ArrayPool<double>.Shared.Rent(2 * rows.Length);
        var errors = ArrayPool<double>.Shared.Rent(rows.Length);
        try
        {
            camera.Calibration.Undistorted.Project(_projection.Optical, pixels);
            return Median.Of(errors.AsSpan(0, FindErrors(pixels, rows, columns, errors)));
        }
        finally
        {
            ArrayPool<double>.Shared.Return(pixels);
            ArrayPool<double>.Shared.Return(errors);
        }
    }

    private static int FindErrors(ReadOnlySpan<double> pixels, double[] rows, double[] columns, Span<double> errors)
    {
        var count = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            if (!double.IsFinite(rows[i]) || !double.IsFinite(columns[i]))
                continue;

            // A point behind the camera is as wrong as can be.
            var error = double.Hypot(pixels[2 * i] - columns[i], pixels[(2 * i) + 1] - rows[i]);
            errors[count++] = Math.Min(double.IsNaN(error) ? MaxError : error, MaxError);
        }

        return count;
    }
}

using System.Globalization;
using MlKit.Labeling.A2d2;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Geometry;
using MlKit.Labeling.Imaging;
using MlKit.Labeling.Internal;
using MlKit.Labeling.PointClouds;

namespace MlKit.Labeling.Conversion;

/// <summary>Converts the files of one camera of a frame: points, image, pose.</summary>
internal sealed class PartConverter(FramePart part, RigidTransform ego, ConversionContext context)
{
    private readonly List<LabelingIssue> _issues = [];

    /// <exception cref="LabelingDataException">A file cannot be used; the problems of all three files are told.</exception>
    public ConvertedPart Convert(string imagePath)
    {
        var timestamp = Attempt(ReadTimestamp);
        var (image, imageFile) = Attempt(ConvertImage);
        using var _ = image;
        var (cloud, dropped) = Attempt(ReadPoints);
        if (_issues.Count > 0)
            throw new LabelingDataException(_issues);

        var description = part.Camera.Describe(imagePath, timestamp, ego);
        var points = context.Published ? cloud!.Points : ToWorld(cloud!.Points);
        using var pixels = new PointPixels(points, description.Pose, part.Camera);
        return new ConvertedPart(
            points,
            context.Options.PointFormat.HasIntensity() ? cloud.Reflectance ?? new double[cloud.Count] : null,
            context.Options.PointFormat.HasColor() ? pixels.SampleColors(image!.Image) : null,
            imageFile!,
            description,
            pixels.Compare(part.Frame.Camera.ToKey(), cloud),
            dropped);
    }

    private double ReadTimestamp()
    {
        if (part.Info is null)
            return part.Frame.Id / 1000.0;

        var info = A2d2ImageInfo.Parse(part.Info.Memory, part.InfoPath);
        var camera = part.Frame.Camera.ToKey();
        return info.CameraName == camera
            ? info.UnixTimestamp
            : throw new LabelingDataException(new LabelingIssue(
                part.InfoPath + "#$.cam_name", $"must be '{camera}', as the file's folder says", $"'{info.CameraName}'", "Put the file where it belongs."));
    }

    private (A2d2PointCloud?, int Dropped) ReadPoints()
    {
        if (part.Points is null)
            return (new A2d2PointCloud([]) { Reflectance = [] }, 0);

        var cloud = A2d2PointCloud.Parse(part.Points.Memory, part.PointsPath, WantedAttributes());
        if (context.Options.PointFormat.HasIntensity() && cloud.Reflectance is null)
        {
            throw new LabelingDataException(new LabelingIssue(
                part.PointsPath, "must have the array 'reflectance', which becomes the intensity", "none", "Choose a point format without intensity."));
        }

        if (context.Options.PointFormat.HasIntensity() && Array.FindIndex(cloud.Reflectance!, value => !double.IsFinite(value)) is >= 0 and var bad)
        {
            throw new LabelingDataException(new LabelingIssue(
                part.PointsPath + "#reflectance",
                "must hold finite numbers",
                string.Create(CultureInfo.InvariantCulture, $"{cloud.Reflectance![bad]} at index {bad}"),
                "Correct the array, or choose a point format without intensity."));
        }

        cloud = context.Options.DropInvalidPoints ? cloud.WhereValid() : cloud;
        var finite = cloud.WhereFinite();
        var dropped = cloud.Count - finite.Count;
        return dropped == 0 || context.Options.NonFinitePoints == NonFinitePoints.Drop
            ? (finite, dropped)
            : throw new LabelingDataException(new LabelingIssue(
                part.PointsPath + "#points",
                "must hold finite numbers",
                string.Create(CultureInfo.InvariantCulture, $"{dropped} of {cloud.Count} points with NaN or infinity"),
                "Set NonFinitePoints to Drop to leave such points out."));
    }

    private A2d2PointAttributes WantedAttributes() => A2d2PointAttributes.Pixels
        | (context.Options.PointFormat.HasIntensity() ? A2d2PointAttributes.Reflectance : 0)
        | (context.Options.DropInvalidPoints ? A2d2PointAttributes.Valid : 0);

    private (PooledImage?, PooledBuffer?) ConvertImage()
    {
        // The size is in the header; an image that is passed on as it is need not be decoded.
        CheckSize(PngFile.Identify(part.Image.Span, part.ImagePath));
        if (context.Options.Images == ImageMode.Original && !context.Options.PointFormat.HasColor())
        {
            PngFile.Verify(part.Image.Span, part.ImagePath);
            return (null, part.Image);
        }

        var original = PngFile.DecodePooled(part.Image.Span, part.ImagePath);
        if (context.Options.Images == ImageMode.Original)
            return (original, part.Image);

        var undistorted = new PooledImage(part.Camera.Written.Width, part.Camera.Written.Height, original.Image.Channels);
        part.Camera.Map.Undistort(original.Image, undistorted.Image);
        original.Dispose();
        var file = new PooledBuffer(part.Image.Length);
        PngFile.Encode(undistorted.Image, file);
        return (undistorted, file);
    }

    private void CheckSize(PngInfo info)
    {
        var original = part.Camera.Calibration.Original;
        if (info.Width == original.Width && info.Height == original.Height)
            return;

        throw new LabelingDataException(new LabelingIssue(
            part.ImagePath,
            $"must be {original.Width} x {original.Height} px, as {A2d2Dataset.CalibrationFileName} says of {part.Frame.Camera.ToKey()}",
            $"{info.Width} x {info.Height} px",
            "Use the original image, or the calibration that belongs to this one."));
    }

    /// <exception cref="LabelingDataException">A coordinate is too large for the frame or format it is written in.</exception>
    private double[] ToWorld(double[] points)
    {
        (ego * part.Camera.Calibration.View).Transform(points, points);
        var limit = context.Options.PointFormat.IsBinary() ? float.MaxValue : double.MaxValue;
        if (!Exceed(points, limit))
            return points;

        throw new LabelingDataException(new LabelingIssue(
            part.PointsPath + "#points",
            $"must hold coordinates that stay finite as {context.Options.PointFormat.ToFormatName()} in the frame they are written in",
            "larger ones",
            "Correct the points or the ego pose; lidar points are metres away, not light years."));
    }

    private static bool Exceed(ReadOnlySpan<double> values, double limit)
    {
        foreach (var value in values)
        {
            if (!(Math.Abs(value) <= limit))
                return true;
        }

        return false;
    }

    private T? Attempt<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (LabelingDataException exception)
        {
            _issues.AddRange(exception.Issues);
            return default;
        }
    }
}

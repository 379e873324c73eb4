using System.Globalization;
using MlKit.Labeling.GroundTruth;
using MlKit.Labeling.Imaging;
using MlKit.Labeling.Internal;
using MlKit.Labeling.PointClouds;

namespace MlKit.Labeling.Checks;

/// <summary>Checks the files of one frame.</summary>
internal sealed class FrameCheck
{
    private readonly List<LabelingIssue> _issues = [];

    public IReadOnlyList<LabelingIssue> Issues => _issues;

    public long Points { get; private set; }

    /// <summary>Gets how many points project into each image, by the image's place in the frame.</summary>
    public List<(int Index, long Points, long Inside)> Projections { get; } = [];

    /// <summary>Gets the places of the images whose camera has a skew or, for a pinhole camera, a k4: no camera model here has them.</summary>
    public List<int> Unprojectable { get; } = [];

    /// <param name="frame">The frame.</param>
    /// <param name="pointsPath">The point file, or null where it is missing.</param>
    /// <param name="imagePaths">The images, null where one is missing.</param>
    public static FrameCheck Run(GroundTruthFrame frame, string? pointsPath, IReadOnlyList<string?> imagePaths)
    {
        var check = new FrameCheck();
        var cloud = pointsPath is null ? null : check.ReadPoints(pointsPath, frame.Format);
        for (var i = 0; i < imagePaths.Count; i++)
        {
            if (imagePaths[i] is { } path && check.ReadSize(path) is { } size && cloud is not null)
                check.Project(cloud, frame.Images[i], size, i);
        }

        return check;
    }

    private PointCloud? ReadPoints(string path, PointFormat format)
    {
        PointCloud cloud;
        try
        {
            cloud = PointFile.Decode(SourceFile.Read(path), format, path);
        }
        catch (LabelingDataException exception)
        {
            _issues.AddRange(exception.Issues);
            return null;
        }

        Points = cloud.Count;
        var bad = cloud.Points.Count(value => !double.IsFinite(value));
        if (cloud.Count == 0)
            _issues.Add(new LabelingIssue(path, "must hold at least one point", "none", "Leave the frame out: there is nothing to label."));
        if (bad > 0)
            _issues.Add(new LabelingIssue(path, "must hold finite coordinates", $"{bad} that are not", "Leave such points out."));
        if (cloud.Count > GroundTruthLimits.RecommendedPointsPerFrame)
            _issues.Add(TooMany(path, cloud.Count));
        return cloud;
    }

    private (int Width, int Height)? ReadSize(string path)
    {
        // Ground Truth takes other kinds of images too; only a PNG's size is known here.
        if (!path.EndsWith(".png", StringComparison.OrdinalIgnoreCase))
            return null;

        try
        {
            // Checksums and chunks show any damage at a fraction of the time that decoding takes.
            var png = SourceFile.Read(path);
            var header = PngHeader.Parse(png, path);
            PngChunks.Verify(png, header, path);
            return (header.Width, header.Height);
        }
        catch (LabelingDataException exception)
        {
            _issues.AddRange(exception.Issues);
            return null;
        }
    }

    private void Project(PointCloud cloud, GroundTruthImage image, (int Width, int Height) size, int index)
    {
        if (!image.HasCameraModel)
        {
            Unprojectable.Add(index);
            return;
        }

        using var projection = new PointProjection(cloud.Points, image.Pose, image.ToCameraModel(size.Width, size.Height));
        Projections.Add((index, cloud.Count, projection.CountInside()));
    }

    private static LabelingIssue TooMany(string path, int count) => new(
        path,
        string.Create(
            CultureInfo.InvariantCulture,
            $"should hold at most {GroundTruthLimits.RecommendedPointsPerFrame} points; above {GroundTruthLimits.PointsPerFrame} Ground Truth may not show it"),
        string.Create(CultureInfo.InvariantCulture, $"{count}"),
        "Reduce it with PointReduction, or split it.")
    { Severity = IssueSeverity.Warning };
}

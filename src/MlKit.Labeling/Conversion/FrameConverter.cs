using System.Globalization;
using System.IO.Hashing;
using MlKit.Labeling.A2d2;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Geometry;
using MlKit.Labeling.GroundTruth;
using MlKit.Labeling.Internal;
using MlKit.Labeling.PointClouds;

namespace MlKit.Labeling.Conversion;

/// <summary>Converts one frame: reads its sources, writes its point file and images, and keeps a record for the next run.</summary>
internal sealed class FrameConverter(ConversionContext context)
{
    // Beyond this, neighbouring floats are more than 1 mm apart.
    private const double FloatRangeMetres = 16_384;

    /// <summary>Converts a frame, unless an earlier run has done so from the same sources with the same options.</summary>
    /// <exception cref="LabelingDataException">A source file cannot be used.</exception>
    /// <exception cref="IOException">The target cannot be written.</exception>
    public (FrameRecord Record, bool Reused) Convert(PlannedFrame planned, CancellationToken cancellationToken)
    {
        var parts = planned.Parts.Select((frame, i) => FramePart.Read(frame, i == 0, context)).ToList();
        try
        {
            return Convert(planned, parts, cancellationToken);
        }
        finally
        {
            parts.ForEach(part => part.Dispose());
        }
    }

    private (FrameRecord Record, bool Reused) Convert(PlannedFrame planned, List<FramePart> parts, CancellationToken cancellationToken)
    {
        var ego = EgoPoses.Of(planned.First, context.Options);
        var fingerprint = Fingerprint.Of(parts, ego, context);
        var recordPath = RecordPath(planned.First);
        var earlier = FrameRecord.TryLoad(context.Output.PathOf(recordPath), planned.First.Scene.Folder);
        if (earlier?.Fingerprint == fingerprint && earlier.Files.All(IsWhole))
            return (earlier, true);

        cancellationToken.ThrowIfCancellationRequested();
        var converted = Convert(parts, ego, cancellationToken);
        var record = Write(parts, converted, fingerprint, ego);

        // The record goes last: it is the promise that the files are whole.
        context.Output.Write(recordPath, record.ToJson(planned.First.Scene.Folder));
        foreach (var (path, _) in (earlier?.Files ?? []).ExceptBy(record.Files.Select(file => file.Path), file => file.Path))
            context.Output.Delete(path);
        return (record, false);
    }

    private List<ConvertedPart> Convert(List<FramePart> parts, RigidTransform ego, CancellationToken cancellationToken)
    {
        var converted = new List<ConvertedPart>(parts.Count);
        var issues = new List<LabelingIssue>();
        foreach (var part in parts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                converted.Add(new PartConverter(part, ego, context).Convert(ImagePath(part)));
            }
            catch (LabelingDataException exception)
            {
                issues.AddRange(exception.Issues);
            }
        }

        if (issues.Count == 0 && converted.Sum(part => part.Points.Length) == 0)
            issues.Add(new LabelingIssue(parts[0].PointsPath + "#points", "must hold at least one point", "an empty cloud", "Leave the frame out: there is nothing to label."));
        return issues.Count == 0 ? converted : throw new LabelingDataException(issues);
    }

    private FrameRecord Write(List<FramePart> parts, List<ConvertedPart> converted, string fingerprint, RigidTransform ego)
    {
        var cloud = Merge(converted);
        var pointsPath = PointsPath(parts[0]);
        using var pointFile = new PooledBuffer();
        if (context.Published)
            TextPoints.EncodeLikeSaveTxt(cloud.Points, pointFile);
        else
            PointFile.Encode(cloud, context.Options.PointFormat, pointFile, context.Options.CoordinateDecimals);
        var files = new List<(string, UInt128)> { (pointsPath, Hash(pointFile.Span)) };
        context.Output.Write(pointsPath, pointFile.Memory);
        foreach (var (part, source) in converted.Zip(parts))
        {
            context.Output.Write(part.Image.ImagePath, part.ImageFile.Memory);
            files.Add((part.Image.ImagePath, part.ImageFile == source.Image ? source.ImageHash : Hash(part.ImageFile.Span)));
            part.ImageFile.Dispose();
        }

        return new FrameRecord
        {
            Fingerprint = fingerprint,
            Files = [.. files.Select(file => (file.Item1, ToText(file.Item2)))],
            Points = cloud.Count,
            Cameras = [.. converted.Where((_, i) => parts[i].Points is not null).Select(part => part.Projection)],
            Warnings = [.. Warnings(parts, converted, cloud)],
            Frame = new GroundTruthFrame
            {
                Frame = pointsPath,
                UnixTimestamp = converted[0].Image.UnixTimestamp,
                Format = context.Options.PointFormat,
                EgoVehiclePose = GroundTruthPose.FromTransform(ego),
                Images = [.. converted.Select(part => part.Image)],
            },
        };
    }

    private IEnumerable<LabelingIssue> Warnings(List<FramePart> parts, List<ConvertedPart> converted, PointCloud cloud)
    {
        for (var i = 0; i < parts.Count; i++)
        {
            if (converted[i].DroppedPoints > 0)
                yield return Warning(parts[i].PointsPath + "#points", "should hold finite numbers", $"{converted[i].DroppedPoints} with NaN or infinity", "They were left out.");
        }

        if (cloud.Count > GroundTruthLimits.RecommendedPointsPerFrame)
        {
            yield return Warning(
                parts[0].PointsPath,
                $"should give at most {GroundTruthLimits.RecommendedPointsPerFrame} points a frame; above {GroundTruthLimits.PointsPerFrame} Ground Truth may not show it",
                string.Create(CultureInfo.InvariantCulture, $"{cloud.Count} points"),
                "Take fewer cameras, or the first camera's points only.");
        }

        if (context.Options.PointFormat.IsBinary() && cloud.Points.Any(value => Math.Abs(value) > FloatRangeMetres))
        {
            yield return Warning(
                parts[0].PointsPath,
                "should lie within 16 km of the origin, because binary formats hold 4-byte floats",
                "points so far away that they are rounded by more than 0.5 mm",
                "Give ego poses relative to a point near the drive, or choose a text format.");
        }
    }

    private bool IsWhole((string Path, string Hash) file)
    {
        try
        {
            return ToText(Hash(File.ReadAllBytes(context.Output.PathOf(file.Path)))) == file.Hash;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // What cannot be read is written again, and that tells what is wrong with it.
            return false;
        }
    }

    private static UInt128 Hash(ReadOnlySpan<byte> content) => XxHash128.HashToUInt128(content);

    private static string ToText(UInt128 hash) => hash.ToString("x32", CultureInfo.InvariantCulture);

    private static PointCloud Merge(List<ConvertedPart> parts) => parts.Count == 1
        ? new PointCloud(parts[0].Points, parts[0].Intensity, parts[0].Colors)
        : new PointCloud(
            Concat(parts.ConvertAll(part => part.Points)),
            parts[0].Intensity is null ? null : Concat(parts.ConvertAll(part => part.Intensity!)),
            parts[0].Colors is null ? null : Concat(parts.ConvertAll(part => part.Colors!)));

    private static T[] Concat<T>(List<T[]> arrays)
    {
        var all = new T[arrays.Sum(array => array.Length)];
        var end = 0;
        foreach (var array in arrays)
        {
            array.CopyTo(all, end);
            end += array.Length;
        }

        return all;
    }

    private static string RecordPath(A2d2Frame frame) =>
        FormattableString.Invariant($"{OutputFolder.StateFolder}/{frame.Scene.Name}/{frame.Camera.ToKey()}-{frame.Id:D9}.json");

    private string PointsPath(FramePart part)
    {
        var name = Path.GetFileNameWithoutExtension(part.PointsPath) + context.Options.PointFormat.FileExtension();
        return context.Published ? name : $"{part.Frame.Scene.Name}/points/{name}";
    }

    private string ImagePath(FramePart part)
    {
        var name = (context.Options.Images == ImageMode.Undistort ? "undistort_" : "") + Path.GetFileName(part.ImagePath);
        return context.Published ? name : $"{part.Frame.Scene.Name}/images/{part.Frame.Camera.ToFolderName()}/{name}";
    }

    private static LabelingIssue Warning(string path, string rule, string found, string fix) =>
        new(path, rule, found, fix) { Severity = IssueSeverity.Warning };
}

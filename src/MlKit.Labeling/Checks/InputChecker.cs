using System.Globalization;
using System.IO.Hashing;
using MlKit.Labeling.GroundTruth;
using MlKit.Labeling.Internal;

namespace MlKit.Labeling.Checks;

/// <summary>Follows manifests to sequence files and frames.</summary>
internal sealed class InputChecker(ConversionTarget target, CancellationToken cancellationToken)
{
    // Links are not followed: they may lead round in circles.
    private static readonly EnumerationOptions EveryFolder = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };

    private readonly List<LabelingIssue> _issues = [];
    private readonly Dictionary<string, int?> _frameCounts = [];
    private readonly HashSet<UInt128> _descriptions = [];
    private readonly Dictionary<string, int> _pointCounts = [];
    private readonly ProjectionTally _total = new();
    private ProjectionTally _ofManifest = new();
    private long _points;

    public InputCheckReport Run()
    {
        var manifests = Directory.EnumerateFiles(target.Folder, "*.manifest", EveryFolder).Order(StringComparer.Ordinal).ToList();
        if (manifests.Count == 0)
            _issues.Add(new LabelingIssue(target.Folder, "must hold a manifest (*.manifest)", "none", "Convert a scene into the folder first."));
        foreach (var manifest in manifests)
            CheckManifest(manifest);

        return new InputCheckReport { Issues = [.. _issues.Distinct()], Frames = _pointCounts.Count, Points = _points, Cameras = _total.Cameras };
    }

    private void CheckManifest(string manifest)
    {
        var count = 0;
        _ofManifest = new ProjectionTally();
        try
        {
            foreach (var (number, line) in JsonLines.Read(manifest))
            {
                cancellationToken.ThrowIfCancellationRequested();
                count++;
                CheckLine(string.Create(CultureInfo.InvariantCulture, $"{manifest}:{number}"), line);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _issues.Add(SourceFile.Unreadable(manifest, exception));
            return;
        }

        if (count is 0 or > GroundTruthLimits.LinesPerManifest)
            _issues.Add(WrongCount(manifest, count));
        _issues.AddRange(_ofManifest.Warnings(manifest));
    }

    private void CheckLine(string name, ReadOnlyMemory<byte> text)
    {
        if (Attempt(() => ManifestLine.Parse(text, name)) is not { } line)
            return;

        if (line.Frame is { } frame)
            CheckFrame(frame, new Place(name + "#$.source-ref", line.SourceRef), new Place(name + "#$.source-ref-metadata", frame.Prefix ?? target.S3Prefix));
        else if (!_frameCounts.ContainsKey(line.SourceRef))
            _frameCounts[line.SourceRef] = Find(new Place(name + "#$.source-ref", line.SourceRef)) is { } path ? CheckSequence(path) : null;
        foreach (var labels in line.Labels)
            CheckLabels(name, line, labels);
    }

    private void CheckLabels(string name, ManifestLine line, JobLabels labels)
    {
        name += "#$." + labels.Name;
        if (labels.Metadata.Task == LabelingTask.ObjectTracking != line.Frame is null)
        {
            _issues.Add(new LabelingIssue(
                name,
                line.Frame is null ? "must be labels of a sequence, as the line is" : "must be labels of a frame, as the line is",
                labels.Metadata.Task.ToString(),
                "Give sequences the labels of object tracking, and frames those of detection or segmentation."));
            return;
        }

        // The cuboids of a detection stand in the line, and were read with it.
        if (labels.Ref is null || Find(new Place(name, labels.Ref)) is not { } path)
            return;

        if (line.Frame is null)
            CheckSequenceLabels(path, labels.Metadata, _frameCounts[line.SourceRef]);
        else if (_pointCounts.GetValueOrDefault(line.SourceRef) is > 0 and var points)
            Attempt(() => SegmentationMask.Decode(SourceFile.Read(path), points, path));
    }

    private void CheckSequenceLabels(string path, LabelMetadata metadata, int? frames)
    {
        if (Attempt(() => SequenceLabels.Parse(SourceFile.Read(path), path, metadata)) is not { } labels)
            return;

        _issues.AddRange(labels.Frames.Where(frame => frame.Number >= frames).Select(frame => new LabelingIssue(
            path,
            FormattableString.Invariant($"must label frames of the sequence, which has {frames}"),
            FormattableString.Invariant($"the frame number {frame.Number}"),
            "Write the labels of the sequence the line names.")));
    }

    /// <returns>How many frames the sequence has; null where it cannot be read.</returns>
    private int? CheckSequence(string path)
    {
        if (Attempt(() => SequenceFile.Parse(SourceFile.Read(path), path)) is not { } sequence)
            return null;

        for (var i = 0; i < sequence.Frames.Length; i++)
        {
            var frame = sequence.Frames[i];
            var name = string.Create(CultureInfo.InvariantCulture, $"{path}#$.frames[{i}]");
            if (i > 0 && frame.UnixTimestamp <= sequence.Frames[i - 1].UnixTimestamp)
                _issues.Add(NotLater(name, frame.UnixTimestamp, sequence.Frames[i - 1].UnixTimestamp));
            CheckFrame(frame, new Place(name + ".frame", sequence.Prefix + frame.Frame), new Place(name, frame.Prefix ?? sequence.Prefix));
        }

        return sequence.Frames.Length;
    }

    /// <param name="frame">The frame.</param>
    /// <param name="points">Where its point file is named, and its URI.</param>
    /// <param name="description">Where it is described, and the prefix of its images.</param>
    private void CheckFrame(GroundTruthFrame frame, Place points, Place description)
    {
        cancellationToken.ThrowIfCancellationRequested();

        // The manifests of different job kinds lead to the same frames. Where they say the same of one, it is checked once.
        var said = new ManifestLine(points.Uri, frame with { Prefix = description.Uri }).ToJson();
        if (!_descriptions.Add(XxHash128.HashToUInt128(said)))
            return;

        var pointsPath = Find(points);
        var imagePaths = frame.Images
            .Select((image, i) => Find(new Place(string.Create(CultureInfo.InvariantCulture, $"{description.Name}.images[{i}].image-path"), description.Uri + image.ImagePath)))
            .ToList();
        var check = FrameCheck.Run(frame, pointsPath, imagePaths);
        _issues.AddRange(check.Issues);
        _ofManifest.Add(check);
        if (!_pointCounts.TryAdd(points.Uri, (int)check.Points))
            return;

        _points += check.Points;
        _total.Add(check);
    }

    private string? Find(Place place)
    {
        var path = target.ToLocalPath(place.Uri);
        if (path is null)
            _issues.Add(new LabelingIssue(place.Name, $"must lead to a file beneath {target.S3Prefix}", place.Uri, "Correct the prefix, or give the prefix the folder will be uploaded to."));
        else if (!File.Exists(path))
            _issues.Add(new LabelingIssue(place.Name, $"must lead to a file of the folder; {place.Uri} would be {path}", "no such file", "Convert the scene again."));
        return File.Exists(path) ? path : null;
    }

    private static LabelingIssue NotLater(string name, double time, double before) => new(
        name + ".unix-timestamp",
        FormattableString.Invariant($"should be later than that of the frame before, {before}"),
        time.ToString(CultureInfo.InvariantCulture),
        "Check the order of the frames and the clock.")
    { Severity = IssueSeverity.Warning };

    internal static LabelingIssue WrongCount(string manifest, int count) => new(
        manifest,
        string.Create(CultureInfo.InvariantCulture, $"must hold 1 to {GroundTruthLimits.LinesPerManifest} lines"),
        string.Create(CultureInfo.InvariantCulture, $"{count}"),
        count == 0 ? "Add a line for each frame or sequence, or remove the file." : "Split it into several labeling jobs.");

    private T? Attempt<T>(Func<T> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (LabelingDataException exception)
        {
            _issues.AddRange(exception.Issues);
            return null;
        }
    }

    /// <summary>An S3 URI, or the prefix of some, and where it stands.</summary>
    private readonly record struct Place(string Name, string Uri);
}

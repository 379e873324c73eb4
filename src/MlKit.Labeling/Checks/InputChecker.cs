using System.Globalization;
using MlKit.Labeling.Conversion;
using MlKit.Labeling.GroundTruth;

namespace MlKit.Labeling.Checks;

/// <summary>Follows manifests to sequence files and frames.</summary>
internal sealed class InputChecker(ConversionTarget target)
{
    private readonly List<LabelingIssue> _issues = [];
    private readonly HashSet<string> _framesSeen = [];
    private readonly SortedDictionary<int, CameraProjection> _cameras = [];
    private long _points;

    public async Task<InputCheckReport> RunAsync(CancellationToken cancellationToken)
    {
        var manifests = Directory.EnumerateFiles(target.Folder, "*.manifest", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        if (manifests.Count == 0)
            _issues.Add(new LabelingIssue(target.Folder, "must hold a manifest (*.manifest)", "none", "Convert a scene into the folder first."));
        foreach (var manifest in manifests)
            await CheckManifestAsync(manifest, cancellationToken).ConfigureAwait(false);

        _issues.AddRange(_cameras.Values.SelectMany(Implausible));
        return new InputCheckReport { Issues = [.. _issues], Frames = _framesSeen.Count, Points = _points, Cameras = [.. _cameras.Values] };
    }

    private async Task CheckManifestAsync(string manifest, CancellationToken cancellationToken)
    {
        var number = 0;
        await foreach (var line in File.ReadLinesAsync(manifest, cancellationToken).ConfigureAwait(false))
        {
            number++;
            var name = string.Create(CultureInfo.InvariantCulture, $"{manifest}:{number}");
            if (!string.IsNullOrWhiteSpace(line) && Attempt(() => ManifestLine.Parse(System.Text.Encoding.UTF8.GetBytes(line), name)) is { } parsed)
                await CheckLineAsync(name, parsed, cancellationToken).ConfigureAwait(false);
        }

        if (number is 0 or > GroundTruthLimits.LinesPerManifest)
        {
            _issues.Add(new LabelingIssue(
                manifest,
                string.Create(CultureInfo.InvariantCulture, $"must hold 1 to {GroundTruthLimits.LinesPerManifest} lines"),
                string.Create(CultureInfo.InvariantCulture, $"{number}"),
                "Split it into several labeling jobs."));
        }
    }

    private async Task CheckLineAsync(string name, ManifestLine line, CancellationToken cancellationToken)
    {
        if (line.Frame is { } frame)
        {
            await CheckFrameAsync(name, frame, line.SourceRef, frame.Prefix ?? target.S3Prefix, cancellationToken).ConfigureAwait(false);
        }
        else if (Find(name + "#$.source-ref", line.SourceRef) is { } path && Attempt(() => SequenceFile.Load(path)) is { } sequence)
        {
            for (var i = 0; i < sequence.Frames.Length; i++)
            {
                frame = sequence.Frames[i];
                var place = string.Create(CultureInfo.InvariantCulture, $"{path}#$.frames[{i}]");
                await CheckFrameAsync(place, frame, sequence.Prefix + frame.Frame, frame.Prefix ?? sequence.Prefix, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task CheckFrameAsync(string name, GroundTruthFrame frame, string pointsUri, string imagePrefix, CancellationToken cancellationToken)
    {
        // The manifests of different job kinds lead to the same frames; each is checked once.
        if (!_framesSeen.Add(pointsUri))
            return;

        var points = Find(name, pointsUri);
        var images = frame.Images.Select(image => Find(name, imagePrefix + image.ImagePath)).ToList();
        var check = await Task.Run(() => FrameCheck.Run(frame, points, images), cancellationToken).ConfigureAwait(false);
        _issues.AddRange(check.Issues);
        _points += check.Points;
        foreach (var (index, projection) in check.Cameras)
        {
            var sum = _cameras.GetValueOrDefault(index) ?? projection with { Points = 0, PointsInside = 0 };
            _cameras[index] = sum with { Points = sum.Points + projection.Points, PointsInside = sum.PointsInside + projection.PointsInside };
        }
    }

    private string? Find(string name, string s3Uri)
    {
        var path = target.ToLocalPath(s3Uri);
        if (path is null)
            _issues.Add(new LabelingIssue(name, $"must lead to a file beneath {target.S3Prefix}", s3Uri, "Correct the prefix, or give the prefix the folder will be uploaded to."));
        else if (!File.Exists(path))
            _issues.Add(new LabelingIssue(name, $"must lead to a file of the folder; {s3Uri} would be {path}", "no such file", "Convert the scene again."));
        return File.Exists(path) ? path : null;
    }

    private static IEnumerable<LabelingIssue> Implausible(CameraProjection camera)
    {
        // A frame may hold the clouds of six cameras, of which an image shows one; next to nothing means a wrong pose.
        if (camera.Points > 0 && camera.ShareInside < 0.05)
        {
            yield return new LabelingIssue(
                camera.Camera,
                "should show at least 5 % of the points",
                FormattableString.Invariant($"{100 * camera.ShareInside:0.0} % of them inside the image"),
                "Check position and heading: the heading is that of the optical frame (z forward), and points must be in the same frame as the poses.")
            { Severity = IssueSeverity.Warning };
        }
    }

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
}

using System.Globalization;
using MlKit.Labeling.A2d2;
using MlKit.Labeling.Checks;

namespace MlKit.Labeling.Conversion;

/// <summary>Lists the frames to convert, and what is already known to be wrong, before anything is written.</summary>
internal sealed class ConversionPlan
{
    private readonly A2d2ConverterOptions _options;
    private readonly List<LabelingIssue> _fatal = [];
    private readonly List<LabelingIssue> _issues = [];
    private readonly List<PlannedFrame> _frames = [];

    private ConversionPlan(A2d2ConverterOptions options) => _options = options;

    public IReadOnlyList<PlannedFrame> Frames => _frames;

    /// <summary>Gets what makes the whole conversion impossible.</summary>
    private IReadOnlyList<LabelingIssue> Fatal => _fatal;

    /// <summary>Gets what is wrong with files that belong to no planned frame.</summary>
    public IReadOnlyList<LabelingIssue> Issues => _issues;

    private static ConversionPlan Create(IReadOnlyList<A2d2Scene> scenes, A2d2ConverterOptions options)
    {
        var plan = new ConversionPlan(options);
        foreach (var scene in scenes)
            plan.Add(scene);
        foreach (var group in scenes.GroupBy(scene => scene.Name).Where(group => group.Count() > 1))
        {
            plan._fatal.Add(new LabelingIssue(
                group.Key, "must be converted once", string.Join(" and ", group.Select(scene => scene.Folder)), "Convert each into a folder of its own."));
        }

        return plan;
    }

    /// <summary>Plans, and throws what already stops the conversion.</summary>
    /// <exception cref="LabelingDataException">The scenes cannot be converted with these options.</exception>
    public static ConversionPlan CreateChecked(IReadOnlyList<A2d2Scene> scenes, A2d2ConverterOptions options)
    {
        var plan = Create(scenes, options);
        var issues = new List<LabelingIssue>(plan.Fatal);
        if (options.Compatibility == ConverterCompatibility.Published && scenes.Count > 1)
        {
            issues.Add(new LabelingIssue(
                nameof(scenes), "must hold one scene, as the published converter takes no more", scenes.Count.ToString(CultureInfo.InvariantCulture), "Convert each scene into a folder of its own."));
        }

        // What file names tell already stops the conversion before it has written anything.
        if (options.BadFrames == BadFrames.Fail)
            issues.AddRange(plan.Issues.Concat(plan.Frames.SelectMany(frame => frame.Issues)).Where(issue => issue.Severity == IssueSeverity.Error));
        LabelingDataException.ThrowIfAny(issues);
        return plan;
    }

    private void Add(A2d2Scene scene)
    {
        foreach (var camera in _options.Cameras.Where(camera => !scene.Calibration.Cameras.ContainsKey(camera)))
            _fatal.Add(scene.Calibration.Missing(camera));

        var listings = _options.Cameras.Select(camera => A2d2FrameListing.List(scene, camera)).ToList();
        _issues.AddRange(listings.SelectMany(listing => listing.Issues));
        if (listings[0].Frames.Count == 0)
            _fatal.Add(new LabelingIssue(scene.Folder, $"must have frames of the camera {_options.Cameras[0].ToKey()}", "none", "Name another camera, or another scene."));

        var matchers = listings.Skip(1).Select(listing => new FrameMatcher(listing.Frames, _options, _issues)).ToList();
        foreach (var first in listings[0].Frames.Take(_options.MaxFrames ?? int.MaxValue))
            _frames.Add(Plan(first, matchers));
    }

    private PlannedFrame Plan(A2d2Frame first, List<FrameMatcher> matchers)
    {
        var issues = new List<LabelingIssue>();
        var parts = new List<A2d2Frame> { first };
        if (matchers.Count > 0 && FrameMatcher.KeyOf(first, _options, issues) is { } key)
        {
            for (var i = 0; i < matchers.Count; i++)
            {
                if (matchers[i].Find(key) is { } part)
                    parts.Add(part);
                else
                    issues.Add(NoPartner(first, _options.Cameras[i + 1]));
            }
        }

        issues.AddRange(parts.SelectMany(part => part.MissingFiles.Where(missing => IsNeeded(missing.Kind, part == first))).Select(missing => missing.ToIssue()));
        return new PlannedFrame([.. parts], [.. issues.Distinct()]);
    }

    // Labels are never needed, but their absence is worth a warning.
    private bool IsNeeded(A2d2FileKind kind, bool isFirst) => kind switch
    {
        A2d2FileKind.ImageInfo => _options.Timestamps == TimestampSource.CameraClock,
        A2d2FileKind.Points => isFirst || _options.Clouds == CloudSource.AllCameras,
        _ => true,
    };

    private LabelingIssue NoPartner(A2d2Frame first, A2d2Camera camera) => new(
        first.PathOf(A2d2FileKind.Image) ?? first.ToString(),
        _options.Timestamps == TimestampSource.CameraClock
            ? FormattableString.Invariant($"must have an image of {camera.ToKey()} within {_options.MaxTimeDifference.TotalMilliseconds} ms")
            : $"must have an image of {camera.ToKey()} with the same id",
        "none",
        "Leave the camera out, allow a greater MaxTimeDifference, or skip bad frames.");
}

using System.Collections.Immutable;
using MlKit.Labeling.A2d2;
using MlKit.Labeling.Annotations;
using MlKit.Labeling.Cuboids;
using MlKit.Labeling.GroundTruth;
using MlKit.Labeling.LabelingJobs;
using MlKit.Labeling.Tests.Checks;
using MlKit.Labeling.Tests.Conversion;

namespace MlKit.Labeling.Tests.LabelingJobs;

/// <summary>A copy of a converted scene for one test, and the labels its boxes give.</summary>
internal sealed class LabeledScene : IDisposable
{
    private readonly ConvertedScene _converted;

    public LabeledScene(SyntheticFixture fixture)
    {
        _converted = new ConvertedScene(fixture);
        Sequences = [.. ManifestLine.ReadAll(_converted["manifests/object-tracking.manifest"]).Select(line => new LabeledLine(line, FramesOf(fixture.Scene, line)))];
        Frames = [.. ManifestLine.ReadAll(_converted["manifests/frames.manifest"]).Select(line => new LabeledLine(line, A2d2Annotations.Load(fixture.Scene, [line.Frame!])))];
    }

    public ConversionTarget Target => _converted.Target;

    public ImmutableArray<LabeledLine> Sequences { get; }

    public ImmutableArray<LabeledLine> Frames { get; }

    public string this[string path] => _converted[path];

    public static LabelMetadata Metadata(LabelingTask task) => new LabelMetadata
    {
        Task = task,
        JobName = "a2d2-boxes",
        CreationDate = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
        HumanAnnotated = true,
    }.WithLabels(LabelMap.Default.Labels.Values);

    public Task<IReadOnlyList<string>> IssuesAsync() => _converted.IssuesAsync();

    public void Dispose() => _converted.Dispose();

    private ImmutableArray<AnnotatedFrame> FramesOf(A2d2Scene scene, ManifestLine line) =>
        CuboidTracker.AssignTracks(A2d2Annotations.Load(scene, SequenceFile.Load(Target.ToLocalPath(line.SourceRef)!).Frames));
}

using System.Text.Json.Nodes;
using MlKit.Labeling.Checks;
using MlKit.Labeling.GroundTruth;
using MlKit.Labeling.LabelCategories;
using MlKit.Labeling.LabelingJobs;
using MlKit.Labeling.Tests.Checks;
using MlKit.Labeling.Tests.Conversion;
using MlKit.Labeling.Tests.GroundTruth;

namespace MlKit.Labeling.Tests.LabelingJobs;

public sealed class LabelingJobInputTests(SyntheticFixture fixture) : IDisposable
{
    private static readonly string Frame = """{"source-ref":"s3://b/1.txt","source-ref-metadata":""" + GroundTruthText.Frame;
    private readonly TemporaryFolder _folder = new();

    private string Manifest => _folder["input.manifest"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(LabelingTask.ObjectTracking)]
    [InlineData(LabelingTask.ObjectDetection)]
    [InlineData(LabelingTask.SemanticSegmentation)]
    public async Task CheckInputAsync_FreshConversion_FitsItsTasks(LabelingTask task)
    {
        using var scene = new ConvertedScene(fixture);
        var (fitting, other) = task == LabelingTask.ObjectTracking ? (scene.SequenceManifest, scene.FrameManifest) : (scene.FrameManifest, scene.SequenceManifest);
        var cancellation = TestContext.Current.CancellationToken;

        Assert.Empty(await SampleJob.Create(task).CheckInputAsync(fitting, SampleJob.Categories(task), scene.Target, cancellation));
        Assert.Single(await SampleJob.Create(task).CheckInputAsync(other, SampleJob.Categories(task), scene.Target, cancellation));
    }

    [Fact]
    public async Task CheckInputAsync_FramesForTracking_AreToldOnce() => Assert.Equal(
        [$"{Manifest}: must hold sequences, without source-ref-metadata, for ObjectTracking, but found 2 frames (first in line 2). Use the manifest of sequences, or set Task to ObjectDetection or SemanticSegmentation."],
        await CheckAsync(SampleJob.Create(), """{"source-ref":"s3://b/seq.json"}""", Frame + "}", Frame + "}"));

    [Fact]
    public async Task CheckInputAsync_SequenceForDetection_IsTold() => Assert.Equal(
        [$"{Manifest}: must hold frames, with source-ref-metadata, for ObjectDetection, but found 1 sequence (first in line 1). Use the manifest of frames, or set Task to ObjectTracking."],
        await CheckAsync(SampleJob.Create(LabelingTask.ObjectDetection), """{"source-ref":"s3://b/seq.json"}"""));

    [Theory]
    [InlineData(0, "Add a line for each frame or sequence, or remove the file.")]
    [InlineData(100_001, "Split it into several labeling jobs.")]
    public async Task CheckInputAsync_WrongNumberOfLines_SaysHowMany(int count, string fix) => Assert.Equal(
        [$"{Manifest}: must hold 1 to 100000 lines, but found {count}. {fix}"],
        await CheckAsync(SampleJob.Create(), ["", .. Enumerable.Repeat("""{"source-ref":"s3://b/seq.json"}""", count), " "]));

    [Fact]
    public async Task CheckInputAsync_MostLinesAllowed_Fit() =>
        Assert.Empty(await CheckAsync(SampleJob.Create(), [.. Enumerable.Repeat("""{"source-ref":"s3://b/seq.json"}""", 100_000)]));

    [Fact]
    public async Task CheckInputAsync_SequenceNamedTwice_IsReadOnce()
    {
        File.WriteAllLines(Manifest, Enumerable.Repeat("""{"source-ref":"s3://b/seq.json"}""", 2));
        File.WriteAllText(_folder["seq.json"], "[]");

        Assert.Equal(
            [$"{_folder["seq.json"]}#$: must be an object, but found an array of 0. Correct the value."],
            (await SampleJob.Create().CheckInputAsync(Manifest, SampleJob.Categories(), new ConversionTarget(_folder.Path, "s3://b/"), TestContext.Current.CancellationToken)).Lines());
    }

    [Fact]
    public async Task CheckInputAsync_LinesThatBreakTheFormat_AreToldWithTheirNumbers() => Assert.Equal(
        [
            $"{Manifest}:1: must be JSON in UTF-8, nested 64 levels deep at most, but found a fault at line 1, byte 1. Mend the file or fetch it again.",
            $"{Manifest}:2#$: must be an object, but found an array of 0. Correct the value.",
            $"{Manifest}:3#$.source-ref: must be an S3 URI, but found \"seq.json\". Write it as 's3://bucket/key'.",
        ],
        await CheckAsync(SampleJob.Create(), "x", "[]", """{"source-ref":"seq.json"}"""));

    [Fact]
    public async Task CheckInputAsync_NineImages_AreTooMany()
    {
        var images = string.Join(',', Enumerable.Repeat(GroundTruthText.Image, 9));
        var line = Frame.Replace(GroundTruthText.Image, images, StringComparison.Ordinal) + "}";

        Assert.Equal(
            [$"{Manifest}:1#$.source-ref-metadata.images: must hold at most 8 images, but found 9 images. Leave some cameras out."],
            await CheckAsync(SampleJob.Create(LabelingTask.ObjectDetection), line));
    }

    [Fact]
    public async Task CheckInputAsync_SequenceOf501Frames_IsTooLong()
    {
        using var scene = new ConvertedScene(fixture);
        scene.EditSequence(sequence =>
        {
            var frames = sequence["frames"]!.AsArray();
            while (frames.Count < 501)
                frames.Add(frames[0]!.DeepClone());
            sequence["number-of-frames"] = 501;
        });
        var cancellation = TestContext.Current.CancellationToken;

        Assert.Equal(
            [$"{scene.Sequence}#$.frames: must hold 1 to 500 frames, but found 501 frames. Split the sequence into several files."],
            (await SampleJob.Create().CheckInputAsync(scene.SequenceManifest, SampleJob.Categories(), scene.Target, cancellation)).Lines());
        Assert.Empty(await SampleJob.Create().CheckInputAsync(scene.SequenceManifest, SampleJob.Categories(), cancellationToken: cancellation));
    }

    [Theory]
    [InlineData(LabelingJobKind.Adjustment)]
    [InlineData(LabelingJobKind.Verification)]
    public async Task CheckInputAsync_LabelsToAudit_Fit(LabelingJobKind kind)
    {
        Assert.Empty(await CheckAsync(SampleJob.Create(kind: kind), Line(LabelText.TrackingLine)));
        Assert.Empty(await CheckAsync(SampleJob.Create(LabelingTask.ObjectDetection, kind), Line(LabelText.DetectionLine)));
        Assert.Empty(await CheckAsync(SampleJob.Create(LabelingTask.SemanticSegmentation, kind), Line(LabelText.SegmentationLine, Frame)));
    }

    [Fact]
    public async Task CheckInputAsync_NoLabelsToAudit_IsToldOnce() => Assert.Equal(
        [
            $"{Manifest}: must hold 'first-ref', of the labels to adjust or verify, in every line, but found 2 lines (first in line 1) without. Use the output manifest of the job that made the labels, or correct AuditLabelAttributeName.",
            $"{Manifest}: must hold 'first-ref-metadata', of the labels to adjust or verify, in every line, but found 1 line (first in line 4) without. Use the output manifest of the job that made the labels, or correct AuditLabelAttributeName.",
        ],
        await CheckAsync(
            SampleJob.Create(kind: LabelingJobKind.Adjustment),
            """{"source-ref":"s3://b/1.json"}""",
            Line(LabelText.TrackingLine),
            """{"source-ref":"s3://b/3.json","first-ref":null}""",
            """{"source-ref":"s3://b/4.json","first-ref":"s3://b/SeqLabel.json"}"""));

    [Fact]
    public async Task CheckInputAsync_LabelsThatCannotBeAudited_AreTold() => Assert.Equal(
        [
            $"{Manifest}:1#$.first-ref-metadata: must be an object, but found 1. Correct the value.",
            $"{Manifest}:2#$.first-ref-metadata: must have the key 'type', but found an empty object. Add 'type'.",
            $"{Manifest}:3#$.first-ref-metadata.type: must be 'groundtruth/point_cloud_object_tracking', for ObjectTracking, but found \"groundtruth/point_cloud_single_frame_semantic_segmentation\". Adjust or verify labels of a job of the same task.",
            $"{Manifest}:4#$.first-ref-metadata.type: must be 'groundtruth/point_cloud_object_tracking', for ObjectTracking, but found \"groundtruth/video-object-tracking\". Adjust or verify labels of a job of the same task.",
            $"{Manifest}:5#$.first-ref: must be an S3 URI, but found \"SeqLabel.json\". Write it as 's3://bucket/key'.",
        ],
        await CheckAsync(
            SampleJob.Create(kind: LabelingJobKind.Verification),
            """{"source-ref":"s3://b/1.json","first-ref":"s3://b/SeqLabel.json","first-ref-metadata":1}""",
            """{"source-ref":"s3://b/2.json","first-ref":"s3://b/SeqLabel.json","first-ref-metadata":{}}""",
            Line(LabelText.SegmentationLine),
            """{"source-ref":"s3://b/4.json","first-ref":"s3://b/SeqLabel.json","first-ref-metadata":{"type":"groundtruth/video-object-tracking"}}""",
            Line(LabelText.TrackingLine).Replace("s3://b/SeqLabel.json", "SeqLabel.json", StringComparison.Ordinal)));

    [Fact]
    public async Task CheckInputAsync_LabelsOfEarlierJobWhereNoneAreAudited_AreLeftAlone() =>
        Assert.Empty(await CheckAsync(SampleJob.Create(), """{"source-ref":"s3://b/seq.json","first-ref":1}"""));

    [Fact]
    public async Task CheckInputAsync_NoManifest_ThrowsFileNotFound() =>
        await Assert.ThrowsAsync<FileNotFoundException>(() => SampleJob.Create().CheckInputAsync(Manifest, SampleJob.Categories(), cancellationToken: TestContext.Current.CancellationToken));

    [Fact]
    public async Task CheckInputAsync_Canceled_ThrowsOperationCanceled() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SampleJob.Create().CheckInputAsync(Manifest, SampleJob.Categories(), cancellationToken: new CancellationToken(canceled: true)));

    [Fact]
    public async Task CheckInputAsync_BadArguments_AreNamed()
    {
        Assert.Equal("manifest", (await Assert.ThrowsAsync<ArgumentException>(() => SampleJob.Create().CheckInputAsync("", SampleJob.Categories(), cancellationToken: TestContext.Current.CancellationToken))).ParamName);
        Assert.Equal("categories", (await Assert.ThrowsAsync<ArgumentNullException>(() => SampleJob.Create().CheckInputAsync("m", null!, cancellationToken: TestContext.Current.CancellationToken))).ParamName);
    }

    /// <summary>Returns a line with its labels named as the sample's audited ones, in one line, and with the beginning of another where one is given.</summary>
    private static string Line(string labeled, string? beginning = null)
    {
        var line = JsonNode.Parse(labeled.Replace("labels", "first", StringComparison.Ordinal))!.AsObject();
        if (beginning is not null)
            line["source-ref-metadata"] = JsonNode.Parse(beginning + "}")!["source-ref-metadata"]!.DeepClone();
        return line.ToJsonString();
    }

    private async Task<IEnumerable<string>> CheckAsync(LabelingJob job, params string[] lines)
    {
        File.WriteAllLines(Manifest, lines);
        LabelCategoryConfiguration categories = SampleJob.Categories(job.Task, job.Kind);
        IReadOnlyList<LabelingIssue> issues = await job.CheckInputAsync(Manifest, categories, cancellationToken: TestContext.Current.CancellationToken);
        return issues.Lines();
    }
}

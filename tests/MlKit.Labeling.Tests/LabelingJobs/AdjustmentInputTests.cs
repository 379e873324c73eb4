using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using MlKit.Labeling.Annotations;
using MlKit.Labeling.Checks;
using MlKit.Labeling.GroundTruth;
using MlKit.Labeling.LabelingJobs;
using MlKit.Labeling.PointClouds;
using MlKit.Labeling.Tests.Checks;
using MlKit.Labeling.Tests.Conversion;

namespace MlKit.Labeling.Tests.LabelingJobs;

public sealed class AdjustmentInputTests(SyntheticFixture fixture) : IDisposable
{
    private static readonly LabelMetadata Tracking = LabeledScene.Metadata(LabelingTask.ObjectTracking);
    private static readonly LabelMetadata Detection = LabeledScene.Metadata(LabelingTask.ObjectDetection);
    private static readonly LabelMetadata Segmentation = LabeledScene.Metadata(LabelingTask.SemanticSegmentation);

    private readonly LabeledScene _scene = new(fixture);

    [Fact]
    public async Task Write_Tracking_IsReadyAndReadsBack()
    {
        var manifest = AdjustmentInput.Write(_scene.Target, "boxes-ref", Tracking, _scene.Sequences);

        var read = Assert.Single(LabelingOutput.Read(manifest, [_scene.Target]));
        Assert.Equal(_scene["manifests/boxes-ref.manifest"], manifest);
        Assert.Empty(await _scene.IssuesAsync());
        Assert.Equal($"{ConvertedScene.Prefix}labels/boxes-ref/{SyntheticFixture.SceneName}/sequence-0001.json", read.Labels!.Ref);
        AssertSame(_scene.Sequences[0].Frames, read.Frames);
        Assert.All(_scene.Sequences[0].Frames.Zip(read.Frames), pair => Assert.Equal(pair.First.Source!.Frame, pair.Second.Source!.Frame));
    }

    [Fact]
    public async Task Write_Detection_IsReadyAndReadsBack()
    {
        var lines = _scene.Frames.Select(line => line with { Frames = [line.Frames[0] with { Attributes = ImmutableSortedDictionary<string, AttributeValue>.Empty.Add("Weather", "Rain") }] });

        var manifest = AdjustmentInput.Write(_scene.Target, "boxes", Detection, lines);

        var read = LabelingOutput.Read(manifest, []).ToList();
        Assert.Empty(await _scene.IssuesAsync());
        Assert.Equal(4, read.Count);
        AssertSame([.. _scene.Frames.Select(line => line.Frames[0])], [.. read.Select(line => line.Frames[0])]);
        Assert.All(read, line => Assert.Equal("Rain", line.Frames[0].Attributes["Weather"].Text));
        Assert.All(read, line => Assert.Equal(line.Line.SourceRef, line.Frames[0].Source!.Frame));
    }

    [Fact]
    public async Task WriteMasks_IsReadyAndReadsBack()
    {
        var clouds = _scene.Frames.Select(line => PointFile.Read(_scene.Target.ToLocalPath(line.Line.SourceRef)!, line.Line.Frame!.Format)).ToList();
        var masks = clouds.ConvertAll(cloud => Enumerable.Range(0, cloud.Count).Select(i => (byte)(i % 14)).ToArray());

        var manifest = AdjustmentInput.WriteMasks(_scene.Target, "mask-ref", Segmentation, _scene.Frames.Select((line, i) => (line.Line, (ReadOnlyMemory<byte>)masks[i])));

        var read = LabelingOutput.Read(manifest, [_scene.Target]).ToList();
        Assert.Empty(await _scene.IssuesAsync());
        Assert.Equal(masks, read.Select((line, i) => SegmentationMask.Read(line.MaskPath!, clouds[i].Count)));
        Assert.Equal("Animal", read[0].Labels!.Metadata.ColorMap[0].Name);
    }

    [Fact]
    public void Write_Tracking_IsWhatTheDocumentationShows()
    {
        AdjustmentInput.Write(_scene.Target, "boxes-ref", Tracking, _scene.Sequences);

        var line = JsonNode.Parse(File.ReadAllText(_scene["manifests/boxes-ref.manifest"]))!;
        var metadata = line["boxes-ref-metadata"]!;
        Assert.Equal(["source-ref", "boxes-ref", "boxes-ref-metadata"], line.AsObject().Select(member => member.Key));
        Assert.Equal("""[{"frame-no":0,"confidence":[]},{"frame-no":1,"confidence":[]},{"frame-no":2,"confidence":[]},{"frame-no":3,"confidence":[]}]""", metadata["objects"]!.ToJsonString());
        Assert.Equal("groundtruth/point_cloud_object_tracking", (string?)metadata["type"]);
        Assert.Equal("2026-01-02T03:04:05", (string?)metadata["creation-date"]);
        var annotation = JsonNode.Parse(File.ReadAllText(_scene[$"labels/boxes-ref/{SyntheticFixture.SceneName}/sequence-0001.json"]))!["tracking-annotations"]![0]!["annotations"]![0]!;
        Assert.Equal(
            ["label-category-attributes", "object-name", "class-id", "center-x", "center-y", "center-z", "length", "width", "height", "roll", "pitch", "yaw", "object-id"],
            annotation.AsObject().Select(member => member.Key));
    }

    [Fact]
    public void Write_LabelsOfAnEarlierJob_AreKept()
    {
        var manifest = AdjustmentInput.Write(_scene.Target, "boxes", Detection, _scene.Frames);

        var again = AdjustmentInput.Write(_scene.Target, "adjusted", Detection, LabelingOutput.Read(manifest, []));

        Assert.All(ManifestLine.ReadAll(again), line => Assert.Equal(["boxes", "adjusted"], line.Labels.Select(labels => labels.Name)));
        Assert.Equal(
            $"{again}:1: must have the labels of one job where no label attribute name is given, but found boxes, adjusted. Give the name of the label attribute.",
            Assert.Throws<LabelingDataException>(() => LabelingOutput.Read(again, []).First()).Message);
        Assert.Equal("adjusted", LabelingOutput.Read(again, [], "adjusted").First().Labels!.Name);
    }

    [Fact]
    public void Write_Confidences_AreThoseOfTheCuboids()
    {
        var sure = _scene.Frames[0] with { Frames = [_scene.Frames[0].Frames[0] with { Cuboids = [.. _scene.Frames[0].Frames[0].Cuboids.Select((cuboid, i) => cuboid with { Confidence = i / 8.0 })] }] };

        var manifest = AdjustmentInput.Write(_scene.Target, "boxes", Detection, [sure, _scene.Frames[1]]);

        var read = LabelingOutput.Read(manifest, []).ToList();
        Assert.Equal(sure.Frames[0].Cuboids.Select(cuboid => cuboid.Confidence), read[0].Frames[0].Cuboids.Select(cuboid => cuboid.Confidence));
        Assert.All(read[1].Frames[0].Cuboids, cuboid => Assert.Null(cuboid.Confidence));
    }

    [Fact]
    public void Write_WhatCannotBeWritten_IsListedAndNoManifestIsLeft()
    {
        var frame = _scene.Frames[0];
        var bus = frame with { Frames = [frame.Frames[0] with { Cuboids = [frame.Frames[0].Cuboids[0] with { Label = "Ship" }] }] };

        var detection = Assert.Throws<LabelingDataException>(() => AdjustmentInput.Write(_scene.Target, "boxes", Detection, [frame, bus, _scene.Sequences[0], frame with { Frames = [] }]));
        var tracking = Assert.Throws<LabelingDataException>(() => AdjustmentInput.Write(
            _scene.Target, "boxes-ref", Tracking, [frame, _scene.Sequences[0] with { Line = new ManifestLine("s3://elsewhere/sequence.json") }]));
        var masks = Assert.Throws<LabelingDataException>(() => AdjustmentInput.WriteMasks(_scene.Target, "mask-ref", Segmentation, [(frame.Line, new byte[] { 0, 13, 14 })]));

        Assert.Equal(
            $"""
            3 problems were found:
            - lines[1].Labels[0].Cuboids[0].Label: must be one of the class map, but found "Ship". The labels are {string.Join(", ", Detection.ClassMap.Values)}.
            - lines[2].Line: must be that of a frame for object detection and segmentation, but found that of a sequence. Give the lines of the frame manifest.
            - lines[3].Frames: must hold the one frame of the line, but found 0. Give the labels of each frame with its line.
            """.ReplaceLineEndings("\n"),
            detection.Message);
        Assert.Equal(
            """
            2 problems were found:
            - lines[0].Line: must be that of a sequence for object tracking, but found that of a frame. Give the lines of the object tracking manifest.
            - lines[1].Line.SourceRef: must lie beneath s3://bucket/prefix/, but found s3://elsewhere/sequence.json. Give the target the labeling input was written to.
            """.ReplaceLineEndings("\n"),
            tracking.Message);
        Assert.Equal("lines[0].Classes[2]: must be a key of the colour map, but found 14. The keys are 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13.", masks.Message);
        Assert.Equal(["frames.manifest", "object-tracking.manifest"], Directory.EnumerateFiles(_scene["manifests"]).Select(Path.GetFileName).Order());
        Assert.False(Directory.Exists(_scene["labels"]));
    }

    [Fact]
    public void Write_LinesThatWouldShareALabelFile_AreRefused()
    {
        var frame = _scene.Frames[0].Line;
        var twin = frame with { SourceRef = Path.ChangeExtension(frame.SourceRef, ".bin") };

        var tracking = Assert.Throws<LabelingDataException>(() => AdjustmentInput.Write(_scene.Target, "boxes-ref", Tracking, [_scene.Sequences[0], _scene.Sequences[0]]));
        var masks = Assert.Throws<LabelingDataException>(() => AdjustmentInput.WriteMasks(_scene.Target, "mask-ref", Segmentation, [(frame, new byte[1]), (twin, new byte[2])]));

        const string Fix = "for the second time. Give each line once, and files whose names differ in more than the extension.";
        Assert.Equal(
            $"lines[1].Line.SourceRef: must lead to a label file of its own, but found {ConvertedScene.Prefix}labels/boxes-ref/{SyntheticFixture.SceneName}/sequence-0001.json {Fix}",
            tracking.Message);
        Assert.Equal(
            $"lines[1].Line.SourceRef: must lead to a label file of its own, but found {ConvertedScene.Prefix}labels/mask-ref/{Path.ChangeExtension(frame.SourceRef[ConvertedScene.Prefix.Length..], ".zlib")} {Fix}",
            masks.Message);
    }

    [Fact]
    public void Write_PathsThatLeadOutOfTheFolder_AreRefused()
    {
        var name = Path.GetFileName(_scene.Target.Folder);
        string[] keys = ["../sequence.json", $"../{name}/sequence.json", $"../../../../{_scene.Target.Folder.TrimStart('/')}/sequence.json", ""];

        foreach (var source in keys.Select(key => ConvertedScene.Prefix + key))
        {
            Assert.Equal(
                $"lines[0].Line.SourceRef: must lie beneath {ConvertedScene.Prefix}, but found {source}. Give the target the labeling input was written to.",
                Assert.Throws<LabelingDataException>(() => AdjustmentInput.Write(_scene.Target, "boxes-ref", Tracking, [new(new ManifestLine(source), [])])).Message);
        }

        Assert.False(Directory.Exists(_scene["labels"]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../boxes")]
    [InlineData("boxes-")]
    [InlineData("-boxes")]
    [InlineData("böxes")]
    public void Write_NameThatIsNone_IsRefused(string name)
    {
        Assert.Equal("name", Assert.Throws<ArgumentException>(() => AdjustmentInput.Write(_scene.Target, name, Detection, [])).ParamName);
        Assert.Equal("name", Assert.Throws<ArgumentException>(() => AdjustmentInput.WriteMasks(_scene.Target, name, Segmentation, [])).ParamName);
    }

    [Fact]
    public void Write_DateOfTheOldYaw_IsRefused()
    {
        var old = Detection with { CreationDate = new(2020, 4, 14, 0, 0, 0, TimeSpan.Zero) };
        var clockwise = Detection with { Yaw = YawConvention.Clockwise };

        Assert.Equal(
            "The yaw of new labels is right-handed, which their creation date must say: it must be 2022-09-02T19:02:17Z or later, but was 2020-04-14T00:00:00.0000000+00:00. Give the time at which the labels are written. (Parameter 'metadata')",
            Assert.Throws<ArgumentException>(() => AdjustmentInput.Write(_scene.Target, "x", old, [])).Message);
        Assert.Equal("metadata", Assert.Throws<ArgumentException>(() => AdjustmentInput.Write(_scene.Target, "x", clockwise, [])).ParamName);
    }

    [Fact]
    public void Write_WrongArguments_Throw()
    {
        Assert.Equal("target", Assert.Throws<ArgumentNullException>(() => AdjustmentInput.Write(null!, "x", Detection, [])).ParamName);
        Assert.Equal("metadata", Assert.Throws<ArgumentNullException>(() => AdjustmentInput.Write(_scene.Target, "x", null!, [])).ParamName);
        Assert.Equal("metadata", Assert.Throws<ArgumentException>(() => AdjustmentInput.Write(_scene.Target, "x", Segmentation, [])).ParamName);
        Assert.Equal("metadata", Assert.Throws<ArgumentException>(() => AdjustmentInput.WriteMasks(_scene.Target, "x", Detection, [])).ParamName);
        Assert.Equal("lines", Assert.Throws<ArgumentNullException>(() => AdjustmentInput.Write(_scene.Target, "x", Detection, null!)).ParamName);
    }

    public void Dispose() => _scene.Dispose();

    private static void AssertSame(ImmutableArray<AnnotatedFrame> expected, ImmutableArray<AnnotatedFrame> actual)
    {
        var (one, other) = (Json(expected), Json(actual));
        Assert.Equal(one, other);

        static string Json(ImmutableArray<AnnotatedFrame> frames) => Encoding.UTF8.GetString(
            new SequenceLabels([.. frames.Select((frame, i) => frame with { Number = i, Name = null, Attributes = ImmutableSortedDictionary<string, AttributeValue>.Empty, Cuboids = [.. frame.Cuboids.Select(cuboid => cuboid with { ObjectId = cuboid.ObjectId ?? "-" })] })]).ToJson(Tracking));
    }
}

using System.Text.Json.Nodes;
using MlKit.Labeling.Checks;
using MlKit.Labeling.GroundTruth;
using MlKit.Labeling.LabelingJobs;
using MlKit.Labeling.Tests.Checks;
using MlKit.Labeling.Tests.Conversion;

namespace MlKit.Labeling.Tests.LabelingJobs;

public sealed class LabelingOutputTests(SyntheticFixture fixture) : IDisposable
{
    private const string LabelsPath = "labels/boxes-ref/" + SyntheticFixture.SceneName + "/sequence-0001.json";

    private readonly LabeledScene _scene = new(fixture);

    [Fact]
    public void Read_FramesWithoutLabels_AreThere()
    {
        var manifest = Write();
        Edit(labels => labels["tracking-annotations"]!.AsArray().RemoveAt(1));

        var frames = LabelingOutput.Read(manifest, [_scene.Target]).Single().Frames;

        Assert.Equal([0, 1, 2, 3], frames.Select(frame => frame.Number));
        Assert.Empty(frames[1].Cuboids);
        Assert.Equal(frames[1].Source!.Frame, frames[1].Name);
    }

    [Fact]
    public void Read_WithoutTheLabelingInput_GivesTheLabels()
    {
        var manifest = Write();
        var labels = new ConversionTarget(_scene["labels"], ConvertedScene.Prefix + "labels/");

        var frames = LabelingOutput.Read(manifest, [labels]).Single().Frames;

        Assert.Equal(4, frames.Length);
        Assert.All(frames, frame => Assert.Null(frame.Source));
        Assert.All(frames, frame => Assert.NotEmpty(frame.Cuboids));
    }

    [Fact]
    public void Read_WhatIsMissing_IsNamedWithTheLine()
    {
        var manifest = Write();
        var uri = ConvertedScene.Prefix + LabelsPath;

        Assert.Equal(
            $"{manifest}:1: must lead to files beneath s3://other/, but found {uri}. Name its prefix and the folder that is the copy of it.",
            Assert.Throws<LabelingDataException>(() => LabelingOutput.Read(manifest, [new(_scene.Target.Folder, "s3://other/")]).Count()).Message);
        Assert.Equal(
            $"{manifest}:1: must have the labels 'x-ref', but found boxes-ref. Give the label attribute name of the job.",
            Assert.Throws<LabelingDataException>(() => LabelingOutput.Read(manifest, [_scene.Target], "x-ref").Count()).Message);
        Assert.Equal(
            $"{_scene["manifests/frames.manifest"]}:1: must have the labels of one job where no label attribute name is given, but found none. Give the name of the label attribute.",
            Assert.Throws<LabelingDataException>(() => LabelingOutput.Read(_scene["manifests/frames.manifest"], []).Count()).Message);
        File.Delete(_scene[LabelsPath]);
        Assert.Equal(
            $"{manifest}:1: must lead to files that are there; {uri} would be {_scene[LabelsPath]}, but found no such file. Sync the folder from S3 again.",
            Assert.Throws<LabelingDataException>(() => LabelingOutput.Read(manifest, [_scene.Target]).Count()).Message);
        Assert.Throws<FileNotFoundException>(() => LabelingOutput.Read(_scene["none.manifest"], []).Count());
    }

    [Fact]
    public async Task Read_LabelsOfAFrameTheSequenceLacks_AreRefused()
    {
        var manifest = Write();
        Edit(labels => labels["tracking-annotations"]![2]!["frame-number"] = 4);

        var message = Assert.Throws<LabelingDataException>(() => LabelingOutput.Read(manifest, [_scene.Target]).Count()).Message;

        Assert.Equal($"{_scene[LabelsPath]}: must label frames of the sequence, which has 4, but found the frame number 4. Give the copy of the labeling input that the job had.", message);
        Assert.Equal([$"{_scene[LabelsPath]}: must label frames of the sequence, which has 4, but found the frame number 4. Write the labels of the sequence the line names."], await _scene.IssuesAsync());
    }

    [Fact]
    public void Read_Yaw_GoesByTheOverride()
    {
        var manifest = Write();

        var upright = LabelingOutput.Read(manifest, [_scene.Target]).Single().Frames[0].Cuboids[0].Cuboid.Rotation.Yaw;
        var clockwise = LabelingOutput.Read(manifest, [_scene.Target], yaw: YawConvention.Clockwise).Single().Frames[0].Cuboids[0].Cuboid.Rotation.Yaw;

        Assert.Equal(Math.PI - upright, clockwise);
    }

    [Fact]
    public async Task InputCheck_LabelsThatDoNotFit_AreToldWithTheirPlace()
    {
        var frames = _scene["manifests/frames.manifest"];
        var tracking = _scene["manifests/object-tracking.manifest"];
        var line = ManifestLine.ReadAll(frames).First();
        var mask = new JobLabels("mask-ref", LabeledScene.Metadata(LabelingTask.SemanticSegmentation)) { Ref = ConvertedScene.Prefix + "mask.zlib" };
        SegmentationMask.Write(_scene["mask.zlib"], new byte[3]);
        var boxes = new JobLabels("boxes-ref", LabeledScene.Metadata(LabelingTask.ObjectTracking)) { Ref = ConvertedScene.Prefix + "none.json" };
        File.WriteAllBytes(frames, (line with { Labels = [mask, boxes] }).ToJson());
        File.WriteAllBytes(tracking, (_scene.Sequences[0].Line with { Labels = [boxes, mask] }).ToJson());
        var points = _scene.Frames[0].Frames[0];

        var issues = await _scene.IssuesAsync();

        Assert.Equal(
            [
                $"{_scene["mask.zlib"]}: must hold {Count(points.Source!.Frame)} labels, one byte for each point of the labeled cloud, but found 3. Give the number of points of the cloud that was labeled; of a reduced cloud, that is fewer than the full one has.",
                $"{frames}:1#$.boxes-ref: must be labels of a frame, as the line is, but found ObjectTracking. Give sequences the labels of object tracking, and frames those of detection or segmentation.",
                $"{tracking}:1#$.boxes-ref: must lead to a file of the folder; s3://bucket/prefix/none.json would be {_scene["none.json"]}, but found no such file. Convert the scene again.",
                $"{tracking}:1#$.mask-ref: must be labels of a sequence, as the line is, but found SemanticSegmentation. Give sequences the labels of object tracking, and frames those of detection or segmentation.",
            ],
            issues);

        int Count(string uri) => File.ReadLines(_scene.Target.ToLocalPath(uri)!).Count();
    }

    [Fact]
    public void Read_WrongArguments_Throw()
    {
        Assert.Equal("manifest", Assert.Throws<ArgumentException>(() => LabelingOutput.Read(" ", [])).ParamName);
        Assert.Equal("folders", Assert.Throws<ArgumentNullException>(() => LabelingOutput.Read("m", null!)).ParamName);
    }

    public void Dispose() => _scene.Dispose();

    private string Write() => AdjustmentInput.Write(_scene.Target, "boxes-ref", LabeledScene.Metadata(LabelingTask.ObjectTracking), _scene.Sequences);

    private void Edit(Action<JsonNode> edit)
    {
        var json = JsonNode.Parse(File.ReadAllBytes(_scene[LabelsPath]))!;
        edit(json);
        File.WriteAllText(_scene[LabelsPath], json.ToJsonString());
    }
}

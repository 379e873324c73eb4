using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using MlKit.Labeling.Checks;
using MlKit.Labeling.GroundTruth;
using MlKit.Labeling.Tests.Internal;

namespace MlKit.Labeling.Tests.GroundTruth;

/// <summary>Tests the labels that manifest lines carry.</summary>
public sealed class JobLabelsTests
{
    private static readonly Dictionary<string, string> Lines = new(StringComparer.Ordinal)
    {
        ["tracking"] = LabelText.TrackingLine,
        ["detection"] = LabelText.DetectionLine,
        ["segmentation"] = LabelText.SegmentationLine,
    };

    public static TheoryData<string> Kinds => [.. Lines.Keys];

    public static TheoryData<string, string, string?, string> Faults => new()
    {
        { "tracking", "labels-ref", null, "$: must have the key 'labels-ref', but found the keys source-ref, labels-ref-metadata. Add 'labels-ref'." },
        { "tracking", "labels-ref", "\"SeqLabel.json\"", "$.labels-ref: must be an S3 URI, but found \"SeqLabel.json\". Write it as 's3://bucket/key'." },
        { "tracking", "labels-ref", "{}", "$.labels-ref: must be a string, but found an object. Correct the value." },
        { "tracking", "labels-ref-metadata/type", "1", "$.labels-ref-metadata.type: must be a string, but found 1. Correct the value." },
        { "tracking", "labels-ref-metadata/job-name", "1", "$.labels-ref-metadata.job-name: must be a string, but found 1. Correct the value." },
        { "tracking", "labels-ref-metadata/human-annotated", "\"true\"", "$.labels-ref-metadata.human-annotated: must be yes or no, but found \"true\". Correct the value." },
        { "tracking", "labels-ref-metadata/creation-date", "\"today\"", "$.labels-ref-metadata.creation-date: must be a date and time in UTC, but found \"today\". Write it as '2022-11-12T01:18:14.271944'." },
        { "tracking", "labels-ref-metadata/class-map", "[]", "$.labels-ref-metadata.class-map: must be an object, but found an array of 0. Correct the value." },
        { "tracking", "labels-ref-metadata/class-map/0", "0", "$.labels-ref-metadata.class-map.0: must be a string, but found 0. Correct the value." },
        { "tracking", "labels-ref-metadata/class-map/Car", "\"0\"", "$.labels-ref-metadata.class-map.Car: must have a key from 0 to 2147483647, but found the key \"Car\". Number the classes from 0." },
        { "tracking", "labels-ref-metadata/objects", "{}", "$.labels-ref-metadata.objects: must be an array, but found an object. Correct the value." },
        { "tracking", "labels-ref-metadata/objects/0/frame-no", null, "$.labels-ref-metadata.objects[0]: must have the key 'frame-no', but found the keys confidence. Add 'frame-no'." },
        { "tracking", "labels-ref-metadata/objects/0/confidence", "[\"high\"]", "$.labels-ref-metadata.objects[0].confidence[0]: must be a finite number, but found \"high\". Correct the value." },
        { "detection", "labels", null, "$: must have the key 'labels', but found the keys source-ref, source-ref-metadata, labels-metadata. Add 'labels'." },
        { "detection", "labels/annotations", null, "$.labels: must have the key 'annotations', but found an empty object. Add 'annotations'." },
        { "detection", "labels/annotations/0/yaw", null, "$.labels.annotations[0]: must have the key 'yaw', but found the keys label-category-attributes, object-name, class-id, center-.... Add 'yaw'." },
        { "detection", "labels/annotations/0/class-id", "2", "$.labels.annotations[0].class-id: must be an id of the class map, which has 0 (Car), 1 (Pedestrian), but found 2. Correct the value." },
        { "detection", "labels-metadata/adjustment-status", "\"maybe\"", "$.labels-metadata.adjustment-status: must be adjusted or unadjusted, but found \"maybe\". Correct the value." },
        { "detection", "labels-metadata/dataset-object-attributes/Lanes", "[]", "$.labels-metadata.dataset-object-attributes.Lanes: must be a text or a finite number, but found an array of 0. Correct the value." },
        { "detection", "labels-metadata/objects/0", "0.5", "$.labels-metadata.objects[0]: must be an object, but found 0.5. Correct the value." },
        { "segmentation", "labels-ref-metadata/color-map", "1", "$.labels-ref-metadata.color-map: must be an object, but found 1. Correct the value." },
        { "segmentation", "labels-ref-metadata/color-map/256", "{}", "$.labels-ref-metadata.color-map.256: must have a key from 0 to 255, but found the key \"256\". Number the classes from 0." },
        { "segmentation", "labels-ref-metadata/color-map/0/class-name", null, "$.labels-ref-metadata.color-map.0: must have the key 'class-name', but found the keys hex-color, confidence. Add 'class-name'." },
        { "segmentation", "labels-ref-metadata/color-map/0/hex-color", null, "$.labels-ref-metadata.color-map.0: must have the key 'hex-color', but found the keys class-name, confidence. Add 'hex-color'." },
        { "segmentation", "labels-ref-metadata/color-map/0/confidence", "\"1\"", "$.labels-ref-metadata.color-map.0.confidence: must be a finite number, but found \"1\". Correct the value." },
    };

    public static TheoryData<string, string> Required => new(
        from line in Lines
        let metadata = line.Key == "detection" ? "labels-metadata" : "labels-ref-metadata"
        from name in (string[])["type", "job-name", "creation-date", "human-annotated", "class-map", "color-map"]
        where line.Value.Contains($"\"{name}\"", StringComparison.Ordinal)
        select (line.Key, $"{metadata}/{name}"));

    [Theory]
    [MemberData(nameof(Faults))]
    public void Parse_Fault_IsNamed(string kind, string place, string? value, string message) => Assert.Equal(
        "output.manifest:7#" + message,
        Assert.Throws<LabelingDataException>(() => ManifestLine.Parse(JsonEdit.Set(Lines[kind], place, value), "output.manifest:7")).Message);

    [Theory]
    [MemberData(nameof(Required))]
    public void Parse_RequiredMemberMissing_IsNamed(string kind, string place)
    {
        var exception = Assert.Throws<LabelingDataException>(() => ManifestLine.Parse(JsonEdit.Set(Lines[kind], place, null), "m:1"));

        var steps = place.Split('/');
        var issue = Assert.Single(exception.Issues);
        Assert.Equal(($"m:1#$.{steps[0]}", $"must have the key '{steps[1]}'", $"Add '{steps[1]}'."), (issue.Path, issue.Rule, issue.Fix));
    }

    [Fact]
    public void Parse_DetectionWithoutClassMap_NamesItAndEachIdWithoutMeaning()
    {
        var exception = Assert.Throws<LabelingDataException>(() => ManifestLine.Parse(JsonEdit.Set(LabelText.DetectionLine, "labels-metadata/class_map", null), "m:1"));

        Assert.Equal(
            """
            2 problems were found:
            - m:1#$.labels-metadata: must have the key 'class_map', but found the keys objects, type, human-annotated, creation-date, job-name, .... Add 'class_map'.
            - m:1#$.labels.annotations[0].class-id: must be an id of the class map, which has none, but found 0. Correct the value.
            """.ReplaceLineEndings("\n"),
            exception.Message);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void ToJson_WhatWasRead_IsTheSameJson(string kind) => Assert.True(JsonNode.DeepEquals(
        JsonNode.Parse(Lines[kind]), JsonNode.Parse(ManifestLine.Parse(Encoding.UTF8.GetBytes(Lines[kind]), "m").ToJson())));

    [Fact]
    public void Parse_Detection_GivesCuboidsAndAnswers()
    {
        var labels = Assert.Single(ManifestLine.Parse(Encoding.UTF8.GetBytes(LabelText.DetectionLine), "m").Labels);

        Assert.Equal(("labels", LabelingTask.ObjectDetection, "labeling-job/detection", "adjusted"), (labels.Name, labels.Metadata.Task, labels.Metadata.JobName, labels.Metadata.AdjustmentStatus));
        Assert.Equal(new DateTimeOffset(2022, 11, 12, 1, 18, 14, TimeSpan.Zero), labels.Metadata.CreationDate);
        Assert.Equal([new("Lanes", 3), new("Weather", "Rain")], labels.Metadata.FrameAttributes);
        Assert.Equal(("Car", 0.5, 1.25), (labels.Cuboids[0].Label, labels.Cuboids[0].Confidence, labels.Cuboids[0].Cuboid.Rotation.Yaw));
    }

    [Fact]
    public void Parse_Segmentation_GivesClasses()
    {
        var labels = Assert.Single(ManifestLine.Parse(Encoding.UTF8.GetBytes(LabelText.SegmentationLine), "m").Labels);

        Assert.Equal("s3://b/1.zlib", labels.Ref);
        Assert.False(labels.Metadata.HumanAnnotated);
        Assert.Equal([new(0, new MaskClass("Car", "#ff0000")), new(7, new MaskClass("Sky", "#87ceff", 0.25))], labels.Metadata.ColorMap);
    }

    [Theory]
    [InlineData("tracking", "class-map", "class_map")]
    [InlineData("detection", "class_map", "class-map")]
    public void Parse_ClassMap_IsReadInBothSpellings(string kind, string usual, string other)
    {
        var line = ManifestLine.Parse(Encoding.UTF8.GetBytes(Lines[kind].Replace(usual, other, StringComparison.Ordinal)), "m");

        Assert.Equal([new(0, "Car"), new(1, "Pedestrian")], line.Labels[0].Metadata.ClassMap);
    }

    [Theory]
    [InlineData("2022-09-02T19:02:16.999999", null, Math.PI - 1.25)]
    [InlineData("2022-09-02T19:02:17", null, 1.25)]
    [InlineData("2022-09-02T19:02:17Z", null, 1.25)]
    [InlineData("2022-09-02T21:02:16+02:00", null, Math.PI - 1.25)]
    [InlineData("2020-01-01T00:00:00", YawConvention.RightHanded, 1.25)]
    [InlineData("2024-01-01T00:00:00", YawConvention.Clockwise, Math.PI - 1.25)]
    public void Parse_Yaw_GoesByTheJobsDateOrTheOverride(string date, YawConvention? yaw, double expected)
    {
        var json = JsonEdit.Set(LabelText.DetectionLine, "labels-metadata/creation-date", $"\"{date}\"");

        Assert.Equal(expected, ManifestLine.Parse(json, "m", yaw).Labels[0].Cuboids[0].Cuboid.Rotation.Yaw);
    }

    [Fact]
    public void Parse_SeveralJobs_AreAllRead()
    {
        var first = JsonNode.Parse(LabelText.TrackingLine)!.AsObject();
        first["audited-ref"] = "s3://b/audited.json";
        first["audited-ref-metadata"] = JsonNode.Parse(LabelText.TrackingMetadata);
        first["boxes2d"] = new JsonObject();
        first["boxes2d-metadata"] = JsonNode.Parse("""{"type":"groundtruth/object-detection"}""");

        var labels = ManifestLine.Parse(Encoding.UTF8.GetBytes(first.ToJsonString()), "m").Labels;

        Assert.Equal([("labels-ref", "s3://b/SeqLabel.json"), ("audited-ref", "s3://b/audited.json")], labels.Select(label => (label.Name, label.Ref!)));
    }

    [Fact]
    public void ToJson_AnyLabels_ReadBackAsTheSame() => LabelGen.JobLabels.Sample(
        labels =>
        {
            var upright = labels with { Metadata = labels.Metadata with { Yaw = YawConvention.RightHanded } };
            var json = new ManifestLine("s3://b/1") { Labels = [upright] }.ToJson();

            Assert.Equal(json, ManifestLine.Parse(json, "m", YawConvention.RightHanded).ToJson());
        },
        iter: 500);

    [Fact]
    public void ToJson_WhatCannotBeWritten_IsListed()
    {
        var tracking = ManifestLine.Parse(Encoding.UTF8.GetBytes(LabelText.TrackingLine), "m").Labels[0];
        var detection = ManifestLine.Parse(Encoding.UTF8.GetBytes(LabelText.DetectionLine), "m").Labels[0];
        var bus = detection.Cuboids[0] with { Label = "Bus" };

        var exception = Assert.Throws<LabelingDataException>(() => new ManifestLine("s3://b/1")
        {
            Labels = [tracking with { Name = "labels", Ref = "SeqLabel.json" }, detection with { Name = "boxes-ref", Cuboids = [bus] }, tracking with { Ref = null }, tracking],
        }.ToJson());

        Assert.Equal(
            """
            6 problems were found:
            - Labels[0].Name: must be a label attribute name that ends in -ref, other than source-ref, but found "labels". Rename it.
            - Labels[0].Ref: must be the S3 URI of the labels, but found "SeqLabel.json". Write it as 's3://bucket/key'.
            - Labels[1].Name: must be a label attribute name that ends neither in -ref nor in -metadata, but found "boxes-ref". Rename it.
            - Labels[1].Cuboids[0].Label: must be one of the class map, but found "Bus". The labels are Car, Pedestrian.
            - Labels[2].Ref: must be the S3 URI of the labels, but found none. Write it as 's3://bucket/key'.
            - Labels[3].Name: must differ from those of the other jobs, but found "labels-ref". Give each job's labels a name of their own.
            """.ReplaceLineEndings("\n"),
            exception.Message);
    }

    [Fact]
    public void ToJson_MetadataThatCouldNotBeReadBack_IsListed()
    {
        var tracking = ManifestLine.Parse(Encoding.UTF8.GetBytes(LabelText.TrackingLine), "m").Labels[0];
        var metadata = tracking.Metadata with
        {
            ClassMap = tracking.Metadata.ClassMap.Add(-3, "Bus"),
            ColorMap = tracking.Metadata.ColorMap.Add(256, new MaskClass("Sky", "#87ceff")).Add(1, new MaskClass("Road", "#000000", double.NaN)),
            Confidences = [new(0, [0.5]), new(4, [0.5, double.NaN])],
            AdjustmentStatus = "maybe",
        };

        Assert.Equal(
            """
            5 problems were found:
            - Labels[0].Metadata.ClassMap: must have ids of 0 or more, but found -3. Number the labels from 0, as WithLabels does.
            - Labels[0].Metadata.ColorMap: must have keys from 0 to 255, the values of a byte, but found 256. Merge classes, or number them from 0.
            - Labels[0].Metadata.ColorMap: must have finite confidences, but found NaN of Road. Correct the confidence.
            - Labels[0].Metadata.Confidences: must be finite, but found one of frame 4 that is not. Correct the confidence, or leave it out.
            - Labels[0].Metadata.AdjustmentStatus: must be adjusted or unadjusted, but found "maybe". Correct it, or set it to null.
            """.ReplaceLineEndings("\n"),
            Assert.Throws<LabelingDataException>(() => new ManifestLine("s3://b/1") { Labels = [tracking with { Metadata = metadata }] }.ToJson()).Message);
    }

    [Fact]
    public void Parse_MetadataOfNoJob_IsPassedOver()
    {
        var line = JsonEdit.Set(LabelText.TrackingLine, "weather-metadata", """{"station":"EDMO"}""");

        Assert.Equal("labels-ref", Assert.Single(ManifestLine.Parse(line, "m").Labels).Name);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Parse_DamagedText_ThrowsNothingElse(string kind) => JsonEdit.Damage(Lines[kind]).Sample(
        json =>
        {
            try
            {
                Assert.NotEmpty(ManifestLine.Parse(json, "m").ToJson());
            }
            catch (LabelingDataException)
            {
            }
        },
        iter: 3_000);
}

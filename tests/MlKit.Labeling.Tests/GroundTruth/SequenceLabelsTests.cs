using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using MlKit.Labeling.Annotations;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Cuboids;
using MlKit.Labeling.Geometry;
using MlKit.Labeling.GroundTruth;
using MlKit.Labeling.Tests.Internal;

namespace MlKit.Labeling.Tests.GroundTruth;

public sealed class SequenceLabelsTests
{
    private static readonly LabelMetadata Metadata = new LabelMetadata
    {
        Task = LabelingTask.ObjectTracking,
        JobName = "job",
        CreationDate = new(2022, 11, 12, 1, 18, 14, TimeSpan.Zero),
        Confidences = [new(0, [0.75]), new(1, [])],
    }.WithLabels(["Car", "Pedestrian"]);

    public static TheoryData<string, string?, string> Faults
    {
        get
        {
            const string Cuboid = "lidar/tracking-annotations/0/annotations/0";
            const string CuboidPath = "$.lidar.tracking-annotations[0].annotations[0]";
            const string Rectangle = "camera-0/tracking-annotations/0/annotations/0";
            const string RectanglePath = "$.camera-0.tracking-annotations[0].annotations[0]";
            var faults = new TheoryData<string, string?, string>
            {
                { "lidar/tracking-annotations", null, "$.lidar: must have the key 'tracking-annotations', but found an empty object. Add 'tracking-annotations'." },
                { "lidar/tracking-annotations", "{}", "$.lidar.tracking-annotations: must be an array, but found an object. Correct the value." },
                { "lidar", "[]", "$.lidar: must be an object, but found an array of 0. Correct the value." },
                { "lidar/tracking-annotations/0/frame-number", null, "$.lidar.tracking-annotations[0]: must have the key 'frame-number', but found the keys frame-name, frame-attributes, annotations. Add 'frame-number'." },
                { "lidar/tracking-annotations/0/frame-number", "0.5", "$.lidar.tracking-annotations[0].frame-number: must be an integer, but found 0.5. Correct the value." },
                { "lidar/tracking-annotations/0/frame-number", "-1", "$.lidar.tracking-annotations[0].frame-number: must be 0 to 2147483647, but found -1. Correct the value." },
                { "lidar/tracking-annotations/1/frame-number", "0", "$.lidar.tracking-annotations[1]: must have a frame-number of its own, but found 0 for the second time. Number each frame as the sequence file does." },
                { "lidar/tracking-annotations/0/frame-name", "1", "$.lidar.tracking-annotations[0].frame-name: must be a string, but found 1. Correct the value." },
                { "lidar/tracking-annotations/0/frame-attributes", "1", "$.lidar.tracking-annotations[0].frame-attributes: must be an object, but found 1. Correct the value." },
                { "lidar/tracking-annotations/0/frame-attributes/Weather", "true", "$.lidar.tracking-annotations[0].frame-attributes.Weather: must be a text or a finite number, but found true. Correct the value." },
                { "lidar/tracking-annotations/0/annotations", "\"x\"", "$.lidar.tracking-annotations[0].annotations: must be an array, but found \"x\". Correct the value." },
                { Cuboid + "/class-id", "7", CuboidPath + ".class-id: must be an id of the class map, which has 0 (Car), 1 (Pedestrian), but found 7. Correct the value." },
                { Cuboid + "/class-id", "\"Car\"", CuboidPath + ".class-id: must be an integer, but found \"Car\". Correct the value." },
                { Cuboid + "/length", "-1", CuboidPath + ".length: must not be negative, but found -1. Correct the value." },
                { Cuboid + "/object-id", "1", CuboidPath + ".object-id: must be a string, but found 1. Correct the value." },
                { Cuboid + "/label-category-attributes", "[]", CuboidPath + ".label-category-attributes: must be an object, but found an array of 0. Correct the value." },
                { "camera-0/tracking-annotations/0/frame-no", "\"0\"", "$.camera-0.tracking-annotations[0].frame-no: must be an integer, but found \"0\". Correct the value." },
                { Rectangle + "/width", "-0.5", RectanglePath + ".width: must not be negative, but found -0.5. Correct the value." },
            };
            foreach (var name in (string[])["center-x", "center-y", "center-z", "length", "width", "height", "roll", "pitch", "yaw"])
                faults.Add($"{Cuboid}/{name}", "\"1\"", $"{CuboidPath}.{name}: must be a finite number, but found \"1\". Correct the value.");
            foreach (var name in (string[])["left", "top", "width", "height"])
                faults.Add($"{Rectangle}/{name}", "[]", $"{RectanglePath}.{name}: must be a finite number, but found an array of 0. Correct the value.");
            return faults;
        }
    }

    public static TheoryData<string, string> Required => new(
        from place in (string[])["lidar/tracking-annotations/0/annotations/0", "camera-0/tracking-annotations/0/annotations/0"]
        from name in place.StartsWith('l')
            ? (string[])["class-id", "center-x", "center-y", "center-z", "length", "width", "height", "roll", "pitch", "yaw", "object-id"]
            : ["class-id", "left", "top", "width", "height", "object-id"]
        select (place, name));

    [Theory]
    [MemberData(nameof(Faults))]
    public void Parse_Fault_IsNamed(string place, string? value, string message) => Assert.Equal(
        "SeqLabel.json#" + message,
        Assert.Throws<LabelingDataException>(() => SequenceLabels.Parse(JsonEdit.Set(LabelText.Wrapped, place, value), "SeqLabel.json", Metadata)).Message);

    [Theory]
    [MemberData(nameof(Required))]
    public void Parse_RequiredMemberMissing_IsNamed(string place, string name)
    {
        var exception = Assert.Throws<LabelingDataException>(() => SequenceLabels.Parse(JsonEdit.Set(LabelText.Wrapped, $"{place}/{name}", null), "SeqLabel.json", Metadata));

        var issue = Assert.Single(exception.Issues);
        Assert.Equal(("SeqLabel.json#$." + place.Replace("/0", "[0]", StringComparison.Ordinal).Replace('/', '.'), $"must have the key '{name}'", $"Add '{name}'."), (issue.Path, issue.Rule, issue.Fix));
    }

    [Fact]
    public void Parse_Plain_GivesFrames()
    {
        var frames = SequenceLabels.Parse(Encoding.UTF8.GetBytes(LabelText.Lidar), "SeqLabel.json", Metadata).Frames;

        Assert.Equal([(0, "0.txt.pcd"), (1, "1.txt.pcd")], frames.Select(frame => (frame.Number, frame.Name!)));
        Assert.Equal("Rain", frames[0].Attributes["Weather"].Text);
        Assert.Empty(frames[1].Cuboids);
        var car = Assert.Single(frames[0].Cuboids);
        Assert.Equal(("Car", "Car:4", "480ef2ff-0000-4c11-9ac1-c5a4b1f5dcc1", 0.75), (car.Label, car.ObjectName, car.ObjectId, car.Confidence));
        Assert.Equal(new Cuboid(new(10.5, -2.25, 0.75), 4.5, 1.75, 1.5, new YawPitchRoll(1.25, -0.02, 0.01)), car.Cuboid);
        Assert.Equal([new("Color", "red"), new("Occlusion", 0.5)], car.Attributes);
    }

    [Fact]
    public void Parse_Wrapped_GivesTheImagesOfEachFrame()
    {
        var frames = SequenceLabels.Parse(Encoding.UTF8.GetBytes(LabelText.Wrapped), "SeqLabel.json", Metadata).Frames;

        var image = Assert.Single(frames[0].Images);
        Assert.Equal((0, "images/0.png"), (image.Camera, image.Name));
        var rectangle = Assert.Single(image.Rectangles);
        Assert.Equal(("Pedestrian", 88.25, 512, 40.5, 90), (rectangle.Label, rectangle.Left, rectangle.Top, rectangle.Width, rectangle.Height));
        Assert.Equal(2, Assert.Single(frames[1].Images).Camera);
        Assert.Single(frames[0].Cuboids);
    }

    [Fact]
    public void Parse_UnknownMembers_ArePassedOver()
    {
        var json = JsonEdit.Set(LabelText.Wrapped, "lidar/tracking-annotations/0/annotations/0/later-addition", "{\"x\":[1]}");

        Assert.Equal(2, SequenceLabels.Parse(JsonEdit.Set(Encoding.UTF8.GetString(json), "radar-0", "[]"), "s", Metadata).Frames.Length);
    }

    [Fact]
    public void Parse_JobBeforeTheChangeOfYaw_TurnsItRound()
    {
        var old = Metadata with { CreationDate = new(2022, 9, 2, 19, 2, 16, TimeSpan.Zero) };
        var json = Encoding.UTF8.GetBytes(LabelText.Lidar);

        Assert.Equal(Math.PI - 1.25, SequenceLabels.Parse(json, "s", old).Frames[0].Cuboids[0].Cuboid.Rotation.Yaw);
        Assert.Equal(1.25, SequenceLabels.Parse(json, "s", old with { Yaw = YawConvention.RightHanded }).Frames[0].Cuboids[0].Cuboid.Rotation.Yaw);
    }

    [Theory]
    [InlineData(LabelText.Lidar)]
    [InlineData(LabelText.Wrapped)]
    public void ToJson_WhatWasRead_IsTheSameJson(string json) => Assert.True(JsonNode.DeepEquals(
        JsonNode.Parse(json), JsonNode.Parse(SequenceLabels.Parse(Encoding.UTF8.GetBytes(json), "s", Metadata).ToJson(Metadata))));

    [Fact]
    public void ToJson_AnyLabels_ReadBackAsTheSame() => Gen.Select(LabelGen.Frames, LabelGen.Metadata).Sample(
        (frames, any) =>
        {
            // In the old convention pi - (pi - yaw) is yaw but for rounding, so the text is compared in the new one.
            var metadata = (any with { Task = LabelingTask.ObjectTracking }).WithLabels(LabelGen.Labels);
            var upright = metadata with { Yaw = YawConvention.RightHanded };
            var json = new SequenceLabels(frames).ToJson(upright);
            var again = SequenceLabels.Parse(new SequenceLabels(frames).ToJson(metadata), "s", metadata);

            Assert.Equal(json, SequenceLabels.Parse(json, "s", upright).ToJson(upright));
            Assert.Equal(
                frames.SelectMany(frame => frame.Cuboids).Select(annotation => annotation.Cuboid.Rotation.Yaw),
                again.Frames.SelectMany(frame => frame.Cuboids).Select(annotation => annotation.Cuboid.Rotation.Yaw),
                (expected, found) => Math.Abs(expected - found) <= 1e-14);
        },
        iter: 500);

    [Fact]
    public void ToJson_WhatCannotBeWritten_IsListed()
    {
        var car = new CuboidAnnotation { Label = "Bus", Cuboid = new(new(double.NaN, 0, 0), 1, 1, 1, default) };
        var sign = new RectangleAnnotation { Label = "Car", Left = double.PositiveInfinity, Top = 0, Width = 1, Height = 1 };
        var frame = new AnnotatedFrame { Number = 3, Cuboids = [car], Images = [new AnnotatedImage { Camera = 1, Rectangles = [sign] }] };

        var exception = Assert.Throws<LabelingDataException>(() => new SequenceLabels([frame, frame with { Cuboids = [], Images = [] }]).ToJson(Metadata));

        Assert.Equal(
            """
            6 problems were found:
            - frames[0].Cuboids[0].Label: must be one of the class map, but found "Bus". The labels are Car, Pedestrian.
            - frames[0].Cuboids[0].Cuboid: must have finite numbers and no negative size, but found center NaN, 0, 0, length 1, width 1, height 1, yaw 0, pitch 0, roll 0. Correct the cuboid, or leave it out.
            - frames[0].Cuboids[0].ObjectId: must name the object's track, but found none. Set it, or call CuboidTracker.AssignTracks.
            - frames[0].Images[0].Rectangles[0]: must have finite numbers and no negative size, but found left Infinity, top 0, width 1, height 1. Correct the rectangle, or leave it out.
            - frames[0].Images[0].Rectangles[0].ObjectId: must name the object's track, but found none. Set it, or call CuboidTracker.AssignTracks.
            - frames[1].Number: must be 0 or more and differ from those of the other frames, but found 3. Number the frames as the sequence file does.
            """.ReplaceLineEndings("\n"),
            exception.Message);
    }

    [Fact]
    public void ToJson_LargeFiniteNumbers_AreWritten()
    {
        var car = new CuboidAnnotation { Label = "Car", ObjectId = "1", Cuboid = new(new(1e308, 1e308, 0), 1e308, 1e308, 1, new(1e308, 1e308, 1e308)) };
        var sign = new RectangleAnnotation { Label = "Car", ObjectId = "2", Left = 1e308, Top = 1e308, Width = 1, Height = 1 };
        var frame = new AnnotatedFrame { Number = 0, Cuboids = [car], Images = [new AnnotatedImage { Camera = 0, Rectangles = [sign] }] };

        var read = SequenceLabels.Parse(new SequenceLabels([frame]).ToJson(Metadata), "s", Metadata).Frames[0];

        Assert.Equal((car.Cuboid, sign.Left), (read.Cuboids[0].Cuboid, read.Images[0].Rectangles[0].Left));
    }

    [Fact]
    public void ToJson_UninitializedLists_AreEmptyLists()
    {
        var frame = new AnnotatedFrame { Number = 0, Cuboids = default, Images = default };
        var image = new AnnotatedImage { Camera = 0, Rectangles = default };

        Assert.Equal(new SequenceLabels([]).ToJson(Metadata), new SequenceLabels(default).ToJson(Metadata));
        Assert.Equal(new SequenceLabels([new() { Number = 0 }]).ToJson(Metadata), (new SequenceLabels([]) with { Frames = [frame] }).ToJson(Metadata with { Confidences = default }));
        Assert.Empty(image.Rectangles);
        Assert.Equal(new ManifestLine("s3://b/1"), new ManifestLine("s3://b/1") { Labels = default });
        Assert.Empty(new JobLabels("x", Metadata) { Cuboids = default }.Cuboids);
    }

    [Fact]
    public void Parse_DamagedText_ThrowsNothingElse() => JsonEdit.Damage(LabelText.Wrapped).Sample(
        json =>
        {
            try
            {
                Assert.NotEmpty(SequenceLabels.Parse(json, "s", Metadata).ToJson(Metadata));
            }
            catch (LabelingDataException)
            {
            }
        },
        iter: 5_000);

    [Fact]
    public void Load_MissingFile_IsFileNotFound() => Assert.Throws<FileNotFoundException>(() => SequenceLabels.Load("none.json", Metadata));
}

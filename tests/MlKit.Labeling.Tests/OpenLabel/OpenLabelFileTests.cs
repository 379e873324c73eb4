using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using MlKit.Labeling.A2d2;
using MlKit.Labeling.Annotations;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Cuboids;
using MlKit.Labeling.Geometry;
using MlKit.Labeling.GroundTruth;
using MlKit.Labeling.OpenLabel;
using MlKit.Labeling.Tests.Conversion;
using MlKit.Labeling.Tests.GroundTruth;
using MlKit.Labeling.Tests.Internal;
using MlKit.Labeling.Tests.LabelingJobs;

namespace MlKit.Labeling.Tests.OpenLabel;

public sealed class OpenLabelFileTests(SyntheticFixture fixture)
{
    private static readonly AnnotatedFrame Sample = new()
    {
        Number = 7,
        Name = "0.txt.pcd",
        Attributes = ImmutableSortedDictionary<string, AttributeValue>.Empty.Add("Lanes", 2).Add("Weather", "Rain"),
        Cuboids =
        [
            new()
            {
                Label = "Car", ObjectName = "Car:1", ObjectId = "480ef2ff-0000-4c11-9ac1-c5a4b1f5dcc1", Confidence = 0.5,
                Cuboid = new(new(1, 2, 3), 4, 2, 1, default), Attributes = ImmutableSortedDictionary<string, AttributeValue>.Empty.Add("Occlusion", 1),
            },
        ],
        Images = [new() { Camera = 1, Rectangles = [new() { Label = "Car", Left = 10, Top = 20, Width = 30, Height = 40 }] }],
    };

    public static TheoryData<string, string?, string> Faults => new()
    {
        { "openlabel", null, "$: must have the key 'openlabel', but found an empty object. Add 'openlabel'." },
        { "openlabel/metadata", null, "$.openlabel: must have the key 'metadata', but found the keys coordinate_systems, streams, objects, contexts, frame_int.... Add 'metadata'." },
        { "openlabel/metadata/schema_version", "\"0.3.0\"", "$.openlabel.metadata.schema_version: must be a version 1, but found \"0.3.0\". Convert the file to OpenLABEL 1.0.0." },
        { "openlabel/objects/1/name", null, "$.openlabel.objects.1: must have the key 'name', but found the keys type, frame_intervals, object_data. Add 'name'." },
        { "openlabel/objects/1/type", "5", "$.openlabel.objects.1.type: must be a string, but found 5. Correct the value." },
        { "openlabel/objects/1/object_data/boolean/0/val", "1", "$.openlabel.objects.1.object_data.boolean[0].val: must be true or false, but found 1. Correct the value." },
        { "openlabel/objects/1", null, "$.openlabel.frames.7.objects.1: must be an object of openlabel.objects, but found the uid \"1\". Add it there, with its name and type." },
        { "openlabel/contexts/0/type", null, "$.openlabel.contexts.0: must have the key 'type', but found the keys name, frame_intervals. Add 'type'." },
        { "openlabel/frames/07", "{}", "$.openlabel.frames.07: must have a key of its own, but found the frame 7 for the second time. Number each frame once." },
        { "openlabel/frames/7/objects/1/object_data/bbox/0/val", "[1,1,-1,1]", "$.openlabel.frames.7.objects.1.object_data.bbox[0].val: must have no negative width or height, but found -1 x 1. Correct the size." },
        { "openlabel/frames/7/objects/480ef2ff-0000-4c11-9ac1-c5a4b1f5dcc1/object_data/cuboid/0/val", "[1,2,3,0,0,0,1,4,-2,1]", "$.openlabel.frames.7.objects.480ef2ff-0000-4c11-9ac1-c5a4b1f5dcc1.object_data.cuboid[0].val: must have no negative size, but found 4 x -2 x 1. Correct the size." },
        { "openlabel/frames/x", "{}", "$.openlabel.frames.x: must have a key from 0 to 2147483647, but found the key \"x\". Number the frames from 0." },
        { "openlabel/frames", "[]", "$.openlabel.frames: must be an object, but found an array of 0. Correct the value." },
        { "openlabel/frames/7/frame_properties/streams/lidar/description", "1", "$.openlabel.frames.7.frame_properties.streams.lidar.description: must be a string, but found 1. Correct the value." },
        { "openlabel/frames/7/contexts/0/context_data/num/0/val", "\"2\"", "$.openlabel.frames.7.contexts.0.context_data.num[0].val: must be a finite number, but found \"2\". Correct the value." },
        { "openlabel/frames/7/objects/1/object_data/bbox/0/val", "[1]", "$.openlabel.frames.7.objects.1.object_data.bbox[0].val: must be an array of 4 numbers, but found an array of 1. Correct the value." },
        { "openlabel/frames/7/objects/480ef2ff-0000-4c11-9ac1-c5a4b1f5dcc1/object_data/cuboid/0/val", "[1,2,3]", "$.openlabel.frames.7.objects.480ef2ff-0000-4c11-9ac1-c5a4b1f5dcc1.object_data.cuboid[0].val: must be an array of 10 numbers, but found an array of 3. Correct the value." },
        { "openlabel/frames/7/objects/480ef2ff-0000-4c11-9ac1-c5a4b1f5dcc1/object_data/cuboid/0/val", "[1,2,3,0,0,0,2,4,2,1]", "$.openlabel.frames.7.objects.480ef2ff-0000-4c11-9ac1-c5a4b1f5dcc1.object_data.cuboid[0].val: must have a unit quaternion in places 3 to 6, but found a length of 2. Normalise qx, qy, qz and qw." },
        { "openlabel/frames/7/objects/480ef2ff-0000-4c11-9ac1-c5a4b1f5dcc1/object_data/cuboid/0/val", null, "$.openlabel.frames.7.objects.480ef2ff-0000-4c11-9ac1-c5a4b1f5dcc1.object_data.cuboid[0]: must have the key 'val', but found the keys name, coordinate_system, confidence, attributes. Add 'val'." },
    };

    [Fact]
    public void ToJson_SmallFile_IsExactlyThis() => Assert.Equal(
        """
        {"openlabel":{"metadata":{"schema_version":"1.0.0"},
        "coordinate_systems":{"world":{"type":"scene_cs","parent":"","children":["vehicle","camera-1"]},"vehicle":{"type":"local_cs","parent":"world","children":[]},"camera-1":{"type":"sensor_cs","parent":"world","children":[]}},
        "streams":{"lidar":{"type":"lidar"},"camera-1":{"type":"camera"}},
        "objects":{"480ef2ff-0000-4c11-9ac1-c5a4b1f5dcc1":{"name":"Car:1","type":"Car","frame_intervals":[{"frame_start":7,"frame_end":7}]},
        "1":{"name":"","type":"Car","frame_intervals":[{"frame_start":7,"frame_end":7}],"object_data":{"boolean":[{"name":"tracked","val":false}]}}},
        "contexts":{"0":{"name":"frame-attributes","type":"frame-attributes","frame_intervals":[{"frame_start":7,"frame_end":7}]}},
        "frame_intervals":[{"frame_start":7,"frame_end":7}],
        "frames":{"7":{"frame_properties":{"streams":{"lidar":{"description":"0.txt.pcd"},"camera-1":{}}},
        "contexts":{"0":{"context_data":{"num":[{"name":"Lanes","val":2}],"text":[{"name":"Weather","val":"Rain"}]}}},
        "objects":{"480ef2ff-0000-4c11-9ac1-c5a4b1f5dcc1":{"object_data":{"cuboid":[{"name":"cuboid","coordinate_system":"world","val":[1,2,3,0,0,0,1,4,2,1],"confidence":0.5,"attributes":{"num":[{"name":"Occlusion","val":1}]}}]}},
        "1":{"object_data":{"bbox":[{"name":"camera-1","coordinate_system":"camera-1","val":[25,40,30,40]}]}}}}}}}

        """.ReplaceLineEndings("") + "\n",
        Encoding.UTF8.GetString(new OpenLabelFile([Sample]).ToJson()));

    [Theory]
    [MemberData(nameof(Faults))]
    public void Parse_Fault_IsNamed(string place, string? value, string message) => Assert.Equal(
        "a.json#" + message,
        Assert.Throws<LabelingDataException>(() => OpenLabelFile.Parse(JsonEdit.Set(Encoding.UTF8.GetString(new OpenLabelFile([Sample]).ToJson()), place, value), "a.json")).Message);

    [Fact]
    public void Parse_DamagedText_ThrowsNothingElse()
    {
        using var scene = new LabeledScene(fixture);
        var json = Encoding.UTF8.GetString(new OpenLabelFile([scene.Sequences[0].Frames[0], Sample]) { ImageSizes = [(240, 151), (240, 151)] }.ToJson());

        JsonEdit.Damage(json).Sample(
            damaged =>
            {
                try
                {
                    Assert.NotNull(OpenLabelFile.Parse(damaged, "a.json"));
                }
                catch (LabelingDataException)
                {
                }
            },
            iter: 3_000);
    }

    [Fact]
    public void ToJson_AnyLabels_ReadBackAsTheSame() => Gen.Select(LabelGen.Frames, Gen.Double[0, 1]).Sample(
        (any, confidence) =>
        {
            ImmutableArray<AnnotatedFrame> frames = [.. any.Select(frame => frame with { Cuboids = [.. frame.Cuboids.Select((cuboid, i) => i == 1 ? cuboid : cuboid with { Confidence = confidence })] })];
            var json = new OpenLabelFile(frames).ToJson();
            OpenLabelSchema.Check(JsonNode.Parse(json)!);

            AssertSame(frames, OpenLabelFile.Parse(json, "a.json").Frames);
        },
        iter: 300);

    [Fact]
    public void ToJson_ALabelWithoutIdOrWithAnother_ReadsBackAsTheSame()
    {
        var car = Sample.Cuboids[0];
        ImmutableArray<AnnotatedFrame> frames =
        [
            Sample with { Number = 0, Cuboids = [car with { ObjectId = null }, car with { ObjectId = null }, car with { ObjectId = "7" }, car with { ObjectId = "track" }] },
            Sample with { Number = 1, Cuboids = [car, car with { Label = "Truck", ObjectId = "track" }, car with { ObjectName = null, ObjectId = "7" }] },
            Sample with { Number = 3, Cuboids = [car with { Label = "Bus" }], Images = [] },
        ];

        var read = OpenLabelFile.Parse(new OpenLabelFile(frames).ToJson(), "a.json").Frames;

        AssertSame(frames, read);
        Assert.Equal([null, null, "7", "track"], read[0].Cuboids.Select(cuboid => cuboid.ObjectId));
    }

    [Fact]
    public void ToJson_AConvertedScene_ReadsBackWithItsSources()
    {
        using var scene = new LabeledScene(fixture);
        var frames = scene.Sequences[0].Frames;
        var json = new OpenLabelFile(frames) { ImageSizes = [(240, 151), (240, 151)] }.ToJson();
        OpenLabelSchema.Check(JsonNode.Parse(json)!);

        var read = OpenLabelFile.Parse(json, "a.json");

        Assert.Equal([(240, 151), (240, 151)], read.ImageSizes);
        Assert.Equal(
            new SequenceFile(1, "s3://b/", [.. frames.Select(frame => frame.Source!)]).ToJson(),
            new SequenceFile(1, "s3://b/", [.. read.Frames.Select(frame => frame.Source!)]).ToJson());
        AssertSame(frames, read.Frames);
        foreach (var (origin, frame) in fixture.Scene.Frames(A2d2Camera.FrontCenter).Zip(read.Frames))
        {
            var boxes = A2d2Annotations.ToA2d2(frame, fixture.Scene.Calibration.Camera(A2d2Camera.FrontCenter));
            Assert.All(
                origin.LoadBoxes().Zip(boxes).SelectMany(pair => pair.First.GetCorners().Zip(pair.Second.GetCorners())),
                corner => Assert.InRange((corner.First - corner.Second).Length, 0, 1e-9));
        }
    }

    [Fact]
    public void ToJson_AnySource_ReadsBackButForZeros() => GroundTruthGen.Frame.Sample(
        source =>
        {
            var held = source with { Images = [.. source.Images.Select(Held)] };
            var json = new OpenLabelFile([new AnnotatedFrame { Number = 0, Source = held }]).ToJson();
            OpenLabelSchema.Check(JsonNode.Parse(json)!);

            var read = OpenLabelFile.Parse(json, "a.json").Frames[0].Source!;

            Assert.Equal(new ManifestLine("s3://b/1", held).ToJson(), new ManifestLine("s3://b/1", read).ToJson());
        },
        iter: 300);

    [Fact]
    public void Parse_FileOfAnotherWriter_IsRead()
    {
        const string Json =
            """
            {"openlabel":{"metadata":{"schema_version":"1.0.0","annotator":"someone"},"objects":{"2":{"name":"car2","type":"Car"}},"ontologies":{"0":"http://x"},
            "frames":{"538":{"frame_properties":{"timestamp":"2020-04-11 12:00:01"},"objects":{"2":{"object_data":{
            "cuboid":[{"name":"shape","coordinate_system":"vehicle-iso8855","val":[1,2,3,0.1,0.2,0.3,4,2,1],"attributes":{"num":[{"name":"score","val":0.9}],"vec":[{"name":"v","val":[1]}]}},{"name":"lost","val":null}],
            "bbox":[{"name":"head","val":[1,2,3,4]}],"poly2d":[]}}}}}}}
            """;

        var frame = Assert.Single(OpenLabelFile.Parse(Encoding.UTF8.GetBytes(Json), "a.json").Frames);

        var car = Assert.Single(frame.Cuboids);
        Assert.Equal((538, null, "Car", "car2", "2"), (frame.Number, frame.Source, car.Label, car.ObjectName, car.ObjectId));
        Assert.Equal(new Cuboid(new(1, 2, 3), 4, 2, 1, new YawPitchRoll(0.3, 0.2, 0.1)), car.Cuboid);
        Assert.Equal([new("score", 0.9)], car.Attributes);
    }

    [Fact]
    public void Parse_FileOfOneImage_IsOneFrame()
    {
        const string Json =
            """
            {"openlabel":{"metadata":{"schema_version":"1.0.0"},"streams":{"CAM_FRONT":{"type":"camera"}},"objects":{"1":{"name":"","type":"Van","object_data":{
            "bbox":[{"name":"a","val":[100,50,40,20]},{"name":"b","coordinate_system":"CAM_FRONT","val":[100,50,40,20]},{"name":"c","coordinate_system":"elsewhere","val":[1,1,1,1]}]}}}}}
            """;

        var image = Assert.Single(Assert.Single(OpenLabelFile.Parse(Encoding.UTF8.GetBytes(Json), "a.json").Frames).Images);

        Assert.Equal(0, image.Camera);
        Assert.Equal([("Van", 80, 40), ("Van", 80, 40)], image.Rectangles.Select(rectangle => (rectangle.Label, rectangle.Left, rectangle.Top)));
    }

    [Fact]
    public void Parse_ShapesOfAnObjectItself_AreInItsFrames()
    {
        const string Json =
            """
            {"openlabel":{"metadata":{"schema_version":"1.0.0"},"objects":{
            "1":{"name":"","type":"Van","frame_intervals":[{"frame_start":1,"frame_end":2}],"object_data":{"cuboid":[{"name":"a","val":[1,2,3,0,0,0,1,4,2,1]}],"bbox":[{"name":"b","val":[100,50,40,20]}]}},
            "2":{"name":"","type":"Pole","object_data":{"cuboid":[{"name":"a","val":[1,2,3,0,0,0,1,4,2,1]}]}},
            "3":{"name":"","type":"Car"}},
            "frames":{"0":{},"2":{"objects":{"3":{"object_data":{"cuboid":[{"name":"a","val":[1,2,3,0,0,0,1,4,2,1]}]}}}},"3":{}}}}
            """;

        var frames = OpenLabelFile.Parse(Encoding.UTF8.GetBytes(Json), "a.json").Frames;

        Assert.Equal(["0 Pole", "2 Car Van Pole", "3 Pole"], frames.Select(frame => $"{frame.Number} {string.Join(' ', frame.Cuboids.Select(cuboid => cuboid.Label))}"));
        Assert.Equal([0, 1, 0], frames.Select(frame => frame.Images.Sum(image => image.Rectangles.Length)));
    }

    [Fact]
    public void Parse_NamesOfCameras_GiveNumbersOfTheirOwn()
    {
        const string Json =
            """
            {"openlabel":{"metadata":{"schema_version":"1.0.0"},"streams":{"a":{"type":"camera"},"camera-0":{"type":"camera"},"camera-00":{"type":"camera"},"camera-2147483647":{"type":"camera"}},
            "objects":{"1":{"name":"","type":"Van","object_data":{"bbox":[
            {"name":"","coordinate_system":"a","val":[1,1,1,1]},{"name":"","coordinate_system":"camera-0","val":[1,1,1,1]},
            {"name":"","coordinate_system":"camera-00","val":[1,1,1,1]},{"name":"","coordinate_system":"camera-2147483647","val":[1,1,1,1]}]}}}}}
            """;

        Assert.Equal([0, 1, 2, int.MaxValue], OpenLabelFile.Parse(Encoding.UTF8.GetBytes(Json), "a.json").Frames[0].Images.Select(image => image.Camera));
    }

    [Fact]
    public void Parse_OtherFormsOfCameras_AreRead()
    {
        using var scene = new LabeledScene(fixture);
        var frame = scene.Sequences[0].Frames[0];
        var json = JsonNode.Parse(new OpenLabelFile([frame]).ToJson())!;
        var properties = json["openlabel"]!["frames"]!["0"]!["frame_properties"]!;
        var pinhole = properties["streams"]!["camera-1"]!["stream_properties"]!["intrinsics_pinhole"]!.AsObject();
        foreach (var (name, other) in ((string, string)[])[("camera_matrix", "camera_matrix_3x4"), ("distortion_coeffs", "distortion_coeffs_1xN")])
        {
            pinhole[other] = pinhole[name]!.DeepClone();
            pinhole.Remove(name);
        }

        var pose = frame.Source!.Images[1].Pose.ToTransform();
        var (r, t) = (pose.Rotation, pose.Translation);
        properties["transforms"]!["camera-1_to_world"]!["transform_src_to_dst"] = new JsonObject
        {
            ["matrix4x4"] = new JsonArray(r.M00, r.M01, r.M02, t.X, r.M10, r.M11, r.M12, t.Y, r.M20, r.M21, r.M22, t.Z, 0, 0, 0, 1),
        };

        var image = OpenLabelFile.Parse(Encoding.UTF8.GetBytes(json.ToJsonString()), "a.json").Frames[0].Source!.Images[1];

        Assert.Equal((frame.Source.Images[1].Fx, frame.Source.Images[1].Cy), (image.Fx, image.Cy));
        Assert.Equal(t, image.Pose.Position);
        Assert.Equal(1, Math.Abs(image.Pose.Heading.Dot(frame.Source.Images[1].Pose.Heading)), 1e-12);
    }

    [Theory]
    [InlineData("streams/camera-0/stream_properties/intrinsics_pinhole/distortion_coeffs", "[0,0,0,0,0,1,0,0]", "streams.camera-0.stream_properties.intrinsics_pinhole.distortion_coeffs: must hold k1, k2, p1, p2 and k3, and zeros where it is longer, but found an array of 8. Correct the value.")]
    [InlineData("transforms/camera-0_to_world/transform_src_to_dst", "{\"matrix4x4\":[9,0,0,0,0,1,0,0,0,0,1,0,0,0,0,1]}", "transforms.camera-0_to_world.transform_src_to_dst.matrix4x4: must be a rotation and a translation, but found an array of 16. Correct the value.")]
    [InlineData("transforms/camera-0_to_world/transform_src_to_dst/quaternion", "[0,0,0,2]", "transforms.camera-0_to_world.transform_src_to_dst.quaternion: must be a unit quaternion, but found a length of 2. Normalise it.")]
    [InlineData("transforms/camera-0_to_world/transform_src_to_dst/translation", null, "transforms.camera-0_to_world.transform_src_to_dst: must have the key 'translation', but found the keys quaternion. Add 'translation'.")]
    [InlineData("timestamp", "\"now\"", "timestamp: must be a finite number, but found \"now\". Correct the value.")]
    public void Parse_FaultOfASource_IsNamed(string place, string? value, string message)
    {
        using var scene = new LabeledScene(fixture);
        var json = Encoding.UTF8.GetString(new OpenLabelFile([scene.Sequences[0].Frames[0]]).ToJson());

        Assert.Equal(
            "a.json#$.openlabel.frames.0.frame_properties." + message,
            Assert.Throws<LabelingDataException>(() => OpenLabelFile.Parse(JsonEdit.Set(json, "openlabel/frames/0/frame_properties/" + place, value), "a.json")).Message);
    }

    [Fact]
    public void Parse_CuboidsInTwoCoordinateSystems_AreRefused()
    {
        var json = Encoding.UTF8.GetString(new OpenLabelFile([Sample with { Cuboids = [Sample.Cuboids[0], Sample.Cuboids[0] with { ObjectId = null }, Sample.Cuboids[0] with { ObjectId = "x" }] }]).ToJson());
        json = Encoding.UTF8.GetString(JsonEdit.Set(json, "openlabel/frames/7/objects/1/object_data/cuboid/0/coordinate_system", "\"lidar\""));

        var message = Assert.Throws<LabelingDataException>(() => OpenLabelFile.Parse(JsonEdit.Set(json, "openlabel/frames/7/objects/2/object_data/cuboid/0/coordinate_system", null), "a.json")).Message;

        Assert.Equal(
            """
            2 problems were found:
            - a.json#$.openlabel.frames.7.objects.1.object_data.cuboid[0].coordinate_system: must be that of the file's first cuboid, 'world', but found "lidar". Write all cuboids in one coordinate system.
            - a.json#$.openlabel.frames.7.objects.2.object_data.cuboid[0]: must have a coordinate_system, 'world' as the file's first cuboid, but found none. Write all cuboids in one coordinate system.
            """.ReplaceLineEndings("\n"),
            message);
    }

    [Fact]
    public void ToJson_WhatCannotBeWritten_IsListed()
    {
        var image = new GroundTruthImage { ImagePath = "1.png", UnixTimestamp = 1, Fx = 1, Fy = 1, Cx = 1, Cy = 1, Pose = GroundTruthPose.Identity };
        var source = new GroundTruthFrame
        {
            Frame = "1.bin", UnixTimestamp = double.PositiveInfinity, Format = default, EgoVehiclePose = default, Images = [image with { K4 = 0.5, Fx = double.NaN }, image with { CameraModel = GroundTruthCameraModel.Fisheye, Skew = 2, K4 = 0.5 }],
        };
        var broken = Sample with { Source = source, Cuboids = [Sample.Cuboids[0] with { Cuboid = new(new(0, 0, 0), -1, 1, 1, default), Confidence = double.NaN }], Images = [Sample.Images[0], Sample.Images[0] with { Rectangles = [] }] };

        Assert.Equal(
            """
            9 problems were found:
            - Frames[0].Cuboids[0].Cuboid: must have finite numbers and no negative size, but found center 0, 0, 0, length -1, width 1, height 1, yaw 0, pitch 0, roll 0. Correct the cuboid, or leave it out.
            - Frames[0].Cuboids[0].Confidence: must have finite numbers, but found NaN. Correct it, or leave it out.
            - Frames[0].Images[1].Camera: must be 0 or more and differ from those of the frame's other images, but found 1. Give each camera its index.
            - Frames[0].Source.UnixTimestamp: must have finite numbers, but found Infinity. Correct it, or leave it out.
            - Frames[0].Source.EgoVehiclePose.Heading: must be a unit quaternion, but found a length of 0. Normalise it.
            - Frames[0].Source.Images[0]: must have finite numbers, but found NaN. Correct it, or leave it out.
            - Frames[0].Source.Images[0].K4: must be absent from a pinhole camera: OpenLABEL has OpenCV's coefficients, in which k4 is another, but found 0.5. Undistort the images, or leave k4 out.
            - Frames[0].Source.Images[1].Skew: must be absent from a fisheye camera, for which OpenLABEL has none, but found 2. Undistort the images, or leave the skew out.
            - Frames[1].Number: must be 0 or more and differ from those of the other frames, but found 7. Number the frames from 0.
            """.ReplaceLineEndings("\n"),
            Assert.Throws<LabelingDataException>(() => new OpenLabelFile([broken, Sample]).ToJson()).Message);
    }

    [Fact]
    public void Write_AndLoad_GiveTheSame()
    {
        using var folder = new TemporaryFolder();

        new OpenLabelFile([Sample]).Write(folder["a.json"]);

        Assert.Equal(new OpenLabelFile([Sample]).ToJson(), OpenLabelFile.Load(folder["a.json"]).ToJson());
        Assert.Throws<FileNotFoundException>(() => OpenLabelFile.Load(folder["none.json"]));
    }

    // What the format has no place for is left out: a k4 of a pinhole camera, zeros where others are absent, a skew of a fisheye.
    private static GroundTruthImage Held(GroundTruthImage image)
    {
        var isFisheye = image.CameraModel == GroundTruthCameraModel.Fisheye;
        var (k1, k2, k3, k4) = (image.K1 ?? 0, image.K2 ?? 0, image.K3 ?? 0, isFisheye ? image.K4 ?? 0 : 0);
        var (p1, p2) = isFisheye ? (0, 0) : (image.P1 ?? 0, image.P2 ?? 0);
        var isPlain = k1 == 0 && k2 == 0 && k3 == 0 && k4 == 0 && p1 == 0 && p2 == 0;
        return image with
        {
            K1 = isPlain ? null : k1,
            K2 = isPlain ? null : k2,
            K3 = isPlain ? null : k3,
            K4 = isPlain || !isFisheye ? null : k4,
            P1 = isPlain || isFisheye ? null : p1,
            P2 = isPlain || isFisheye ? null : p2,
            Skew = isFisheye || image.Skew is 0 ? null : image.Skew,
        };
    }

    private static void AssertSame(ImmutableArray<AnnotatedFrame> expected, ImmutableArray<AnnotatedFrame> actual)
    {
        Assert.Equal(expected.Select(frame => (frame.Number, frame.Name)), actual.Select(frame => (frame.Number, frame.Name)));
        foreach (var (one, other) in expected.Zip(actual))
        {
            Assert.Equal(one.Attributes, other.Attributes);
            Assert.Equal(one.Cuboids.Select(Facts), other.Cuboids.Select(Facts));
            Assert.All(
                one.Cuboids.Zip(other.Cuboids).SelectMany(pair => pair.First.Cuboid.GetCorners().Zip(pair.Second.Cuboid.GetCorners())),
                corner => Assert.InRange((corner.First - corner.Second).Length, 0, 1e-9));
            var images = one.Images.Where(image => image.Name is not null || !image.Rectangles.IsEmpty).ToList();
            Assert.Equal(images.Select(image => (image.Camera, image.Name)), other.Images.Select(image => (image.Camera, image.Name)));
            foreach (var (before, after) in images.Zip(other.Images))
            {
                Assert.Equal(before.Rectangles.Length, after.Rectangles.Length);
                Assert.All(before.Rectangles.OrderBy(rectangle => rectangle.ObjectId).Zip(after.Rectangles.OrderBy(rectangle => rectangle.ObjectId)), AssertSame);
            }
        }
    }

    private static string Facts(CuboidAnnotation annotation) =>
        $"{annotation.Label} {Empty(annotation.ObjectName)} {annotation.ObjectId} {annotation.Confidence} {string.Join(' ', annotation.Attributes)} {annotation.Cuboid.Size}";

    private static void AssertSame((RectangleAnnotation One, RectangleAnnotation Other) pair)
    {
        var (one, other) = pair;
        Assert.Equal((one.Label, Empty(one.ObjectName), one.ObjectId, one.Width, one.Height), (other.Label, other.ObjectName, other.ObjectId, other.Width, other.Height));
        Assert.Equal(one.Attributes, other.Attributes);
        Assert.InRange(Math.Abs(one.Left - other.Left) + Math.Abs(one.Top - other.Top), 0, 1e-9);
    }

    private static string? Empty(string? name) => name is "" ? null : name;
}

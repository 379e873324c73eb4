using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CsCheck;
using MlKit.Labeling.Annotations;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Cuboids;
using MlKit.Labeling.Geometry;
using MlKit.Labeling.GroundTruth;
using MlKit.Labeling.LabelingJobs;
using MlKit.Labeling.Pcd;
using MlKit.Labeling.PointClouds;
using MlKit.Labeling.Supervisely;
using MlKit.Labeling.Tests.Conversion;
using MlKit.Labeling.Tests.GroundTruth;
using MlKit.Labeling.Tests.LabelingJobs;

namespace MlKit.Labeling.Tests.Supervisely;

public sealed class SuperviselyProjectTests(SyntheticFixture fixture) : IDisposable
{
    private const string Episode = SyntheticFixture.SceneName + "-sequence-0001";

    private readonly LabeledScene _scene = new(fixture);
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Write_AConvertedScene_HasEveryFileItNames()
    {
        SuperviselyProject.Write(_folder["project"], _scene.Target, _scene.Sequences);

        var map = Json("frame_pointcloud_map.json").AsObject();
        Assert.Equal(["0", "1", "2", "3"], map.Select(frame => frame.Key));
        foreach (var (frame, name) in map)
        {
            var source = _scene.Sequences[0].Frames[int.Parse(frame, System.Globalization.CultureInfo.InvariantCulture)].Source!;
            var cloud = PointFile.Read(_scene[source.Frame], source.Format);
            var written = PcdFile.Read(_folder["project", Episode, "pointcloud", (string)name!]);
            Assert.Equal(cloud.Points.ToArray().Select(value => (double)(float)value), written.Points.ToArray());
            for (var i = 0; i < 2; i++)
            {
                var folder = _folder["project", Episode, "related_images", ((string)name!).Replace(".pcd", "_pcd", StringComparison.Ordinal)];
                Assert.Equal(File.ReadAllBytes(_scene[source.Images[i].ImagePath]), File.ReadAllBytes(Path.Combine(folder, $"camera-{i}.png")));
                Assert.Equal($"camera-{i}.png", (string?)JsonNode.Parse(File.ReadAllText(Path.Combine(folder, $"camera-{i}.png.json")))!["name"]);
            }
        }

        var annotation = Json("annotation.json");
        var objects = annotation["objects"]!.AsArray().Select(found => (string)found!["key"]!).ToList();
        Assert.Equal(4, (int)annotation["framesCount"]!);
        Assert.Equal(objects.Count, objects.Distinct().Count());
        Assert.All(annotation["frames"]!.AsArray().SelectMany(frame => frame!["figures"]!.AsArray()), figure => Assert.Contains((string)figure!["objectKey"]!, objects));
        var classes = Meta()["classes"]!.AsArray().Select(found => (string)found!["title"]!).ToList();
        Assert.All(annotation["objects"]!.AsArray(), found => Assert.Contains((string)found!["classTitle"]!, classes));
        Assert.Equal(["Occlusion", "Truncation"], Meta()["tags"]!.AsArray().Select(tag => (string)tag!["name"]!));
    }

    [Fact]
    public void Write_Twice_WritesTheSameBytes()
    {
        SuperviselyProject.Write(_folder["one"], _scene.Target, _scene.Sequences);
        SuperviselyProject.Write(_folder["two"], _scene.Target, _scene.Sequences);

        Assert.Equal(TemporaryFolder.Read(_folder["one"]).Select(file => (file.Key, Convert.ToHexString(file.Value))), TemporaryFolder.Read(_folder["two"]).Select(file => (file.Key, Convert.ToHexString(file.Value))));
    }

    [Fact]
    public void Write_Cameras_ProjectPointsWhereGroundTruthDoes()
    {
        SuperviselyProject.Write(_folder["project"], _scene.Target, _scene.Sequences);

        var image = _scene.Sequences[0].Frames[0].Source!.Images[1];
        var json = JsonNode.Parse(File.ReadAllText(Directory.GetFiles(_folder["project", Episode, "related_images"], "camera-1.png.json", SearchOption.AllDirectories).Order().First()))!["meta"]!["sensorsData"]!;
        var (e, k) = (Numbers(json["extrinsicMatrix"]!), Numbers(json["intrinsicMatrix"]!));
        var point = new Vector3D(12, 3, 0.5);
        double[] camera = [.. Enumerable.Range(0, 3).Select(row => (e[4 * row] * point.X) + (e[(4 * row) + 1] * point.Y) + (e[(4 * row) + 2] * point.Z) + e[(4 * row) + 3])];

        Assert.True(image.ToCameraModel(240, 151).TryProject(image.Pose.ToTransform().Inverse().Transform(point), out var pixel));
        Assert.Equal(pixel.U, ((k[0] * camera[0]) + (k[1] * camera[1]) + (k[2] * camera[2])) / camera[2], 1e-9);
        Assert.Equal(pixel.V, ((k[4] * camera[1]) + (k[5] * camera[2])) / camera[2], 1e-9);
    }

    [Fact]
    public void Write_AnyCuboid_HasItsCornersWhereSupervisleyPutsThem()
    {
        var line = _scene.Sequences[0];

        LabelGen.Annotation.Array[1, 5].Sample(
            cuboids =>
            {
                var frame = line.Frames[0] with { Cuboids = [.. cuboids], Source = line.Frames[0].Source! with { Images = [] } };
                SuperviselyProject.Write(_folder["random"], _scene.Target, [line with { Frames = [frame] }]);

                var figures = JsonNode.Parse(File.ReadAllText(_folder["random", Episode, "annotation.json"]))!["frames"]![0]!["figures"]!.AsArray();
                Assert.All(cuboids.Zip(figures), pair => AssertCorners(pair.First.Cuboid, pair.Second!["geometry"]!));
            },
            iter: 50,
            threads: 1);
    }

    [Fact]
    public void Write_Answers_AreTagsWithTheirFrames()
    {
        var line = _scene.Sequences[0];
        var car = new CuboidAnnotation { Label = "Car", ObjectId = "a", Cuboid = new(new(1, 2, 3), 4, 2, 1, default) };
        AttributeValue[] occlusion = [1, 1, 2, 1];
        AttributeValue[] color = ["red", 5, 5, 5];
        ImmutableArray<AnnotatedFrame> frames = [.. line.Frames.Select((frame, i) => frame with
        {
            Cuboids = [car with { Attributes = car.Attributes.Add("Occlusion", occlusion[i]).Add("Color", color[i]) }],
            Attributes = i == 2 ? frame.Attributes : frame.Attributes.SetItem("Weather", "Rain"),
        })];

        SuperviselyProject.Write(_folder["project"], _scene.Target, [line with { Frames = frames }]);

        Assert.Equal(
            ["Color red [0,0]", "Occlusion 1 [0,1]", "Color 5 [1,3]", "Occlusion 2 [2,2]", "Occlusion 1 [3,3]"],
            Json("annotation.json")["objects"]![0]!["tags"]!.AsArray().Select(Tag));
        Assert.Equal(["Weather Rain [0,1]", "Weather Rain [3,3]"], Json("annotation.json")["tags"]!.AsArray().Select(Tag));
        Assert.Equal(["Color any_string", "Occlusion any_number", "Weather any_string"], Meta()["tags"]!.AsArray().Select(tag => $"{tag!["name"]} {tag["value_type"]}"));

        static string Tag(JsonNode? tag) => $"{tag!["name"]} {tag["value"]} {tag["frameRange"]!.ToJsonString()}";
    }

    [Fact]
    public void Write_OnlyARectangle_IsNoObject()
    {
        var line = _scene.Sequences[0];
        var car = new CuboidAnnotation { Label = "Car", ObjectId = "a", Cuboid = new(new(1, 2, 3), 4, 2, 1, default) };
        var sign = new RectangleAnnotation { Label = "Sign", ObjectId = "b", Left = 1, Top = 1, Width = 2, Height = 2 };
        var frame = line.Frames[0] with { Cuboids = [car], Images = [new() { Camera = 0, Rectangles = [sign] }] };

        SuperviselyProject.Write(_folder["project"], _scene.Target, [line with { Frames = [frame] }]);

        Assert.Equal(["Car"], Meta()["classes"]!.AsArray().Select(found => (string)found!["title"]!));
        Assert.Equal(["Car"], Json("annotation.json")["objects"]!.AsArray().Select(found => (string)found!["classTitle"]!));
    }

    [Fact]
    public void Write_PointsInTheNameOfAFrame_AreUnderscoresInThatOfItsImages()
    {
        var line = _scene.Sequences[0];
        var source = line.Frames[0].Source!;
        string[] names = ["1.000.bin", "1_000.bin"];
        foreach (var name in names)
            File.Copy(_scene[source.Frame], _scene[name]);

        SuperviselyProject.Write(_folder["project"], _scene.Target, Sequence(names[0]));

        Assert.True(File.Exists(_folder["project", Episode, "pointcloud", "1.000.pcd"]));
        Assert.True(File.Exists(_folder["project", Episode, "related_images", "1_000_pcd", "camera-0.png"]));
        Assert.Equal(
            $"{Episode}: Frames[1].Source.Frame: must have a file name of its own within the sequence, in which Supervisely takes . and _ for the same, but found 1_000.bin. Rename the point file.",
            Assert.Throws<LabelingDataException>(() => SuperviselyProject.Write(_folder["project"], _scene.Target, Sequence(names))).Message);

        LabeledLine[] Sequence(params string[] frames) => [line with { Frames = [.. frames.Select(name => line.Frames[0] with { Source = source with { Frame = name } })] }];
    }

    [Fact]
    public void Write_WhatCannotBeWritten_IsListedAndNothingIsWritten()
    {
        var line = _scene.Sequences[0];
        var source = line.Frames[0].Source!;
        var cuboid = new CuboidAnnotation { Label = "Car", Cuboid = new(new(0, 0, 0), -1, 1, 1, default) };
        AnnotatedFrame[] frames =
        [
            new() { Number = 0, Cuboids = [cuboid] },
            line.Frames[0] with { Source = source with { Frame = "none.bin", Images = [source.Images[0] with { K1 = 0.1 }, source.Images[1] with { ImagePath = "../x.png", CameraModel = GroundTruthCameraModel.Fisheye }] } },
            line.Frames[0] with { Source = source with { Frame = "other/none.bin", Images = [source.Images[0] with { Fx = double.NaN }] } },
        ];

        var exception = Assert.Throws<LabelingDataException>(() => SuperviselyProject.Write(_folder["project"], _scene.Target, [line with { Frames = [.. frames] }, line]));

        Assert.Equal(
            $"""
            10 problems were found:
            - {Episode}: Frames[0].Cuboids[0].Cuboid: must have finite numbers and no negative size, but found center 0, 0, 0, length -1, width 1, height 1, yaw 0, pitch 0, roll 0. Correct the cuboid, or leave it out.
            - {Episode}: Frames[0].Source: must name the points of the frame, but found none. Read the labels together with the labeling input.
            - {Episode}: Frames[1].Source.Frame: must lead to a file of the labeling input; it would be {_scene["none.bin"]}, but found no such file. Give the folder the labeling input is in.
            - {Episode}: Frames[1].Source.Images[0]: must be an undistorted image: Supervisely has no distortion, but found distortion coefficients. Convert with ImageMode.Undistort.
            - {Episode}: Frames[1].Source.Images[1].ImagePath: must lead to a file of the labeling input, but found ../x.png. Give the folder the labeling input is in.
            - {Episode}: Frames[1].Source.Images[1]: must be an undistorted image: Supervisely has no distortion, but found one of a fisheye camera. Convert with ImageMode.Undistort.
            - {Episode}: Frames[2].Source.Frame: must have a file name of its own within the sequence, in which Supervisely takes . and _ for the same, but found other/none.bin. Rename the point file.
            - {Episode}: Frames[2].Source.Frame: must lead to a file of the labeling input; it would be {_scene["other/none.bin"]}, but found no such file. Give the folder the labeling input is in.
            - {Episode}: Frames[2].Source.Images[0]: must have a camera of finite numbers and a heading of length 1, but found NaN. Correct the camera, or leave the image out.
            - sequences: must each have a source-ref that names another episode, but found '{Episode}' 2 times. Write them to projects of their own.
            """.ReplaceLineEndings("\n"),
            exception.Message);
        Assert.False(Directory.Exists(_folder["project"]));
    }

    [Fact]
    public void Write_WrongArguments_Throw()
    {
        Assert.Equal("folder", Assert.Throws<ArgumentException>(() => SuperviselyProject.Write(" ", _scene.Target, [])).ParamName);
        Assert.Equal("input", Assert.Throws<ArgumentNullException>(() => SuperviselyProject.Write("x", null!, [])).ParamName);
        Assert.Equal("sequences", Assert.Throws<ArgumentNullException>(() => SuperviselyProject.Write("x", _scene.Target, null!)).ParamName);
    }

    public void Dispose()
    {
        _scene.Dispose();
        _folder.Dispose();
    }

    /// <summary>Rebuilds the corners as the format has them: x to the right, y ahead; turned about z, then the new x, then the newest y.</summary>
    private static void AssertCorners(Cuboid cuboid, JsonNode geometry)
    {
        var (r, d, p) = (Vector(geometry["rotation"]!), Vector(geometry["dimensions"]!), Vector(geometry["position"]!));
        var rotation = QuaternionD.FromAxisAngle(new(Vector3D.UnitZ, r.Z)) * QuaternionD.FromAxisAngle(new(Vector3D.UnitX, r.X)) * QuaternionD.FromAxisAngle(new(Vector3D.UnitY, r.Y));
        (int Right, int Ahead, int Up)[] signs = [(-1, -1, -1), (-1, 1, -1), (1, 1, -1), (1, -1, -1), (-1, -1, 1), (-1, 1, 1), (1, 1, 1), (1, -1, 1)];

        foreach (var (corner, (right, ahead, up)) in cuboid.GetCorners().Zip(signs))
            Assert.InRange((rotation.Rotate(new(right * d.X / 2, ahead * d.Y / 2, up * d.Z / 2)) + p - corner).Length, 0, 1e-9);
        Assert.All((double[])[r.X, r.Y, r.Z], angle => Assert.InRange(angle, -Math.PI, Math.PI));
    }

    private static Vector3D Vector(JsonNode node) => new((double)node["x"]!, (double)node["y"]!, (double)node["z"]!);

    private static double[] Numbers(JsonNode array) => [.. array.AsArray().Select(number => (double)number!)];

    private JsonNode Json(string name) => JsonNode.Parse(File.ReadAllText(_folder["project", Episode, name]))!;

    private JsonNode Meta() => JsonNode.Parse(File.ReadAllText(_folder["project", "meta.json"]))!;
}

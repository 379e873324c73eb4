using MlKit.Labeling.A2d2;
using MlKit.Labeling.Annotations;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Cuboids;
using MlKit.Labeling.Geometry;
using MlKit.Labeling.GroundTruth;
using MlKit.Labeling.PointClouds;
using MlKit.Labeling.Tests.Conversion;

namespace MlKit.Labeling.Tests.Annotations;

public sealed class A2d2AnnotationsTests(SyntheticFixture fixture) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Load_AConvertedSequence_PlacesTheBoxesWhereItsPointsAre()
    {
        // A box's rear face is seen by the lidar: points of the written cloud lie on the cuboid, wherever the vehicle is said to be.
        var pose = new GroundTruthPose(new(100, 20, 3), QuaternionD.FromYawPitchRoll(new(0.7, 0, 0)));
        var sequence = await ConvertAsync(pose);

        var frames = A2d2Annotations.Load(fixture.Scene, sequence.Frames);

        Assert.Equal([0, 1, 2, 3], frames.Select(frame => frame.Number));
        foreach (var frame in frames)
        {
            var points = PointFile.Read(Path.Combine(_folder["out"], frame.Source!.Frame), frame.Source.Format).Points;
            var car = Assert.Single(frame.Cuboids, annotation => annotation is { Label: "Car", Cuboid.Length: > 4.3 and < 4.45 }).Cuboid;
            var toBox = car.Pose.Inverse();
            var onIt = 0;
            for (var i = 0; i < points.Length; i += 3)
            {
                var inBox = toBox.Transform(new Vector3D(points[i], points[i + 1], points[i + 2]));
                if (Math.Abs(inBox.X + car.Length / 2) < 1e-6 && Math.Abs(inBox.Y) < car.Width / 2 && Math.Abs(inBox.Z) < car.Height / 2)
                    onIt++;
            }

            Assert.InRange(onIt, 20, points.Length);
        }
    }

    [Fact]
    public async Task ToA2d2_AfterLoad_GivesTheBoxesBack()
    {
        var pose = new GroundTruthPose(new(-4, 7, 0.5), QuaternionD.FromYawPitchRoll(new(-2.1, 0.03, -0.02)));
        var sequence = await ConvertAsync(pose);
        var camera = fixture.Scene.Calibration.Camera(A2d2Camera.FrontCenter);
        var origins = fixture.Scene.Frames(A2d2Camera.FrontCenter).ToList();

        var frames = A2d2Annotations.Load(fixture.Scene, sequence.Frames);

        for (var i = 0; i < frames.Length; i++)
        {
            var (expected, actual) = (origins[i].LoadBoxes(), A2d2Annotations.ToA2d2(frames[i], camera));
            Assert.Equal(expected.Select(box => (box.Class, box.Id, box.Occlusion)), actual.Select(box => (box.Class, box.Id, box.Occlusion)));
            for (var j = 0; j < actual.Length; j++)
            {
                Assert.All(expected[j].GetCorners().Zip(actual[j].GetCorners()), pair => Assert.InRange((pair.First - pair.Second).Length, 0, 1e-9));
                Assert.InRange(Math.Abs(expected[j].Rectangle.Left - actual[j].Rectangle.Left), 0, 1e-6);
            }
        }
    }

    [Fact]
    public void FromA2d2_WithoutSource_IsInTheVehicleFrame()
    {
        var origin = fixture.Scene.Frames(A2d2Camera.FrontLeft).First();
        var labels = LabelMap.Default.Rename("VanSUV", "Van");

        var frame = A2d2Annotations.FromA2d2(origin, 7, labels: labels);

        Assert.Equal((7, null, null), (frame.Number, frame.Name, frame.Source));
        var van = Assert.Single(frame.Cuboids, annotation => annotation.Label == "Van");
        Assert.InRange((van.Cuboid.Center - new Vector3D(21, -3.4, -0.75 + 0.95)).Length, 0, 1e-9);
        Assert.Equal(["Occlusion", "Truncation"], van.Attributes.Keys);
    }

    [Fact]
    public void Load_FramesOfAnotherScene_ListsThemAll()
    {
        var frame = new GroundTruthFrame { Frame = "x/points/000.bin", UnixTimestamp = 1, Format = PointFormat.BinaryXyz };
        var scene = fixture.Scene;

        var thrown = Assert.Throws<LabelingDataException>(() => A2d2Annotations.Load(scene, [frame, frame with { Frame = "x/points/001.bin" }]));

        Assert.Equal(
            $"""
            2 problems were found:
            - frames[0].frame: must be named after a point file of {scene.Folder}, but found x/points/000.bin. Give the scene that the frames were converted from.
            - frames[1].frame: must be named after a point file of {scene.Folder}, but found x/points/001.bin. Give the scene that the frames were converted from.
            """,
            thrown.Message);
    }

    [Fact]
    public async Task Load_AFrameWithoutBoxes_IsToldWithTheOthers()
    {
        fixture.CopyTo(_folder["a2d2"]);
        var sequence = await ConvertAsync(GroundTruthPose.Identity);
        var scene = A2d2Dataset.Open(_folder["a2d2"]).Scene(SyntheticFixture.SceneName);
        var paths = scene.Frames(A2d2Camera.FrontCenter).Select(origin => origin.PathOf(A2d2FileKind.Boxes)!).ToList();
        File.Delete(paths[1]);
        File.WriteAllText(paths[2], "[]");

        var thrown = Assert.Throws<LabelingDataException>(() => A2d2Annotations.Load(scene, sequence.Frames));

        Assert.Equal([paths[1], paths[2] + "#$"], thrown.Issues.Select(issue => issue.Path));
    }

    [Fact]
    public void Members_Null_Throw()
    {
        Assert.Equal("scene", Assert.Throws<ArgumentNullException>(() => A2d2Annotations.Load(null!, [])).ParamName);
        Assert.Equal("frames", Assert.Throws<ArgumentNullException>(() => A2d2Annotations.Load(fixture.Scene, null!)).ParamName);
        Assert.Equal("frame", Assert.Throws<ArgumentNullException>(() => A2d2Annotations.FromA2d2(null!)).ParamName);
        Assert.Equal("frame", Assert.Throws<ArgumentNullException>(() => A2d2Annotations.ToA2d2(null!, null!)).ParamName);
        Assert.Equal("camera", Assert.Throws<ArgumentNullException>(() => A2d2Annotations.ToA2d2(new() { Number = 0 }, null!)).ParamName);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<SequenceFile> ConvertAsync(GroundTruthPose pose)
    {
        var target = new ConversionTarget(_folder["out"], "s3://bucket/");
        var options = new A2d2ConverterOptions { EgoPose = _ => pose.ToTransform(), PointFormat = PointFormat.TextXyz };
        var report = await A2d2Converter.ConvertAsync(fixture.Scene, target, options, Token);
        return SequenceFile.Load(Path.Combine(target.Folder, Assert.Single(report.SequenceFiles)));
    }
}

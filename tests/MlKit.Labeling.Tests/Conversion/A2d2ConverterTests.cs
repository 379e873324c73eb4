using System.Text.Json;
using MlKit.Labeling.A2d2;
using MlKit.Labeling.Conversion;
using MlKit.Labeling.Geometry;
using MlKit.Labeling.GroundTruth;
using MlKit.Labeling.Imaging;
using MlKit.Labeling.PointClouds;
using Quickstart.Synthetic;

namespace MlKit.Labeling.Tests.Conversion;

public sealed class A2d2ConverterTests(SyntheticFixture fixture) : IDisposable
{
    private const string Sequence = SyntheticFixture.SceneName + "/sequence-0001.json";

    private static readonly A2d2ConverterOptions TwoCameras = new() { Cameras = [A2d2Camera.FrontCenter, A2d2Camera.FrontLeft] };

    private readonly TemporaryFolder _folder = new();

    private ConversionTarget Target => new(_folder["out"], "s3://bucket/prefix");

    [Fact]
    public async Task ConvertAsync_TwoCameras_WritesEveryFileUnderThePrefix()
    {
        var report = await ConvertAsync(TwoCameras);

        Assert.Equal(4, report.Frames);
        Assert.Equal([Sequence], report.SequenceFiles);
        var files = TemporaryFolder.Read(Target.Folder).Keys.Where(path => !path.StartsWith(".mlkit", StringComparison.Ordinal)).ToList();
        Assert.Equal(2 + 1 + 4 + 8, files.Count);
        Assert.Equal(Paths(Target.Folder).Order(StringComparer.Ordinal), files);
    }

    [Fact]
    public async Task ConvertAsync_TwoCameras_ReportsThatAllPointsFitTheirImages()
    {
        var report = await ConvertAsync(TwoCameras);

        Assert.Equal(["front_center", "front_left"], report.Cameras.Select(camera => camera.Camera));
        Assert.All(report.Cameras, camera => Assert.Equal(1, camera.ShareInside));
        Assert.All(report.Cameras, camera => Assert.InRange(camera.PixelError!.Value, 0, 1e-9));
        Assert.Empty(report.Issues);
    }

    [Fact]
    public async Task ConvertAsync_CloudsOfAllCameras_FollowOneAnother()
    {
        await ConvertAsync(TwoCameras);

        var first = fixture.Scene.Frames(A2d2Camera.FrontCenter).First().LoadPoints();
        var second = fixture.Scene.Frames(A2d2Camera.FrontLeft).First().LoadPoints();
        var written = WrittenFrame.Read(Target.Folder, Sequence).Points;
        Assert.Equal(first.Count + second.Count, written.Length);
        Assert.Equal(first.Reflectance!.Concat(second.Reflectance!), written.Select(point => point[3]));
    }

    [Fact]
    public async Task ConvertAsync_CloudOfFirstCamera_LeavesTheOthersOut()
    {
        var report = await ConvertAsync(TwoCameras with { Clouds = CloudSource.FirstCamera });

        Assert.Equal(fixture.Scene.Frames(A2d2Camera.FrontCenter).Sum(frame => frame.LoadPoints().Count), report.Points);
        Assert.Equal(["front_center"], report.Cameras.Select(camera => camera.Camera));
        Assert.Equal(2, WrittenFrame.Read(Target.Folder, Sequence).Json.GetProperty("images").GetArrayLength());
    }

    [Fact]
    public async Task ConvertAsync_CoordinateDecimals_RoundsTheCoordinates()
    {
        await ConvertAsync(new() { MaxFrames = 1 });
        var exact = WrittenFrame.Read(Target.Folder, Sequence).Points;

        await ConvertAsync(new() { MaxFrames = 1, CoordinateDecimals = 3 });

        var frame = WrittenFrame.Read(Target.Folder, Sequence);
        Assert.Equal(exact.Select(point => point[3]), frame.Points.Select(point => point[3]));
        Assert.All(exact.Zip(frame.Points), pair => Assert.All(pair.First[..3].Zip(pair.Second), axis => Assert.Equal(axis.First, axis.Second, 0.0005)));
        Assert.All(File.ReadLines(Path.Combine(Target.Folder, frame.Json.GetProperty("frame").GetString()!)), line => Assert.Matches(@"^(-?\d+\.\d{3} ){3}\d+$", line));
    }

    [Theory]
    [InlineData(PointFormat.TextXyz)]
    [InlineData(PointFormat.TextXyzi)]
    [InlineData(PointFormat.TextXyzrgb)]
    [InlineData(PointFormat.TextXyzirgb)]
    [InlineData(PointFormat.BinaryXyz)]
    [InlineData(PointFormat.BinaryXyzi)]
    [InlineData(PointFormat.BinaryXyzrgb)]
    [InlineData(PointFormat.BinaryXyzirgb)]
    public async Task ConvertAsync_EachFormat_HoldsThePointsInTheVehicleFrame(PointFormat format)
    {
        await ConvertAsync(new() { PointFormat = format, MaxFrames = 1 });

        var frame = WrittenFrame.Read(Target.Folder, Sequence);
        var cloud = fixture.Scene.Frames(A2d2Camera.FrontCenter).First().LoadPoints();
        var view = fixture.Scene.Calibration.Camera(A2d2Camera.FrontCenter).View;
        Assert.Equal(format.ToFormatName(), frame.Json.GetProperty("format").GetString());
        Assert.Equal(cloud.Count, frame.Points.Length);
        for (var i = 0; i < cloud.Count; i++)
        {
            var expected = view.Transform(new Vector3D(cloud.Points[3 * i], cloud.Points[(3 * i) + 1], cloud.Points[(3 * i) + 2]));
            Assert.Equal(format.ValuesPerPoint(), frame.Points[i].Length);
            Assert.Equal(expected.X, frame.Points[i][0], format.IsBinary() ? 1e-5 : 0);
            Assert.Equal(expected.Y, frame.Points[i][1], format.IsBinary() ? 1e-5 : 0);
            Assert.Equal(expected.Z, frame.Points[i][2], format.IsBinary() ? 1e-5 : 0);
            if (format.HasIntensity())
                Assert.Equal(cloud.Reflectance![i], frame.Points[i][3]);
        }
    }

    /// <summary>The whole chain at once: a point that the lidar saw on the red car must take the red car's colour from the image.</summary>
    [Theory]
    [InlineData(ImageMode.Undistort, A2d2Camera.FrontCenter)]
    [InlineData(ImageMode.Original, A2d2Camera.FrontCenter)]
    [InlineData(ImageMode.Undistort, A2d2Camera.FrontLeft)]
    [InlineData(ImageMode.Original, A2d2Camera.FrontLeft)]
    public async Task ConvertAsync_Rgb_TakesTheColourOfTheThingThePointIsOn(ImageMode images, A2d2Camera camera)
    {
        await ConvertAsync(new() { PointFormat = PointFormat.TextXyzirgb, Images = images, Cameras = [camera] });

        var onRedCar = Enumerable.Range(0, 4)
            .SelectMany(i => WrittenFrame.Read(Target.Folder, Sequence, i).Points)
            .Where(point => point[3] == 60)
            .ToList();
        var isRed = onRedCar.Count(point => point[4] > 2 * point[5] && point[4] > 2 * point[6]);
        Assert.InRange(onRedCar.Count, 300, int.MaxValue);
        Assert.InRange((double)isRed / onRedCar.Count, 0.9, 1);
    }

    [Fact]
    public async Task ConvertAsync_OriginalImages_AreTheSameBytesWithTheirDistortion()
    {
        await ConvertAsync(TwoCameras with { Images = ImageMode.Original });

        var images = WrittenFrame.Read(Target.Folder, Sequence).Json.GetProperty("images");
        var (center, left) = (images[0], images[1]);
        Assert.Equal("pinhole", center.GetProperty("camera-model").GetString());
        Assert.Equal(-0.2611312587700434, center.GetProperty("k1").GetDouble());
        Assert.Equal(["k1", "k2", "k3", "p1", "p2"], center.EnumerateObject().Select(p => p.Name).Where(name => name[0] is 'k' or 'p' && name.Length == 2));
        Assert.Equal("fisheye", left.GetProperty("camera-model").GetString());
        Assert.Equal(-0.0057570911332895667, left.GetProperty("k2").GetDouble());
        Assert.Equal(["k1", "k2", "k3", "k4"], left.EnumerateObject().Select(p => p.Name).Where(name => name[0] is 'k' or 'p' && name.Length == 2));
        var source = fixture.Scene.Frames(A2d2Camera.FrontLeft).First().PathOf(A2d2FileKind.Image)!;
        Assert.Equal(File.ReadAllBytes(source), File.ReadAllBytes(Path.Combine(Target.Folder, left.GetProperty("image-path").GetString()!)));
    }

    [Fact]
    public async Task ConvertAsync_UndistortedImages_HaveNoDistortion()
    {
        await ConvertAsync(TwoCameras);

        foreach (var image in WrittenFrame.Read(Target.Folder, Sequence).Json.GetProperty("images").EnumerateArray())
        {
            Assert.Equal("pinhole", image.GetProperty("camera-model").GetString());
            Assert.DoesNotContain(image.EnumerateObject(), property => property.Name is "k1" or "k2" or "k3" or "k4" or "p1" or "p2");
        }
    }

    [Fact]
    public async Task ConvertAsync_UndistortedImage_EqualsTheMapsOwn()
    {
        await ConvertAsync(new() { Cameras = [A2d2Camera.FrontLeft], MaxFrames = 1 });

        var camera = fixture.Scene.Calibration.Camera(A2d2Camera.FrontLeft);
        var source = fixture.Scene.Frames(A2d2Camera.FrontLeft).First();
        var expected = MlKit.Labeling.Cameras.UndistortionMap.Create(camera.Original, camera.Undistorted).Undistort(source.LoadImage());
        var image = WrittenFrame.Read(Target.Folder, Sequence).Json.GetProperty("images")[0].GetProperty("image-path").GetString()!;
        Assert.Equal(expected.Pixels, PngFile.Read(Path.Combine(Target.Folder, image)).Pixels);
    }

    [Fact]
    public async Task ConvertAsync_CameraClock_GivesUtcSecondsOfEachCamera()
    {
        await ConvertAsync(TwoCameras);

        var frame = WrittenFrame.Read(Target.Folder, Sequence, 1).Json;
        Assert.Equal(1533653428.1, frame.GetProperty("unix-timestamp").GetDouble());
        Assert.Equal(1533653428.1, frame.GetProperty("images")[0].GetProperty("unix-timestamp").GetDouble());
        Assert.Equal(1533653428.104, frame.GetProperty("images")[1].GetProperty("unix-timestamp").GetDouble());
    }

    [Fact]
    public async Task ConvertAsync_FrameId_GivesIdDividedByThousand()
    {
        await ConvertAsync(TwoCameras with { Timestamps = TimestampSource.FrameId });

        Assert.Equal(0.094, WrittenFrame.Read(Target.Folder, Sequence, 1).Json.GetProperty("unix-timestamp").GetDouble());
    }

    [Fact]
    public async Task ConvertAsync_EgoPoses_PutPointsAndCamerasIntoTheWorldFrame()
    {
        static RigidTransform Drive(A2d2Frame frame) =>
            new(QuaternionD.FromYawPitchRoll(new(0.3, 0.01, -0.02)).ToRotationMatrix(), new(100 + frame.Id, -50, 3));

        await ConvertAsync(new() { EgoPose = Drive });

        var cloud = fixture.Scene.Frames(A2d2Camera.FrontCenter).ElementAt(2).LoadPoints();
        var written = WrittenFrame.Read(Target.Folder, Sequence, 2);
        Assert.Equal(197, written.Json.GetProperty("ego-vehicle-pose").GetProperty("position").GetProperty("x").GetDouble());
        for (var i = 0; i < cloud.Count; i++)
        {
            var (u, v) = written.Project(written.Points[i]);
            Assert.Equal(cloud.Column![i], u, 1e-8);
            Assert.Equal(cloud.Row![i], v, 1e-8);
        }
    }

    [Fact]
    public async Task ConvertAsync_MoreFramesThanASequenceHolds_SplitsAndRemovesStaleSequences()
    {
        var split = await ConvertAsync(new() { FramesPerSequence = 3 });

        Assert.Equal(["20180807_145028/sequence-0001.json", "20180807_145028/sequence-0002.json"], split.SequenceFiles);
        Assert.Equal(0, WrittenFrame.Read(Target.Folder, split.SequenceFiles[1]).Json.GetProperty("frame-no").GetInt32());
        Assert.Equal(2, File.ReadAllLines(Path.Combine(Target.Folder, split.SequenceManifest)).Length);

        var whole = await ConvertAsync(new());

        Assert.Equal(4, whole.ReusedFrames);
        Assert.False(File.Exists(Path.Combine(Target.Folder, split.SequenceFiles[1])));
    }

    [Fact]
    public async Task ConvertAsync_FrameManifest_NamesEachFrameWithItsMetadata()
    {
        var report = await ConvertAsync(TwoCameras);

        var lines = ManifestLine.ReadAll(Path.Combine(Target.Folder, report.FrameManifest!)).ToList();
        Assert.Equal(4, lines.Count);
        Assert.Equal("s3://bucket/prefix/20180807_145028/points/20180807145028_lidar_frontcenter_000000091.txt", lines[0].SourceRef);
        Assert.Equal("s3://bucket/prefix/", lines[0].Frame!.Prefix);
        Assert.Equal(PointFormat.TextXyzi, lines[0].Frame!.Format);
        Assert.Equal(2, lines[0].Frame!.Images.Length);
    }

    [Fact]
    public async Task ConvertAsync_TwoScenes_GivesASequenceEach()
    {
        var root = _folder["a2d2"];
        SyntheticScene.Write(root, frames: 1, width: 240, TestContext.Current.CancellationToken);
        var (scene, other) = (SyntheticFixture.SceneFolder(root), Path.Combine(root, "camera_lidar_semantic_bboxes", "20180810_142822"));
        foreach (var (path, content) in TemporaryFolder.Read(scene))
        {
            var copy = Path.Combine(other, path.Replace("20180807145028", "20180810142822", StringComparison.Ordinal));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.WriteAllBytes(copy, content);
        }

        var report = await A2d2Converter.ConvertAsync(A2d2Dataset.Open(root).Scenes.ToList(), Target, null, TestContext.Current.CancellationToken);

        Assert.Equal(["20180807_145028/sequence-0001.json", "20180810_142822/sequence-0001.json"], report.SequenceFiles);
        Assert.Equal(2, report.Frames);
    }

    [Fact]
    public async Task ConvertAsync_AnyNumberOfWorkers_WritesTheSameBytes()
    {
        await ConvertAsync(TwoCameras with { Workers = 1 });
        var expected = TemporaryFolder.Read(Target.Folder);

        foreach (var workers in new[] { 2, 3, 8 })
        {
            var other = new ConversionTarget(_folder["out" + workers], "s3://bucket/prefix");
            await A2d2Converter.ConvertAsync(fixture.Scene, other, TwoCameras with { Workers = workers }, TestContext.Current.CancellationToken);
            var actual = TemporaryFolder.Read(other.Folder);
            Assert.Equal(expected.Keys, actual.Keys);
            Assert.All(expected, file => Assert.Equal(file.Value, actual[file.Key]));
        }
    }

    public void Dispose() => _folder.Dispose();

    private Task<ConversionReport> ConvertAsync(A2d2ConverterOptions options) =>
        A2d2Converter.ConvertAsync(fixture.Scene, Target, options, TestContext.Current.CancellationToken);

    /// <summary>Follows the manifests to every file, without the library: a path is the prefix plus a path in the folder.</summary>
    private static IEnumerable<string> Paths(string folder)
    {
        const string Prefix = "s3://bucket/prefix/";
        const string Manifest = "manifests/object-tracking.manifest";
        var sequenceUri = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, Manifest))).RootElement.GetProperty("source-ref").GetString()!;
        var sequence = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, sequenceUri[Prefix.Length..]))).RootElement;
        Assert.Equal(Prefix, sequence.GetProperty("prefix").GetString());
        yield return Manifest;
        yield return "manifests/frames.manifest";
        yield return sequenceUri[Prefix.Length..];
        foreach (var frame in sequence.GetProperty("frames").EnumerateArray())
        {
            yield return frame.GetProperty("frame").GetString()!;
            foreach (var image in frame.GetProperty("images").EnumerateArray())
                yield return image.GetProperty("image-path").GetString()!;
        }
    }
}

using System.Text;
using MlKit.Labeling.A2d2;
using MlKit.Labeling.PointClouds;

namespace MlKit.Labeling.Tests.Conversion;

/// <summary>Converts the one real frame, read in place, and holds the outcome against what the data set itself says.</summary>
public sealed class RealFrameTests : IDisposable
{
    private const string Scene = "20180810_142822";
    private const string Sequence = Scene + "/sequence-0001.json";

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData(PointFormat.TextXyz, 1e-9)]
    [InlineData(PointFormat.TextXyzi, 1e-9)]
    [InlineData(PointFormat.BinaryXyz, 1e-3)]
    [InlineData(PointFormat.BinaryXyzi, 1e-3)]
    public async Task ConvertAsync_RealFrame_PointsProjectOntoTheirRowAndColumn(PointFormat format, double tolerance)
    {
        var scene = LinkScene();

        await A2d2Converter.ConvertAsync(scene, Target, new() { PointFormat = format }, TestContext.Current.CancellationToken);

        var cloud = scene.Frames(A2d2Camera.FrontCenter).Single().LoadPoints();
        var frame = WrittenFrame.Read(Target.Folder, Sequence);
        Assert.Equal(8196, frame.Points.Length);
        var worst = 0.0;
        for (var i = 0; i < frame.Points.Length; i++)
        {
            var (u, v) = frame.Project(frame.Points[i]);
            worst = Math.Max(worst, Math.Max(Math.Abs(u - cloud.Column![i]), Math.Abs(v - cloud.Row![i])));
        }

        Assert.InRange(worst, 0, tolerance);
    }

    [Fact]
    public async Task ConvertAsync_RealFrame_KeepsReflectanceAsIntensity()
    {
        var scene = LinkScene();

        await A2d2Converter.ConvertAsync(scene, Target, new() { PointFormat = PointFormat.TextXyzi }, TestContext.Current.CancellationToken);

        var cloud = scene.Frames(A2d2Camera.FrontCenter).Single().LoadPoints();
        Assert.Equal(cloud.Reflectance!, WrittenFrame.Read(Target.Folder, Sequence).Points.Select(point => point[3]));
    }

    [Fact]
    public async Task ConvertAsync_RealFrame_TakesTimeFromTheCameraClock()
    {
        await A2d2Converter.ConvertAsync(LinkScene(), Target, cancellationToken: TestContext.Current.CancellationToken);

        // 1533906502.123456 s TAI, less 37 s.
        Assert.Equal(1533906465.123456, WrittenFrame.Read(Target.Folder, Sequence).Json.GetProperty("unix-timestamp").GetDouble(), 1e-6);
    }

    [Fact]
    public async Task ConvertAsync_Published_WritesThePublishedConvertersBytes()
    {
        var report = await A2d2Converter.ConvertAsync(LinkScene(), Target, A2d2ConverterOptions.Published, TestContext.Current.CancellationToken);

        const string Stem = "20180810142822_lidar_frontcenter_000015196";
        Assert.Equal(
            """{"seq-no": 1, "prefix": "s3://bucket/prefix/", "number-of-frames": 1, "frames": [{"frame-no": 0, "unix-timestamp": 15.196, "frame": "20180810142822_lidar_frontcenter_000015196.txt", "format": "text/xyz", "ego-vehicle-pose": {"position": {"x": 0, "y": 0, "z": 0}, "heading": {"qw": 1, "qx": 0, "qy": 0, "qz": 0}}, "images": [{"image-path": "undistort_20180810142822_camera_frontcenter_000015196.png", "unix-timestamp": 15.196, "fx": 1687.3369140625, "fy": 1783.428466796875, "cx": 965.4341405582381, "cy": 684.4193604186803, "position": {"x": 1.711045726422736, "y": -5.735179668849011e-09, "z": 0.9431449279047172}, "heading": {"qw": -0.4981871970275329, "qx": 0.5123971466375787, "qy": -0.4897950939891415, "qz": 0.4993590359047143}, "camera-model": "pinhole"}]}]}""",
            File.ReadAllText(Path.Combine(Target.Folder, "seq.json")));
        Assert.Equal("""{"source-ref": "s3://bucket/prefix/seq.json"}""", File.ReadAllText(Path.Combine(Target.Folder, "single.manifest")));
        Assert.Equal(Expected(), File.ReadAllText(Path.Combine(Target.Folder, Stem + ".txt")));
        Assert.Equal(["seq.json"], report.SequenceFiles);
        Assert.Null(report.FrameManifest);

        string Expected()
        {
            var text = new StringBuilder();
            var points = LinkScene().Frames(A2d2Camera.FrontCenter).Single().LoadPoints().Points;
            for (var i = 0; i < points.Length; i++)
            {
                // %.18e: two digits of the exponent, all values here being between 1e-9 and 1e3.
                var exponential = points[i].ToString("e18", System.Globalization.CultureInfo.InvariantCulture);
                text.Append(exponential[..^3]).Append(exponential[^2..]).Append(i % 3 == 2 ? '\n' : ' ');
            }

            return text.ToString();
        }
    }

    [Fact]
    public async Task ConvertAsync_Published_WarnsThatPointsMissTheirPixels()
    {
        var report = await A2d2Converter.ConvertAsync(LinkScene(), Target, A2d2ConverterOptions.Published, TestContext.Current.CancellationToken);

        Assert.Equal(
            ["front_center: should see its points where A2D2's row and col say, but found them a median of 142.7 px away in the worst frame. "
                + "Check that calibration, points and images belong together: the pose is implausible."],
            report.Issues.Where(issue => issue.Path == "front_center").Select(issue => issue.ToString()));
    }

    public void Dispose() => _folder.Dispose();

    private ConversionTarget Target => new(_folder["out"], "s3://bucket/prefix/");

    /// <summary>Lays the real files out as a scene by links; the image is that of another frame, which no assertion here looks at.</summary>
    private A2d2Scene LinkScene()
    {
        const string Id = "20180810142822_{0}_frontcenter_000015196";
        var real = SharedData.PathOf("data/a2d2-real");
        var root = _folder["a2d2"];
        Link(SharedData.PathOf("data/labeling/cams_lidars.json"), Path.Combine(root, A2d2Dataset.CalibrationFileName));
        Link(Path.Combine(real, string.Format(null, Id, "lidar") + ".npz"), FileOf("lidar", ".npz"));
        Link(Path.Combine(real, string.Format(null, Id, "label3D") + ".json"), FileOf("label3D", ".json"));
        Link(Path.Combine(real, "20180810142822_camera_frontcenter_000006737.png"), FileOf("camera", ".png"));
        File.WriteAllText(FileOf("camera", ".json"), """{"cam_name": "front_center", "cam_tstamp": 1533906502123456, "lidar_ids": {}}""");
        return A2d2Dataset.Open(root).Scene(Scene);

        string FileOf(string kind, string extension) =>
            Path.Combine(root, "camera_lidar_semantic_bboxes", Scene, kind, "cam_front_center", string.Format(null, Id, kind) + extension);

        static void Link(string from, string to)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            if (!File.Exists(to))
                File.CreateSymbolicLink(to, from);
        }
    }
}

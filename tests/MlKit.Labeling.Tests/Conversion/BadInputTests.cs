using MlKit.Labeling.A2d2;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Conversion;
using MlKit.Labeling.Imaging;
using MlKit.Labeling.Npy;
using MlKit.Labeling.PointClouds;
using MlKit.Labeling.Tests.Imaging;
using MlKit.Labeling.Tests.Internal;

namespace MlKit.Labeling.Tests.Conversion;

/// <summary>Damages a scene in every way and looks at what is said, and at what is left in the target.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public BadInputTests(SyntheticFixture fixture) => fixture.CopyTo(Root);

    private string Root => _folder["a2d2"];

    private ConversionTarget Target => new(_folder["out"], "s3://bucket/prefix/");

    private string Points => FileOf("lidar", ".npz");

    private string Image => FileOf("camera", ".png");

    private string Info => FileOf("camera", ".json");

    [Theory]
    [InlineData("lidar", ".npz")]
    [InlineData("camera", ".png")]
    [InlineData("camera", ".json")]
    public async Task ConvertAsync_MissingFile_IsNamedBeforeAnythingIsWritten(string kind, string extension)
    {
        File.Delete(FileOf(kind, extension));

        var issues = await FailAsync();

        Assert.Equal(
            [$"{FileOf(kind, extension)}: must exist, because other files of the frame do, but found no such file. Fetch the file again, or remove the frame's other files."],
            issues);
        Assert.False(Directory.Exists(Target.Folder));
    }

    [Fact]
    public async Task ConvertAsync_MissingBoxes_OnlyWarns()
    {
        File.Delete(FileOf("label3D", ".json"));

        var report = await ConvertAsync(new());

        Assert.Equal(4, report.Frames);
        Assert.Equal([(FileOf("label3D", ".json"), IssueSeverity.Warning)], report.Issues.Select(issue => (issue.Path, issue.Severity)));
    }

    [Fact]
    public async Task ConvertAsync_MissingImageInfo_IsNotNeededWithoutTheClock()
    {
        File.Delete(Info);

        var report = await ConvertAsync(new() { Timestamps = TimestampSource.FrameId });

        Assert.Equal(4, report.Frames);
        Assert.Empty(report.Issues);
    }

    [Fact]
    public async Task ConvertAsync_MismatchedIds_NamesBothHalves()
    {
        File.Move(Points, FileOf("lidar", ".npz", "095"));

        var issues = await FailAsync();

        Assert.Equal([Points, FileOf("camera", ".png", "095"), FileOf("camera", ".json", "095")], issues.Select(issue => issue.Split(": ")[0]).Where(path => !path.Contains("label3D", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task ConvertAsync_DuplicateFrame_NamesBothFiles()
    {
        var twin = Image.Replace("_000000094", "_94", StringComparison.Ordinal);
        File.Copy(Image, twin);

        Assert.Equal([$"{twin}: must be the only file of its frame id, but found {Path.GetFileName(Image)} beside it. Remove one of the two."], await FailAsync());
    }

    [Fact]
    public async Task ConvertAsync_TruncatedAndCorruptFiles_TellsAllAndKeepsGoodFrames()
    {
        Truncate(Points);
        Truncate(Image);
        File.WriteAllText(Info, "{");
        var other = FileOf("lidar", ".npz", "097");
        File.WriteAllBytes(other, [1, 2, 3]);

        var issues = await FailAsync();

        Assert.Equal(4, issues.Count);
        Assert.Equal([Info, Image, Points, other], issues.Select(issue => issue.Split(": ")[0]));
        var written = TemporaryFolder.Read(Target.Folder).Keys;
        Assert.DoesNotContain(written, path => path.EndsWith(".manifest", StringComparison.Ordinal) || path.Contains("sequence", StringComparison.Ordinal));
        Assert.Equal(2, written.Count(path => path.EndsWith(".txt", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task ConvertAsync_SkippingBadFrames_ConvertsTheRestAndReports()
    {
        Truncate(Points);
        File.Delete(FileOf("camera", ".png", "097"));

        var report = await ConvertAsync(new() { BadFrames = BadFrames.Skip });

        Assert.Equal((2, 2), (report.Frames, report.SkippedFrames));
        Assert.Equal([Points, FileOf("camera", ".png", "097")], report.Issues.Select(issue => issue.Path));
        Assert.EndsWith("_000000100.txt", WrittenFrame.Read(Target.Folder, report.SequenceFiles[0], 1).Json.GetProperty("frame").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ConvertAsync_SkippingWithNothingLeft_Fails()
    {
        foreach (var id in new[] { "091", "094", "097", "100" })
            Truncate(FileOf("lidar", ".npz", id));

        Assert.Equal(4, (await FailAsync(new() { BadFrames = BadFrames.Skip })).Count);
    }

    [Fact]
    public async Task ConvertAsync_NotFinitePoints_NamesArrayAndCount()
    {
        Rewrite("points", [1, 2, 3, double.NaN, 0, 0, 4, double.PositiveInfinity, 5], 3, 3);

        Assert.Equal(
            [$"{Points}#points: must hold finite numbers, but found 2 of 3 points with NaN or infinity. Set NonFinitePoints to Drop to leave such points out."],
            await FailAsync());
    }

    [Fact]
    public async Task ConvertAsync_DroppingNotFinitePoints_WarnsWithTheirNumber()
    {
        Rewrite("points", [20, 2, 0, double.NaN, 0, 0, 20, double.PositiveInfinity, 5], 3, 3);

        var report = await ConvertAsync(new() { NonFinitePoints = NonFinitePoints.Drop });

        Assert.Equal(4, report.Frames);
        Assert.Equal([$"{Points}#points: should hold finite numbers, but found 2 with NaN or infinity. They were left out."], report.Issues.Select(issue => issue.ToString()));
        Assert.Single(WrittenFrame.Read(Target.Folder, report.SequenceFiles[0], 1).Points);
    }

    [Fact]
    public async Task ConvertAsync_EmptyCloud_IsRefused()
    {
        Rewrite("points", [], 0, 3);

        Assert.Equal([$"{Points}#points: must hold at least one point, but found an empty cloud. Leave the frame out: there is nothing to label."], await FailAsync());
    }

    [Fact]
    public async Task ConvertAsync_WrongShape_NamesArrayAndShape()
    {
        Rewrite("points", [1, 2, 3, 4], 2, 2);

        Assert.Equal(
            [$"{Points}#points: must have the shape (N, 3), but found (2, 2). Save the array in A2D2's layout, or fetch the file again."],
            (await FailAsync()).Where(issue => issue.Contains("#points", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task ConvertAsync_IntensityWithoutReflectance_SaysSo()
    {
        NpzFile.Save(Points, new Dictionary<string, NpyArray> { ["points"] = NpyArray.Create<double>([1, 2, 3], 1, 3) });

        Assert.Equal(
            [$"{Points}: must have the array 'reflectance', which becomes the intensity, but found none. Choose a point format without intensity."],
            await FailAsync());
        Assert.Equal(4, (await ConvertAsync(new() { PointFormat = PointFormat.TextXyz })).Frames);
    }

    [Fact]
    public async Task ConvertAsync_ImageOfAnotherSize_NamesBothSizes()
    {
        PngFile.Write(Image, new PixelImage(241, 151, 3));

        Assert.Equal(
            [$"{Image}: must be 240 x 151 px, as cams_lidars.json says of front_center, but found 241 x 151 px. Use the original image, or the calibration that belongs to this one."],
            await FailAsync());
    }

    [Theory]
    [InlineData(ImageMode.Undistort)]
    [InlineData(ImageMode.Original)]
    public async Task ConvertAsync_ImageAndCalibrationThatClaimTooMuch_AreNotBelieved(ImageMode images)
    {
        var calibration = Path.Combine(Root, "cams_lidars.json");
        File.WriteAllBytes(calibration, JsonEdit.Set(File.ReadAllText(calibration), "cameras/front_center/Resolution", "[50000, 50000]"));
        File.WriteAllBytes(Image, PngBytes.Join(("IHDR", PngBytes.Header(50_000, 50_000, 8, 2)), ("IDAT", new byte[10]), ("IEND", [])));

        var issues = await FailAsync(new() { Images = images, PointFormat = PointFormat.TextXyzrgb });

        Assert.Contains(
            $"{Image}: must be a whole, undamaged PNG file, but found 10 bytes of pixel data, too few for the 50000x50000 px that the header claims. Copy or download the file again.",
            issues);
    }

    [Fact]
    public async Task ConvertAsync_DamagedOriginalImage_IsNotPassedOn()
    {
        var png = File.ReadAllBytes(Image);
        png[png.Length / 2] ^= 1;
        File.WriteAllBytes(Image, png);

        Assert.StartsWith(Image + ": ", Assert.Single(await FailAsync(new() { Images = ImageMode.Original })), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ConvertAsync_InfiniteRow_IsNotComparedWith()
    {
        NpzFile.Save(Points, new Dictionary<string, NpyArray>
        {
            ["points"] = NpyArray.Create<double>([20, 0, 0], 1, 3),
            ["reflectance"] = NpyArray.Create<long>([1], 1),
            ["row"] = NpyArray.Create<double>([double.PositiveInfinity], 1),
            ["col"] = NpyArray.Create<double>([3], 1),
        });

        var report = await ConvertAsync(new());

        Assert.Equal(4, report.Frames);
        Assert.Empty(report.Issues);
    }

    [Fact]
    public async Task ConvertAsync_NotFiniteReflectance_IsRefused()
    {
        NpzFile.Save(Points, new Dictionary<string, NpyArray>
        {
            ["points"] = NpyArray.Create<double>([20, 0, 0, 21, 0, 0], 2, 3),
            ["reflectance"] = NpyArray.Create<double>([1, double.NaN], 2),
        });

        Assert.Equal(
            [$"{Points}#reflectance: must hold finite numbers, but found NaN at index 1. Correct the array, or choose a point format without intensity."],
            await FailAsync());
    }

    [Fact]
    public async Task ConvertAsync_OriginalOf16Bits_IsRefused()
    {
        // The header alone tells: IHDR with 16 bits a sample, its checksum made right.
        var png = File.ReadAllBytes(Image);
        png[24] = 16;
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), System.IO.Hashing.Crc32.HashToUInt32(png.AsSpan(12, 17)));
        File.WriteAllBytes(Image, png);

        Assert.StartsWith(
            $"{Image}: must have at most 8 bits per sample, but found 16. ",
            Assert.Single(await FailAsync(new() { Images = ImageMode.Original })),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PointFormat.BinaryXyz, 1e39)]
    [InlineData(PointFormat.TextXyz, 1.79e308)]
    public async Task ConvertAsync_CoordinateTooLargeForTheFormat_IsRefused(PointFormat format, double coordinate)
    {
        Rewrite("points", [coordinate, -coordinate, 0], 1, 3);

        var issue = Assert.Single(await FailAsync(new() { PointFormat = format }));
        Assert.StartsWith($"{Points}#points: must hold coordinates that stay finite as {format.ToFormatName()} ", issue, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ConvertAsync_FirstCloudOnly_DoesNotNeedTheOthers()
    {
        var options = new A2d2ConverterOptions { Cameras = [A2d2Camera.FrontCenter, A2d2Camera.FrontLeft], Clouds = CloudSource.FirstCamera };
        Directory.Delete(Path.Combine(SyntheticFixture.SceneFolder(Root), "lidar", "cam_front_left"), recursive: true);

        Assert.Equal(4, (await ConvertAsync(options)).Frames);
    }

    [Fact]
    public async Task ConvertAsync_EgoPoseThatThrows_NamesTheFrame()
    {
        var issues = await FailAsync(new() { MaxFrames = 1, EgoPose = _ => throw new KeyNotFoundException("No pose.") });

        Assert.Equal(
            ["A2d2ConverterOptions.EgoPose: must give a pose for the frame 20180807_145028 front_center 91, but found KeyNotFoundException: No pose. Add the pose, or leave the frame out."],
            issues);
    }

    [Fact]
    public async Task ConvertAsync_InfoOfAnotherCamera_IsRefused()
    {
        File.WriteAllText(Info, """{"cam_name": "front_left", "cam_tstamp": 1533653465100000}""");

        Assert.Equal([$"{Info}#$.cam_name: must be 'front_center', as the file's folder says, but found 'front_left'. Put the file where it belongs."], await FailAsync());
    }

    [Fact]
    public async Task ConvertAsync_CameraWithoutCalibration_IsRefused()
    {
        var issues = await FailAsync(new() { Cameras = [A2d2Camera.RearCenter] });

        Assert.Equal(
            [
                $"{Path.Combine(Root, "cams_lidars.json")}#$.cameras: must describe the camera 'rear_center', but found only front_center, front_left. Use the calibration that belongs to the images, or leave the camera out.",
                $"{SyntheticFixture.SceneFolder(Root)}: must have frames of the camera rear_center, but found none. Name another camera, or another scene.",
            ],
            issues);
    }

    [Fact]
    public async Task ConvertAsync_NoImageAtTheSameTime_IsReported()
    {
        var issues = await FailAsync(new() { Cameras = [A2d2Camera.FrontCenter, A2d2Camera.FrontLeft], MaxTimeDifference = TimeSpan.FromMilliseconds(3) });

        Assert.Equal(4, issues.Count);
        Assert.Equal(
            $"{Image}: must have an image of front_left within 3 ms, but found none. Leave the camera out, allow a greater MaxTimeDifference, or skip bad frames.",
            issues[1]);
    }

    [Fact]
    public async Task ConvertAsync_PointsOfAnotherFrame_WarnsOfAnImplausiblePose()
    {
        foreach (var id in new[] { "091", "094", "097", "100" })
        {
            var ofTheLeftCamera = FileOf("lidar", ".npz", id).Replace("front_center", "front_left", StringComparison.Ordinal).Replace("frontcenter", "frontleft", StringComparison.Ordinal);
            File.Copy(ofTheLeftCamera, FileOf("lidar", ".npz", id), overwrite: true);
        }

        var report = await ConvertAsync(new());

        var issue = Assert.Single(report.Issues, issue => issue.Rule == "should see its points where A2D2's row and col say");
        Assert.Equal((IssueSeverity.Warning, "front_center"), (issue.Severity, issue.Path));
    }

    [Fact]
    public async Task ConvertAsync_SkewedEgoPose_IsRefused()
    {
        var skewed = new MlKit.Labeling.Geometry.RigidTransform(new(2, 0, 0, 0, 1, 0, 0, 0, 1), default);

        var issues = await FailAsync(new() { EgoPose = _ => skewed, MaxFrames = 1 });

        Assert.Equal(
            ["A2d2ConverterOptions.EgoPose: must give a finite position and a rotation for the frame 20180807_145028 front_center 91, but found a position of length 0 m and a determinant of 2. Correct the pose; RotationMatrix.Orthonormalize mends one that is nearly a rotation."],
            issues);
    }

    [Fact]
    public async Task ConvertAsync_FarFromTheOriginInBinary_WarnsOfRounding()
    {
        var far = new MlKit.Labeling.Geometry.RigidTransform(MlKit.Labeling.Geometry.RotationMatrix.Identity, new(500_000, 5_000_000, 0));

        var report = await ConvertAsync(new() { EgoPose = _ => far, PointFormat = PointFormat.BinaryXyz, MaxFrames = 1 });

        Assert.Equal("should lie within 16 km of the origin, because binary formats hold 4-byte floats", Assert.Single(report.Issues).Rule);
    }

    public void Dispose() => _folder.Dispose();

    private string FileOf(string kind, string extension, string id = "094") =>
        Path.Combine(SyntheticFixture.SceneFolder(Root), kind, "cam_front_center", $"20180807145028_{kind}_frontcenter_000000{id}{extension}");

    private Task<ConversionReport> ConvertAsync(A2d2ConverterOptions options) => A2d2Converter.ConvertAsync(
        A2d2Dataset.Open(Root).Scene(SyntheticFixture.SceneName), Target, options, TestContext.Current.CancellationToken);

    private async Task<IReadOnlyList<string>> FailAsync(A2d2ConverterOptions? options = null)
    {
        var exception = await Assert.ThrowsAsync<LabelingDataException>(() => ConvertAsync(options ?? new()));
        return [.. exception.Issues.Select(issue => issue.ToString())];
    }

    /// <summary>Replaces the frame's npz by one with the given points and matching attributes.</summary>
    private void Rewrite(string array, double[] values, int rows, int columns) => NpzFile.Save(Points, new Dictionary<string, NpyArray>
    {
        [array] = NpyArray.Create<double>(values, rows, columns),
        ["reflectance"] = NpyArray.Create<long>(new long[rows], rows),
    });

    private static void Truncate(string path)
    {
        using var file = File.OpenWrite(path);
        file.SetLength(file.Length / 2);
    }
}

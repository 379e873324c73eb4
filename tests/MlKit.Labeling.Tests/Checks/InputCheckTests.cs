using System.Buffers.Binary;
using System.Text.Json.Nodes;
using MlKit.Labeling.Checks;
using MlKit.Labeling.GroundTruth;
using MlKit.Labeling.PointClouds;
using MlKit.Labeling.Tests.Conversion;

namespace MlKit.Labeling.Tests.Checks;

/// <summary>Damages points, images and cameras of a converted scene; what manifests and sequence files say is the matter of <see cref="InputCheckListingTests"/>.</summary>
public sealed class InputCheckTests(SyntheticFixture fixture) : IDisposable
{
    private readonly ConvertedScene _scene = new(fixture);

    [Fact]
    public async Task RunAsync_FreshConversion_IsReady()
    {
        var report = await _scene.CheckAsync();

        Assert.True(report.IsReady);
        Assert.Empty(report.Issues);
        Assert.Equal((4, ConvertedScene.Report.Points), (report.Frames, report.Points));
        Assert.Equal(["images[0]", "images[1]"], report.Cameras.Select(camera => camera.Camera));
        Assert.All(report.Cameras, camera => Assert.Equal(report.Points, camera.Points));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task RunAsync_FreshConversion_CountsThePointsThatProjectIntoEachImage(int image)
    {
        var inside = 0;
        for (var i = 0; i < 4; i++)
        {
            var frame = WrittenFrame.Read(_scene.Target.Folder, _scene.Sequence, i);
            inside += frame.Points.Count(point => frame.Project(point, image) is { U: >= -0.5 and < 239.5, V: >= -0.5 and < 150.5 });
        }

        Assert.Equal(inside, (await _scene.CheckAsync()).Cameras[image].PointsInside);
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("-Infinity")]
    public async Task RunAsync_NotFinitePointInText_IsAnError(string value)
    {
        File.AppendAllText(_scene[ConvertedScene.Points()], $"1 {value} 3 4\n");

        Assert.Equal([$"{_scene[ConvertedScene.Points()]}: must hold finite coordinates, but found 1 that are not. Leave such points out."], await _scene.IssuesAsync());
    }

    [Fact]
    public async Task RunAsync_NotFinitePointInBinary_IsAnError()
    {
        var bytes = new byte[24];
        BinaryPrimitives.WriteSingleLittleEndian(bytes, float.NaN);
        BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(4), float.PositiveInfinity);
        WriteBinary(bytes);

        Assert.Contains($"{_scene["points.bin"]}: must hold finite coordinates, but found 2 that are not. Leave such points out.", await _scene.IssuesAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n \n")]
    public async Task RunAsync_NoPoints_IsAnError(string text)
    {
        File.WriteAllText(_scene[ConvertedScene.Points()], text);

        Assert.Equal([$"{_scene[ConvertedScene.Points()]}: must hold at least one point, but found none. Leave the frame out: there is nothing to label."], await _scene.IssuesAsync());
        Assert.Equal(4, (await _scene.CheckAsync()).Frames);
    }

    [Fact]
    public async Task RunAsync_TextDeclaredBinary_IsAnError()
    {
        File.AppendAllText(_scene[ConvertedScene.Points()], new string('\n', 1 + (3 - (int)(new FileInfo(_scene[ConvertedScene.Points()]).Length % 4))));
        _scene.EditFrames(frame => frame["format"] = "binary/xyz");
        var length = new FileInfo(_scene[ConvertedScene.Points()]).Length;
        Assert.SkipWhen(length % 12 == 0, "The text happens to be as long as whole points.");

        Assert.Contains(
            $"{_scene[ConvertedScene.Points()]}: must hold 12 bytes for each point, as binary/xyz has, but found {length} bytes. Correct the format, or write the file again.",
            await _scene.IssuesAsync());
    }

    [Fact]
    public async Task RunAsync_FormatWithTooFewColumns_IsAnErrorOfEachFrame()
    {
        _scene.EditFrames(frame => frame["format"] = "text/xyz");

        Assert.Equal(
            new[] { "091", "094", "097", "100" }.Select(id =>
                $"{_scene[ConvertedScene.Points(id)]}:1: must hold 3 numbers, as text/xyz has, but found more. Correct the format, or write the file again."),
            await _scene.IssuesAsync());
    }

    [Fact]
    public async Task RunAsync_ManyPoints_IsAWarning()
    {
        PointFile.Write(_scene[ConvertedScene.Points()], new PointCloud(new double[3 * 500_001], new double[500_001]), PointFormat.TextXyzi);

        Assert.Equal(
            $"Warning {_scene[ConvertedScene.Points()]}: should hold at most 500000 points; above 1000000 Ground Truth may not show it, but found 500001. Reduce it with PointReduction, or split it.",
            (await _scene.IssuesAsync())[0]);
        Assert.True((await _scene.CheckAsync()).IsReady);
    }

    [Fact]
    public async Task RunAsync_RecommendedNumberOfPoints_IsFine()
    {
        var ahead = Enumerable.Range(0, 500_000).SelectMany(_ => new double[] { 20, 0, 1 }).ToArray();
        PointFile.Write(_scene[ConvertedScene.Points()], new PointCloud(ahead, new double[500_000]), PointFormat.TextXyzi);

        Assert.Empty(await _scene.IssuesAsync());
    }

    [Theory]
    [InlineData(0.5, "must be a whole, undamaged PNG file, but found the end of the file before its last chunk (IEND). Copy or download the file again.")]
    [InlineData(0.001, "must be a whole, undamaged PNG file, but found only 29 bytes, fewer than its header has. Copy or download the file again.")]
    [InlineData(0, "must be a PNG file, but found an empty file. Name a PNG file, or convert the picture to PNG first.")]
    public async Task RunAsync_TruncatedPng_IsAnError(double share, string expected)
    {
        using (var file = File.OpenWrite(_scene[ConvertedScene.Image()]))
            file.SetLength(share == 0.001 ? 29 : (long)(file.Length * share));

        Assert.Equal([$"{_scene[ConvertedScene.Image()]}: {expected}"], await _scene.IssuesAsync());
    }

    [Fact]
    public async Task RunAsync_FlippedBitInPng_IsAnError()
    {
        var png = File.ReadAllBytes(_scene[ConvertedScene.Image()]);
        png[png.Length / 2] ^= 1;
        File.WriteAllBytes(_scene[ConvertedScene.Image()], png);

        Assert.Equal(
            [$"{_scene[ConvertedScene.Image()]}: must be a whole, undamaged PNG file, but found a wrong checksum of the chunk IDAT. Copy or download the file again."],
            await _scene.IssuesAsync());
    }

    [Fact]
    public async Task RunAsync_JpegNamedPng_IsAnError()
    {
        File.WriteAllBytes(_scene[ConvertedScene.Image()], [0xFF, 0xD8, 0xFF, 0xE0]);

        Assert.Equal(
            [$"{_scene[ConvertedScene.Image()]}: must be a PNG file, but found a JPEG file. Name a PNG file, or convert the picture to PNG first."],
            await _scene.IssuesAsync());
    }

    [Fact]
    public async Task RunAsync_JpegImages_AreNotMeasured()
    {
        File.WriteAllBytes(_scene["image.jpg"], [0xFF, 0xD8, 0xFF, 0xE0]);
        _scene.EditFrames(frame => frame["images"]![0]!["image-path"] = "image.jpg");

        var report = await _scene.CheckAsync();

        Assert.Empty(report.Issues);
        Assert.Equal(["images[1]"], report.Cameras.Select(camera => camera.Camera));
    }

    [Fact]
    public async Task RunAsync_CameraTurnedRound_IsAWarningOfEachManifest()
    {
        _scene.EditFrames(frame => TurnRound(frame["images"]![0]!));

        Assert.Equal([Implausible(_scene.FrameManifest)], await _scene.IssuesAsync());
        Assert.Equal(0, (await _scene.CheckAsync()).Cameras[0].PointsInside);
    }

    /// <summary>The frame manifest is sound and leads to the same frames; the tracking job would still be useless.</summary>
    [Fact]
    public async Task RunAsync_CameraTurnedRoundInTheSequenceOnly_IsAWarning()
    {
        _scene.EditSequence(sequence =>
        {
            foreach (var frame in sequence["frames"]!.AsArray())
                TurnRound(frame!["images"]![0]!);
        });

        Assert.Equal([Implausible(_scene.SequenceManifest)], await _scene.IssuesAsync());
    }

    [Theory]
    [InlineData("skew", 0.5, "pinhole")]
    [InlineData("skew", 0.5, "fisheye")]
    [InlineData("k4", 0.01, "pinhole")]
    public async Task RunAsync_CameraThatCannotBeProjectedInto_IsAWarning(string key, double value, string model)
    {
        _scene.EditFrames(frame =>
        {
            frame["images"]![1]![key] = value;
            frame["images"]![1]!["camera-model"] = model;
        });

        Assert.Equal(
            [$"Warning {_scene.FrameManifest}#images[1]: should have no skew, and with a pinhole camera no k4, for its pose to be checked, but found one of them in 4 frames. Compare points and image by eye."],
            await _scene.IssuesAsync());
        Assert.Equal(["images[0]"], (await _scene.CheckAsync()).Cameras.Select(camera => camera.Camera));
    }

    [Fact]
    public async Task RunAsync_OneCameraThatCannotBeProjectedInto_IsAWarningOfOneFrame()
    {
        _scene.EditLine(line => line["source-ref-metadata"]!["images"]![1]!["skew"] = -1);

        Assert.EndsWith(", but found one of them in 1 frame. Compare points and image by eye.", Assert.Single(await _scene.IssuesAsync()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("skew", "pinhole")]
    [InlineData("k4", "pinhole")]
    [InlineData("k4", "fisheye")]
    public async Task RunAsync_ZeroCoefficients_AreProjected(string key, string model)
    {
        _scene.EditFrames(frame =>
        {
            frame["images"]![1]![key] = 0;
            frame["images"]![1]!["camera-model"] = model;
        });

        Assert.Empty(await _scene.IssuesAsync());
        Assert.Equal(2, (await _scene.CheckAsync()).Cameras.Length);
    }

    [Theory]
    [InlineData("points")]
    [InlineData("image")]
    [InlineData("sequence")]
    [InlineData("manifest")]
    public async Task RunAsync_FileThatCannotBeRead_IsAnError(string kind)
    {
        var path = kind switch
        {
            "points" => _scene[ConvertedScene.Points()],
            "image" => _scene[ConvertedScene.Image()],
            "sequence" => _scene.Sequence,
            _ => _scene.FrameManifest,
        };
        using var held = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        Assert.Equal(
            [$"{path}: must be readable, but found The process cannot access the file '{path}' because it is being used by another process. Fetch the file again, or correct its permissions."],
            await _scene.IssuesAsync());
    }

    [Fact]
    public async Task RunAsync_DamageEverywhere_IsToldAtOnce()
    {
        File.Delete(_scene[ConvertedScene.Image()]);
        File.WriteAllText(_scene[ConvertedScene.Points("094")], "1 2 3\n");
        File.WriteAllBytes(_scene[ConvertedScene.Image("097")], []);
        File.Delete(_scene[ConvertedScene.Points("100")]);
        File.AppendAllText(_scene.SequenceManifest, "{}\n");
        File.WriteAllText(_scene["other.manifest"], "");

        Assert.Equal(
            [
                $"{_scene.FrameManifest}:1#$.source-ref-metadata.images[0].image-path",
                $"{_scene[ConvertedScene.Points("094")]}:1",
                _scene[ConvertedScene.Image("097")],
                $"{_scene.FrameManifest}:4#$.source-ref",
                $"{_scene.SequenceManifest}:2#$",
                _scene["other.manifest"],
            ],
            (await _scene.CheckAsync()).Issues.Select(issue => issue.Path));
    }

    [Fact]
    public async Task RunAsync_Canceled_Stops()
    {
        using var canceled = new CancellationTokenSource();
        await canceled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => InputCheck.RunAsync(_scene.Target, canceled.Token));
    }

    [Fact]
    public async Task RunAsync_NullTarget_Throws() =>
        Assert.Equal("target", (await Assert.ThrowsAsync<ArgumentNullException>(() => InputCheck.RunAsync(null!, TestContext.Current.CancellationToken))).ParamName);

    [Fact]
    public async Task RunAsync_NoFolder_Throws()
    {
        var target = new ConversionTarget(_scene["absent"], ConvertedScene.Prefix);

        var exception = await Assert.ThrowsAsync<DirectoryNotFoundException>(() => InputCheck.RunAsync(target, TestContext.Current.CancellationToken));

        Assert.Equal($"There is no folder '{_scene["absent"]}'. Give the folder a conversion wrote to.", exception.Message);
    }

    public void Dispose() => _scene.Dispose();

    private static string Implausible(string manifest) =>
        $"Warning {manifest}#images[0]: should show at least 5 % of the points, but found 0.0 % of them inside the image. Check position and heading: the heading is that of the optical frame (z forward), and points must be in the same frame as the poses.";

    /// <summary>Turns a camera by half a turn about its own y axis, which points down: q times (0, 0, 1, 0).</summary>
    private static void TurnRound(JsonNode image)
    {
        var heading = image["heading"]!;
        var (w, x, y, z) = ((double)heading["qw"]!, (double)heading["qx"]!, (double)heading["qy"]!, (double)heading["qz"]!);
        (heading["qw"], heading["qx"], heading["qy"], heading["qz"]) = (-y, -z, w, x);
    }

    private void WriteBinary(byte[] points)
    {
        File.WriteAllBytes(_scene["points.bin"], points);
        File.WriteAllBytes(
            _scene["binary.manifest"],
            new ManifestLine(ConvertedScene.Prefix + "points.bin", new GroundTruthFrame { Frame = "points.bin", UnixTimestamp = 1, Format = PointFormat.BinaryXyz }).ToJson());
    }
}

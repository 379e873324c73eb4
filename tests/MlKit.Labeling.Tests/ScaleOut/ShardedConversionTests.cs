using MlKit.Labeling.A2d2;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Conversion;
using MlKit.Labeling.Geometry;
using MlKit.Labeling.PointClouds;
using MlKit.Labeling.Tests.Conversion;

namespace MlKit.Labeling.Tests.ScaleOut;

public sealed class ShardedConversionTests(SyntheticFixture fixture) : IDisposable
{
    private const string BrokenImage = "camera/cam_front_center/20180807145028_camera_frontcenter_000000094.png";

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Options => [.. OptionSets.Keys];

    private static Dictionary<string, A2d2ConverterOptions> OptionSets { get; } = new()
    {
        ["two cameras"] = new() { Cameras = [A2d2Camera.FrontCenter, A2d2Camera.FrontLeft] },
        ["short sequences"] = new() { FramesPerSequence = 3 },
        ["binary with colours, originals"] = new() { PointFormat = PointFormat.BinaryXyzirgb, Images = ImageMode.Original, DropInvalidPoints = true, NonFinitePoints = NonFinitePoints.Drop },
        ["one cloud, ids as times"] = new() { Cameras = [A2d2Camera.FrontLeft, A2d2Camera.FrontCenter], Clouds = CloudSource.FirstCamera, Timestamps = TimestampSource.FrameId, CoordinateDecimals = 4 },
        ["ego poses"] = new() { EgoPose = frame => RigidTransform.FromView(new Vector3D(frame.Id / 3.0, -0.0, 1e-300), new Vector3D(1, 0.1 * frame.Id, 0), new Vector3D(0, 1, 0)) },
        ["published"] = A2d2ConverterOptions.Published,
    };

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 3)]
    [InlineData(4, 2)]
    [InlineData(9, 7)]
    public async Task Steps_AnyNumberOfShardsAndInstances_GiveTheFilesOfOneProcess(int shards, int instances)
    {
        using var bench = new ShardBench(fixture.Root);

        var report = await bench.RunAsync(shards, instances);

        var (files, alone) = await bench.ConvertAloneAsync();
        ShardBench.AssertEqual(files, bench.ReadTarget());
        Assert.Equal(alone with { Duration = default, Cameras = [], SequenceFiles = [], Issues = [] }, report with { Duration = default, Cameras = [], SequenceFiles = [], Issues = [] });
        Assert.Equal(alone.Cameras, report.Cameras);
        Assert.Equal(alone.SequenceFiles, report.SequenceFiles);
    }

    [Theory]
    [MemberData(nameof(Options))]
    public async Task Steps_Options_GiveTheFilesOfOneProcess(string name)
    {
        using var bench = new ShardBench(fixture.Root);

        await bench.RunAsync(2, 2, OptionSets[name]);

        ShardBench.AssertEqual((await bench.ConvertAloneAsync(OptionSets[name])).Files, bench.ReadTarget());
    }

    [Fact]
    public async Task Steps_SeveralScenes_NumberTheirSequencesThroughTheManifest()
    {
        fixture.CopyTo(_folder["a2d2"]);
        AddScene("20180807_145030");
        AddScene("20180807_145029");
        using var bench = new ShardBench(_folder["a2d2"]);

        var report = await bench.RunAsync(5, 3);

        Assert.Equal(["20180807_145028/sequence-0001.json", "20180807_145029/sequence-0001.json", "20180807_145030/sequence-0001.json"], report.SequenceFiles);
        ShardBench.AssertEqual((await bench.ConvertAloneAsync()).Files, bench.ReadTarget());
    }

    [Fact]
    public async Task Steps_BadFramesSkipped_LeaveThemOutAsOneProcessDoes()
    {
        fixture.CopyTo(_folder["a2d2"]);
        var options = new A2d2ConverterOptions { BadFrames = BadFrames.Skip };
        File.WriteAllText(Path.Combine(SyntheticFixture.SceneFolder(_folder["a2d2"]), BrokenImage), "no image");
        File.Delete(Path.Combine(SyntheticFixture.SceneFolder(_folder["a2d2"]), "lidar/cam_front_center/20180807145028_lidar_frontcenter_000000097.npz"));
        using var bench = new ShardBench(_folder["a2d2"]);

        var report = await bench.RunAsync(4, 4, options);

        var (files, alone) = await bench.ConvertAloneAsync(options);
        ShardBench.AssertEqual(files, bench.ReadTarget());
        Assert.Equal((2, 2), (report.Frames, report.SkippedFrames));
        Assert.Equal(alone.Issues.Select(issue => issue with { Path = Path.GetRelativePath(_folder["a2d2"], issue.Path) }), report.Issues);
    }

    [Fact]
    public async Task Steps_EveryFrameBad_FailInTheMergeOnly()
    {
        fixture.CopyTo(_folder["a2d2"]);
        foreach (var image in Directory.GetFiles(Path.Combine(SyntheticFixture.SceneFolder(_folder["a2d2"]), "camera/cam_front_center"), "*.png"))
            File.WriteAllText(image, "no image");
        using var bench = new ShardBench(_folder["a2d2"]);

        var exception = await Assert.ThrowsAsync<LabelingDataException>(() => bench.RunAsync(2, 2, new() { BadFrames = BadFrames.Skip }));

        Assert.Equal(4, exception.Issues.Count);
        Assert.Equal(["result-0001.json", "result-0002.json"], TemporaryFolder.Read(bench.Results).Keys);
    }

    [Fact]
    public async Task ConvertAsync_BrokenFrame_FailsWithoutAResult()
    {
        fixture.CopyTo(_folder["a2d2"]);
        File.WriteAllText(Path.Combine(SyntheticFixture.SceneFolder(_folder["a2d2"]), BrokenImage), "no image");
        using var bench = new ShardBench(_folder["a2d2"]);
        await bench.SplitAsync(2);
        bench.Fill(0, 2);

        var exception = await Assert.ThrowsAsync<LabelingDataException>(() => bench.ConvertAsync(0));

        Assert.EndsWith(BrokenImage, Assert.Single(exception.Issues).Path, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(bench.OptMl(0), "processing/output/results")));
    }

    [Fact]
    public async Task ConvertAsync_FileLostSinceTheSplit_TellsWhich()
    {
        using var bench = new ShardBench(fixture.Root);
        await bench.SplitAsync(1);
        bench.Fill(0, 1);
        var image = Path.Combine(bench.OptMl(0), "processing/input/data/camera_lidar_semantic_bboxes", SyntheticFixture.SceneName, BrokenImage);
        File.Delete(image);

        var exception = await Assert.ThrowsAsync<LabelingDataException>(() => bench.ConvertAsync(0));

        Assert.Equal([image], exception.Issues.Select(issue => issue.Path));
    }

    [Fact]
    public async Task ConvertAsync_NoShard_DoesNothing()
    {
        using var bench = new ShardBench(fixture.Root);

        Assert.Equal(0, await bench.ConvertAsync(0));
    }

    [Fact]
    public async Task ConvertAsync_StartedAgainOnWhatAKilledOneLeft_GoesOnAndGivesTheSame()
    {
        using var bench = new ShardBench(fixture.Root);
        await bench.SplitAsync(1);
        bench.Fill(0, 1);
        await bench.ConvertAsync(0);
        var expected = bench.ReadTarget();
        Directory.Delete(Path.Combine(bench.OptMl(0), "processing/output/results"), recursive: true);
        File.WriteAllText(Path.Combine(bench.OptMl(0), "processing/output/target", expected.Keys.First(name => name.EndsWith(".txt", StringComparison.Ordinal))), "1 2");
        var last = default(ConversionProgress);

        await bench.ConvertAsync(0, new Recorder(report => last = report));

        Assert.Equal(new ConversionProgress(4, 4, 3), last);
        ShardBench.AssertEqual(expected, bench.ReadTarget());
    }

    [Fact]
    public async Task ConvertAsync_Stopped_LeavesNoResult()
    {
        using var bench = new ShardBench(fixture.Root);
        await bench.SplitAsync(1);
        bench.Fill(0, 1);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.ConvertAsync(0, cancellationToken: new CancellationToken(canceled: true)));

        Assert.False(Directory.Exists(Path.Combine(bench.OptMl(0), "processing/output/results")));
    }

    [Fact]
    public async Task Steps_TakenTwice_GiveTheSameFiles()
    {
        using var bench = new ShardBench(fixture.Root);
        await bench.RunAsync(2, 2);
        var (target, results) = (bench.ReadTarget(), TemporaryFolder.Read(bench.Results));

        await bench.RunAsync(2, 2);

        ShardBench.AssertEqual(target, bench.ReadTarget());
        ShardBench.AssertEqual(results, TemporaryFolder.Read(bench.Results));
    }

    [Fact]
    public async Task MergeAsync_MissingResult_SaysWhichShard()
    {
        using var bench = new ShardBench(fixture.Root);
        await bench.SplitAsync(3);
        bench.Fill(1, 3);
        await bench.ConvertAsync(1);

        var exception = await Assert.ThrowsAsync<LabelingDataException>(bench.MergeAsync);

        var issue = Assert.Single(exception.Issues);
        Assert.Equal("must hold the result of every shard, but found none of 1, 3 of 3. Convert the missing shards first.", issue.ToString()[(issue.Path.Length + 2)..]);
    }

    [Fact]
    public async Task MergeAsync_NoResult_SaysSo()
    {
        using var bench = new ShardBench(fixture.Root);

        var exception = await Assert.ThrowsAsync<LabelingDataException>(bench.MergeAsync);

        Assert.Equal("none", Assert.Single(exception.Issues).Found);
    }

    [Fact]
    public async Task MergeAsync_ResultsOfTwoSplits_Refuses()
    {
        using var bench = new ShardBench(fixture.Root);
        await bench.RunAsync(3, 3);
        await bench.SplitAsync(2);
        bench.Fill(0, 2);
        Directory.Delete(Path.Combine(bench.OptMl(0), "processing/input/shards"), recursive: true);
        bench.Fill(0, 2);
        await bench.ConvertAsync(0);

        var exception = await Assert.ThrowsAsync<LabelingDataException>(bench.MergeAsync);

        var issue = Assert.Single(exception.Issues);
        Assert.Equal(
            "must hold files of one split, but found shards 1 of 2 of one and shards 2, 3 of 3 of one. Delete what an earlier split left in the S3 prefix of Work, or give each split a prefix of its own.",
            issue.ToString()[(issue.Path.Length + 2)..]);
    }

    public void Dispose() => _folder.Dispose();

    private void AddScene(string name)
    {
        var (from, to) = (SyntheticFixture.SceneName.Replace("_", "", StringComparison.Ordinal), name.Replace("_", "", StringComparison.Ordinal));
        foreach (var (path, content) in TemporaryFolder.Read(SyntheticFixture.SceneFolder(fixture.Root)))
        {
            var file = Path.Combine(_folder["a2d2"], "camera_lidar_semantic_bboxes", name, path.Replace(from, to, StringComparison.Ordinal));
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, content);
        }
    }

    private sealed class Recorder(Action<ConversionProgress> report) : IProgress<ConversionProgress>
    {
        public void Report(ConversionProgress value) => report(value);
    }
}

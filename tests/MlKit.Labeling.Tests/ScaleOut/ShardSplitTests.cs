using MlKit.Labeling.A2d2;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Conversion;
using MlKit.Labeling.ScaleOut;
using MlKit.Labeling.Tests.Conversion;

namespace MlKit.Labeling.Tests.ScaleOut;

public sealed class ShardSplitTests(SyntheticFixture fixture) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1, "4")]
    [InlineData(3, "1 1 2")]
    [InlineData(4, "1 1 1 1")]
    [InlineData(100, "1 1 1 1")]
    public async Task SplitAsync_DealsFramesInOrderAndEqualShares(int shards, string expected)
    {
        using var bench = new ShardBench(fixture.Root);

        var count = await bench.SplitAsync(shards);

        var lists = Lists(bench);
        Assert.Equal(expected, string.Join(' ', lists.Select(list => list.Frames.Length)));
        Assert.Equal(count, lists.Count);
        Assert.Equal([91, 94, 97, 100], lists.SelectMany(list => list.Frames).Select(frame => frame.Parts[0].Id));
    }

    [Fact]
    public async Task SplitAsync_SameSplit_WritesTheSameBytes()
    {
        using var bench = new ShardBench(fixture.Root);
        await bench.SplitAsync(2);
        var first = TemporaryFolder.Read(bench.Conversion.Work.Folder);

        await bench.SplitAsync(2);

        ShardBench.AssertEqual(first, TemporaryFolder.Read(bench.Conversion.Work.Folder));
    }

    [Fact]
    public async Task SplitAsync_FewerShardsThanBefore_DeletesTheOthers()
    {
        using var bench = new ShardBench(fixture.Root);
        await bench.SplitAsync(4);

        await bench.SplitAsync(2);

        Assert.Equal(
            [".mlkit/lock", "files/all.manifest", "files/shard-0001.manifest", "files/shard-0002.manifest", "shards.json", "shards/shard-0001.json", "shards/shard-0002.json"],
            TemporaryFolder.Read(bench.Conversion.Work.Folder).Keys);
    }

    [Fact]
    public async Task SplitAsync_OtherOptionsOrShards_IsAnotherSplit()
    {
        using var bench = new ShardBench(fixture.Root);
        var splits = new HashSet<string>();
        foreach (var (shards, options) in new (int, A2d2ConverterOptions)[] { (1, new()), (2, new()), (2, new() { Images = ImageMode.Original }), (2, new() { FramesPerSequence = 2 }), (2, new() { MaxFrames = 3 }) })
        {
            await bench.SplitAsync(shards, options);
            splits.Add(Assert.Single(Lists(bench).Select(list => list.Header.Split).Distinct()));
        }

        Assert.Equal(5, splits.Count);
    }

    [Fact]
    public async Task SplitAsync_Manifest_NamesTheFilesOfTheShardOnly()
    {
        using var bench = new ShardBench(fixture.Root);

        await bench.SplitAsync(4, new() { Cameras = [A2d2Camera.FrontCenter, A2d2Camera.FrontLeft], Clouds = CloudSource.FirstCamera });

        Assert.Equal(
            """
            [{"prefix":"s3://data/a2d2/"},
            "cams_lidars.json",
            "camera_lidar_semantic_bboxes/20180807_145028/camera/cam_front_center/20180807145028_camera_frontcenter_000000094.png",
            "camera_lidar_semantic_bboxes/20180807_145028/lidar/cam_front_center/20180807145028_lidar_frontcenter_000000094.npz",
            "camera_lidar_semantic_bboxes/20180807_145028/camera/cam_front_center/20180807145028_camera_frontcenter_000000094.json",
            "camera_lidar_semantic_bboxes/20180807_145028/camera/cam_front_left/20180807145028_camera_frontleft_000000094.png",
            "camera_lidar_semantic_bboxes/20180807_145028/camera/cam_front_left/20180807145028_camera_frontleft_000000094.json"]

            """,
            File.ReadAllText(Path.Combine(bench.Conversion.Work.Folder, "files/shard-0002.manifest")).Replace(",\"", ",\n\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SplitAsync_Items_NameListAndManifestOfEachShard()
    {
        using var bench = new ShardBench(fixture.Root);

        await bench.SplitAsync(2);

        Assert.Equal(
            """
            [{"Shard":"s3://bucket/work/shards/shard-0001.json","Files":"s3://bucket/work/files/shard-0001.manifest"},{"Shard":"s3://bucket/work/shards/shard-0002.json","Files":"s3://bucket/work/files/shard-0002.manifest"}]

            """,
            File.ReadAllText(Path.Combine(bench.Conversion.Work.Folder, "shards.json")));
    }

    [Fact]
    public async Task SplitAsync_FrameThatLacksAFile_FailsBeforeAnythingIsWritten()
    {
        fixture.CopyTo(_folder["a2d2"]);
        File.Delete(Directory.GetFiles(Path.Combine(SyntheticFixture.SceneFolder(_folder["a2d2"]), "lidar/cam_front_center")).Order(StringComparer.Ordinal).First());
        using var bench = new ShardBench(_folder["a2d2"]);

        await Assert.ThrowsAsync<LabelingDataException>(() => bench.SplitAsync(2));

        Assert.False(Directory.Exists(bench.Conversion.Work.Folder));
    }

    [Fact]
    public async Task SplitAsync_EgoPoseMissing_FailsAtOnceWithEveryFrame()
    {
        using var bench = new ShardBench(fixture.Root);

        var exception = await Assert.ThrowsAsync<LabelingDataException>(() => bench.SplitAsync(2, new() { EgoPose = frame => throw new KeyNotFoundException($"no pose of {frame.Id}.") }));

        Assert.Equal(4, exception.Issues.Count);
        Assert.Equal(
            "A2d2ConverterOptions.EgoPose: must give a pose for the frame 20180807_145028 front_center 91, but found KeyNotFoundException: no pose of 91. Add the pose, or leave the frame out.",
            exception.Issues[0].ToString());
    }

    [Fact]
    public async Task SplitAsync_SceneOutsideTheData_SaysWhereItMustLie()
    {
        var elsewhere = Path.Combine(fixture.Root, "camera_lidar_semantic_bboxes", SyntheticFixture.SceneName);
        var conversion = new ShardedConversion(new(elsewhere, "s3://data/"), new(_folder["work"], "s3://bucket/work/"), new(_folder["target"], "s3://bucket/target/"));

        var exception = await Assert.ThrowsAsync<LabelingDataException>(() => conversion.SplitAsync([fixture.Scene], 2, cancellationToken: Token));

        Assert.Equal(
            [
                $"{elsewhere}: must hold cams_lidars.json, but found no such file. Give the folder of the data set that holds it, with the S3 prefix of that folder.",
                $"{elsewhere}: must lie in the folder of the data, {elsewhere}, or one level below it, but found another place. Give the folder above the scenes that holds the calibration.",
            ],
            exception.Issues.Select(issue => issue.ToString()));
    }

    [Fact]
    public async Task SplitAsync_WrongArguments_Throws()
    {
        using var bench = new ShardBench(fixture.Root);

        await Assert.ThrowsAsync<ArgumentNullException>("scenes", () => bench.Conversion.SplitAsync(null!, 1, cancellationToken: Token));
        await Assert.ThrowsAsync<ArgumentException>("scenes", () => bench.Conversion.SplitAsync([], 1, cancellationToken: Token));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>("shards", () => bench.Conversion.SplitAsync([fixture.Scene], 0, cancellationToken: Token));
        await Assert.ThrowsAsync<ArgumentException>("optMl", () => ShardWorker.ConvertAsync(" ", cancellationToken: Token));
        await Assert.ThrowsAsync<ArgumentException>("optMl", () => ShardWorker.MergeAsync("", Token));
        var place = bench.Conversion.Work;
        Assert.Throws<ArgumentNullException>("data", () => new ShardedConversion(null!, place, place));
        Assert.Throws<ArgumentNullException>("work", () => new ShardedConversion(place, null!, place));
        Assert.Throws<ArgumentNullException>("target", () => new ShardedConversion(place, place, null!));
    }

    [Fact]
    public async Task Load_DamagedList_TellsEveryProblem()
    {
        using var bench = new ShardBench(fixture.Root);
        await bench.SplitAsync(1);
        var path = Path.Combine(bench.Conversion.Work.Folder, "shards/shard-0001.json");
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"TextXyzi\"", "\"Gif\"", StringComparison.Ordinal).Replace("\"id\":91", "\"id\":\"x\"", StringComparison.Ordinal).Replace("\"camera\":\"front_center\",\"id\":94", "\"camera\":\"top\",\"id\":94", StringComparison.Ordinal));

        var exception = Assert.Throws<LabelingDataException>(() => ShardList.Load(path));

        Assert.Equal(["#$.options.point-format", "#$.frames[0].parts[0].id", "#$.frames[1].parts[0].camera"], exception.Issues.Select(issue => issue.Path[path.Length..]));
        Assert.Equal("must be a camera of A2D2", exception.Issues[2].Rule);
    }

    public void Dispose() => _folder.Dispose();

    private static List<ShardList> Lists(ShardBench bench) =>
        [.. Directory.GetFiles(Path.Combine(bench.Conversion.Work.Folder, "shards")).Order(StringComparer.Ordinal).Select(ShardList.Load)];
}

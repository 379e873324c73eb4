using System.Text.Json.Nodes;
using MlKit.Labeling.Tests.Conversion;

namespace MlKit.Labeling.Tests.Checks;

/// <summary>Damages manifests and sequence files of a converted scene, and removes what they lead to.</summary>
public sealed class InputCheckListingTests(SyntheticFixture fixture) : IDisposable
{
    private readonly ConvertedScene _scene = new(fixture);

    [Fact]
    public async Task RunAsync_NoManifest_IsAnError()
    {
        Directory.Delete(_scene["manifests"], recursive: true);

        Assert.Equal([$"{_scene.Target.Folder}: must hold a manifest (*.manifest), but found none. Convert a scene into the folder first."], await _scene.IssuesAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData(" \n\t\n\n")]
    public async Task RunAsync_EmptyManifest_IsAnError(string text)
    {
        File.WriteAllText(_scene.SequenceManifest, text);

        Assert.Equal(
            [$"{_scene.SequenceManifest}: must hold 1 to 100000 lines, but found 0. Add a line for each frame or sequence, or remove the file."],
            await _scene.IssuesAsync());
    }

    [Fact]
    public async Task RunAsync_BlankLines_AreNotCounted()
    {
        File.AppendAllText(_scene.SequenceManifest, new string('\n', 100_001));

        Assert.Empty(await _scene.IssuesAsync());
    }

    [Fact]
    public async Task RunAsync_TooManyLines_IsAnErrorAndEachSequenceIsReadOnce()
    {
        var line = File.ReadAllLines(_scene.SequenceManifest)[0];
        File.WriteAllLines(_scene.SequenceManifest, Enumerable.Repeat(line, 100_001));

        Assert.Equal([$"{_scene.SequenceManifest}: must hold 1 to 100000 lines, but found 100001. Split it into several labeling jobs."], await _scene.IssuesAsync());
    }

    [Fact]
    public async Task RunAsync_MostLinesAllowed_IsFine()
    {
        var line = File.ReadAllLines(_scene.SequenceManifest)[0];
        File.WriteAllLines(_scene.SequenceManifest, Enumerable.Repeat(line, 100_000));

        Assert.Empty(await _scene.IssuesAsync());
    }

    [Fact]
    public async Task RunAsync_LineThatIsNoJson_IsNamedByItsNumber()
    {
        var lines = File.ReadAllLines(_scene.FrameManifest);
        File.WriteAllLines(_scene.FrameManifest, [lines[0], "", "{\"source-ref\":", .. lines[1..]]);

        Assert.Equal([$"{_scene.FrameManifest}:3: must be JSON in UTF-8, nested 64 levels deep at most, but found a fault at line 1, byte 15. Mend the file or fetch it again."], await _scene.IssuesAsync());
    }

    [Theory]
    [InlineData("s3://other/prefix/a.txt")]
    [InlineData("s3://bucket/prefix/../../a.txt")]
    [InlineData("s3://bucket/prefix//etc/passwd")]
    [InlineData("s3://bucket/prefix/a\0b")]
    [InlineData("s3://bucket/prefix/")]
    public async Task RunAsync_SourceRefOutsideThePrefix_IsAnError(string uri)
    {
        _scene.EditLine(line => line["source-ref"] = uri, 2);

        Assert.Equal([Outside($"{_scene.FrameManifest}:3#$.source-ref", uri)], await _scene.IssuesAsync());
    }

    [Fact]
    public async Task RunAsync_FramePathThatLeavesTheFolder_IsAnError()
    {
        _scene.EditSequence(sequence => sequence["frames"]![1]!["frame"] = "../../x");

        Assert.Equal([Outside($"{_scene.Sequence}#$.frames[1].frame", "s3://bucket/prefix/../../x")], await _scene.IssuesAsync());
    }

    [Fact]
    public async Task RunAsync_ImagePathThatLeavesTheFolder_IsAnError()
    {
        _scene.EditSequence(sequence => sequence["frames"]![1]!["images"]![1]!["image-path"] = "../x.png");

        Assert.Equal([Outside($"{_scene.Sequence}#$.frames[1].images[1].image-path", "s3://bucket/prefix/../x.png")], await _scene.IssuesAsync());
    }

    [Fact]
    public async Task RunAsync_SequenceOfAnotherPrefix_NamesEveryFile()
    {
        _scene.EditSequence(sequence => sequence["prefix"] = "s3://bucket/other/");

        var issues = (await _scene.CheckAsync()).Issues;

        Assert.Equal(4 * 3, issues.Length);
        Assert.Equal(Outside($"{_scene.Sequence}#$.frames[0].frame", "s3://bucket/other/" + ConvertedScene.Points()), issues[0].ToString());
        Assert.Equal(Outside($"{_scene.Sequence}#$.frames[0].images[0].image-path", "s3://bucket/other/" + ConvertedScene.Image()), issues[1].ToString());
    }

    [Fact]
    public async Task RunAsync_MissingSequence_IsAnError()
    {
        File.Delete(_scene.Sequence);

        Assert.Equal([Missing($"{_scene.SequenceManifest}:1#$.source-ref", "20180807_145028/sequence-0001.json")], await _scene.IssuesAsync());
    }

    [Fact]
    public async Task RunAsync_MissingPoints_IsToldOnce()
    {
        File.Delete(_scene[ConvertedScene.Points("094")]);

        Assert.Equal([Missing($"{_scene.FrameManifest}:2#$.source-ref", ConvertedScene.Points("094"))], await _scene.IssuesAsync());
    }

    [Fact]
    public async Task RunAsync_MissingImage_IsToldOnce()
    {
        File.Delete(_scene[ConvertedScene.Image("100")]);

        Assert.Equal([Missing($"{_scene.FrameManifest}:4#$.source-ref-metadata.images[0].image-path", ConvertedScene.Image("100"))], await _scene.IssuesAsync());
    }

    /// <summary>The frame manifest leads to the same point files and is sound.</summary>
    [Fact]
    public async Task RunAsync_MissingImageNamedInTheSequenceOnly_IsAnError()
    {
        _scene.EditSequence(sequence => sequence["frames"]![2]!["images"]![0]!["image-path"] = "absent.png");

        Assert.Equal([Missing($"{_scene.Sequence}#$.frames[2].images[0].image-path", "absent.png")], await _scene.IssuesAsync());
    }

    [Fact]
    public async Task RunAsync_PointFileThatIsAFolder_IsAnError()
    {
        _scene.EditSequence(sequence => sequence["frames"]![0]!["frame"] = "20180807_145028/points");

        Assert.Equal([Missing($"{_scene.Sequence}#$.frames[0].frame", "20180807_145028/points")], await _scene.IssuesAsync());
    }

    [Fact]
    public async Task RunAsync_TwoManifestsOfTheSameFrames_CountFramesAndPointsOnce()
    {
        _scene.EditSequence(sequence => sequence["frames"]![0]!["unix-timestamp"] = 1.5);

        var report = await _scene.CheckAsync();

        Assert.Equal((4, ConvertedScene.Report.Points), (report.Frames, report.Points));
        Assert.All(report.Cameras, camera => Assert.Equal(report.Points, camera.Points));
    }

    [Fact]
    public async Task RunAsync_FrameManifestOnly_IsReady()
    {
        File.Delete(_scene.SequenceManifest);

        var report = await _scene.CheckAsync();

        Assert.Empty(report.Issues);
        Assert.Equal((4, ConvertedScene.Report.Points), (report.Frames, report.Points));
    }

    [Fact]
    public async Task RunAsync_LineWithoutPrefix_FindsImagesBeneathTheTarget()
    {
        _scene.EditLine(line => line["source-ref-metadata"]!.AsObject().Remove("prefix"));

        Assert.Empty(await _scene.IssuesAsync());
    }

    [Fact]
    public async Task RunAsync_FrameWithAPrefixOfItsOwn_FindsItsImagesThere()
    {
        _scene.EditSequence(sequence => sequence["frames"]![0]!["prefix"] = "s3://bucket/prefix/sub/");

        Assert.Equal(
            [
                Missing($"{_scene.Sequence}#$.frames[0].images[0].image-path", "sub/" + ConvertedScene.Image()),
                Missing($"{_scene.Sequence}#$.frames[0].images[1].image-path", "sub/" + ConvertedScene.Image().Replace("front_center", "front_left", StringComparison.Ordinal).Replace("frontcenter", "frontleft", StringComparison.Ordinal)),
            ],
            await _scene.IssuesAsync());
    }

    [Fact]
    public async Task RunAsync_PointsNamedAsASequence_IsAnError()
    {
        _scene.EditLine(line => line.AsObject().Remove("source-ref-metadata"));

        Assert.Contains(": must be JSON in UTF-8, nested 64 levels deep at most, but found a fault at line 1, byte ", Assert.Single(await _scene.IssuesAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_PrefixWithoutSlash_IsAnError()
    {
        _scene.EditSequence(sequence => sequence["prefix"] = "s3://bucket/prefix");

        Assert.Equal(
            [$"{_scene.Sequence}#$.prefix: must be an S3 URI that ends with a slash, but found \"s3://bucket/prefix\". Write it as 's3://bucket/prefix/'."],
            await _scene.IssuesAsync());
    }

    [Fact]
    public async Task RunAsync_NumberOfFramesThatIsNot_IsAnError()
    {
        _scene.EditSequence(sequence => sequence["number-of-frames"] = 5);

        Assert.Equal(
            [$"{_scene.Sequence}#$.number-of-frames: must be the number of entries in 'frames', 4, but found 5. Set it to 4, or add the missing frames."],
            await _scene.IssuesAsync());
    }

    [Fact]
    public async Task RunAsync_NoFormat_IsAnError()
    {
        _scene.EditSequence(sequence => sequence["frames"]![3]!.AsObject().Remove("format"));

        Assert.Equal(
            [$"{_scene.Sequence}#$.frames[3]: must have the key 'format'; without it Ground Truth takes text/xyzi, but found none. Add 'format' with the format the point file was written in."],
            await _scene.IssuesAsync());
    }

    [Fact]
    public async Task RunAsync_UnknownFormat_IsAnError()
    {
        _scene.EditLine(line => line["source-ref-metadata"]!["format"] = "text/xyzl", 1);

        Assert.Equal(
            [$"{_scene.FrameManifest}:2#$.source-ref-metadata.format: must be one of text/xyz, text/xyzi, text/xyzrgb, text/xyzirgb, binary/xyz, binary/xyzi, binary/xyzrgb, binary/xyzirgb, but found \"text/xyzl\". Name the format the point file was written in."],
            await _scene.IssuesAsync());
    }

    [Theory]
    [InlineData(501, "must hold 1 to 500 frames, but found 501 frames. Split the sequence into several files.")]
    [InlineData(0, "must hold 1 to 500 frames, but found 0 frames. Add a frame.")]
    public async Task RunAsync_WrongNumberOfFrames_IsAnError(int count, string expected)
    {
        Repeat(count);

        Assert.Equal([$"{_scene.Sequence}#$.frames: {expected}"], await _scene.IssuesAsync());
    }

    [Fact]
    public async Task RunAsync_ClockThatStandsStill_IsAWarning()
    {
        _scene.EditSequence(sequence => sequence["frames"]![2]!["unix-timestamp"] = 1533653428.1);

        Assert.Equal(
            [$"{_scene.Sequence}#$.frames[2].unix-timestamp: should be later than that of the frame before, 1533653428.1, but found 1533653428.1. Check the order of the frames and the clock."],
            (await _scene.IssuesAsync()).Select(issue => issue.Replace("Warning ", "", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task RunAsync_MostFramesAllowed_IsFine()
    {
        Repeat(500);

        Assert.Empty(await _scene.IssuesAsync());
    }

    [Fact]
    public async Task RunAsync_NineImages_IsAnError()
    {
        _scene.EditSequence(sequence =>
        {
            var images = sequence["frames"]![0]!["images"]!.AsArray();
            while (images.Count < 9)
                images.Add(images[0]!.DeepClone());
        });

        Assert.Equal([$"{_scene.Sequence}#$.frames[0].images: must hold at most 8 images, but found 9 images. Leave some cameras out."], await _scene.IssuesAsync());
    }

    public void Dispose() => _scene.Dispose();

    private void Repeat(int count) => _scene.EditSequence(sequence =>
    {
        var frame = sequence["frames"]![0]!;
        sequence["number-of-frames"] = count;
        sequence["frames"] = new JsonArray([.. Enumerable.Range(0, count).Select(At)]);

        JsonNode At(int second)
        {
            var copy = frame.DeepClone();
            copy["unix-timestamp"] = second;
            return copy;
        }
    });

    private string Missing(string place, string path) =>
        $"{place}: must lead to a file of the folder; s3://bucket/prefix/{path} would be {_scene[path]}, but found no such file. Convert the scene again.";

    private static string Outside(string place, string uri) =>
        $"{place}: must lead to a file beneath s3://bucket/prefix/, but found {uri}. Correct the prefix, or give the prefix the folder will be uploaded to.";
}

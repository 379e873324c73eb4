using System.IO.Compression;
using MlKit.Pipelines.ProcessingJobs;
using MlKit.Pipelines.ProcessingJobs.Local;

namespace MlKit.Pipelines.Tests.ProcessingJobs.Local;

public sealed class InputTests : IDisposable
{
    private readonly JobBench _bench = new();

    [Theory]
    [InlineData("s3://b/in", "a|deep/c|in2/d")]
    [InlineData("s3://b/in/", "a|deep/c")]
    [InlineData("s3://b/in/deep/c", "c")]
    [InlineData("s3://b/in/de", "deep/c")]
    [InlineData("s3://b", "in/a|in/deep/c|in2/d|scripts/run")]
    public async Task RunAsync_Prefix_TakesEveryKeyThatBeginsSo(string uri, string expected)
    {
        _bench.Put("in/a", "");
        _bench.Put("in/deep/c", "");
        _bench.Put("in2/d", "");

        Assert.Equal(expected.Split('|'), await ListAsync(new("in", uri, "/opt/ml/processing/in")));
    }

    [Fact]
    public async Task RunAsync_PrefixWithoutSlash_NotesTheStrays()
    {
        _bench.Put("in/a", "");
        _bench.Put("in2/d", "");

        var result = await _bench.CompleteAsync(List(new("in", "s3://b/in", "/opt/ml/processing/in")));

        Assert.Equal(["ProcessingInputs.in.S3Input.S3Uri: s3://b/in is a prefix, not a folder, so it also took 1 other object(s) such as s3://b/in2/d. End it with '/' to take the folder only."], result.Notes);
    }

    [Fact]
    public async Task RunAsync_Manifest_TakesItsKeys()
    {
        _bench.Put("in/a", "");
        _bench.Put("in/deep/c", "");
        _bench.Put("in/other", "");
        _bench.Put("m.json", """[{"prefix": "s3://b/in/"}, "a", "deep/c"]""");

        Assert.Equal(["a", "deep/c"], await ListAsync(Manifest));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""["a"]""")]
    [InlineData("""[{"prefix": "s3://b/in/"}, 1]""")]
    [InlineData("""[{"prefix": "s3://b/in"}, "../a"]""")]
    [InlineData("""[{"prefix": "s3://b/in"}, "/../../a"]""")]
    [InlineData("no json")]
    public async Task RunAsync_ManifestThatIsNone_Fails(string manifest)
    {
        _bench.Put("m.json", manifest);

        Assert.Equal(
            """ClientError: The manifest s3://b/m.json of ProcessingInputs.in must look like [{"prefix": "s3://bucket/folder/"}, "key", "key"] with keys that are the names of files. Correct it.""",
            (await _bench.RunAsync(List(Manifest))).FailureReason);
    }

    [Fact]
    public async Task RunAsync_ManifestOfMissingObject_Fails()
    {
        _bench.Put("m.json", """[{"prefix": "s3://b/in/"}, "a"]""");

        Assert.Equal(
            $"ClientError: The object s3://b/in/a of the manifest s3://b/m.json does not exist. Put the files into the folder '{_bench.Bucket}', which stands for the bucket 'b', or correct ProcessingInputs.in.S3Input.S3Uri.",
            (await _bench.RunAsync(List(Manifest))).FailureReason);
    }

    [Fact]
    public async Task RunAsync_NoObjects_Fails()
    {
        var result = await _bench.RunAsync(List(new("in", "s3://b/nothing/", "/opt/ml/processing/in")));

        Assert.Equal(LocalJobStatus.Failed, result.Status);
        Assert.Equal(
            $"ClientError: No S3 objects found under S3 URL \"s3://b/nothing/\" given in input data source. Put the files into the folder '{_bench.Bucket}', which stands for the bucket 'b', or correct ProcessingInputs.in.S3Input.S3Uri.",
            result.FailureReason);
        Assert.Equal([null], result.ExitCodes);
    }

    [Fact]
    public async Task RunAsync_Gzip_IsUnpacked()
    {
        Pack(_bench.Put("in/a.csv.gz", ""), "a,b");
        Pack(_bench.Put("in/b", ""), "c,d");
        var job = _bench.Sh("cd /opt/ml/processing/in; cat a.csv b")
            .AddInput(new ProcessingInput("in", "s3://b/in/", "/opt/ml/processing/in") { Compression = "Gzip" });

        var result = await _bench.CompleteAsync(job);

        Assert.Equal(["a,bc,d"], _bench.Output);
        Assert.Equal(["ProcessingInputs.in.S3Input.S3CompressionType: AWS unpacks Gzip only where S3InputMode is Pipe; this run unpacked the files and took '.gz' from their names."], result.Notes);
    }

    [Fact]
    public async Task RunAsync_GzipThatIsNone_Fails()
    {
        _bench.Put("in/a.gz", "plain");

        Assert.Equal(
            "ClientError: s3://b/in/a.gz of ProcessingInputs.in must be packed with gzip, since S3CompressionType is Gzip. Pack it, or set S3CompressionType to None.",
            (await _bench.RunAsync(List(new("in", "s3://b/in/", "/opt/ml/processing/in") { Compression = "Gzip" }))).FailureReason);
    }

    [Fact]
    public async Task RunAsync_InputsAreChanged_TheBucketIsNot()
    {
        _bench.Put("in/a", "before");

        await _bench.CompleteAsync(_bench.Sh("echo after > /opt/ml/processing/in/a").AddInput("in", "s3://b/in/", "/opt/ml/processing/in"));

        Assert.Equal("before", _bench.Get("in/a"));
    }

    [Fact]
    public void ListKeys_IsInTheOrderOfS3()
    {
        foreach (var name in (string[])["b", "a/z", "a.x", "A", "ä", "\uFF5E", "😀"])
            _bench.Put($"k/{name}", "");

        // Bytes of UTF-8: the emoji lies behind U+FF5E, though its first surrogate does not.
        Assert.Equal(["k/A", "k/a.x", "k/a/z", "k/b", "k/ä", "k/\uFF5E", "k/😀"], _bench.Options.Buckets.ListKeys("b", "k/"));
    }

    [Fact]
    public void With_BucketOfItsOwnFolder_IsTakenFromThere()
    {
        var buckets = _bench.Options.Buckets.With("other", _bench.WorkFolder);

        Assert.Equal(Path.Combine(_bench.WorkFolder, "k"), buckets.FileOf("other", "k"));
        Assert.Equal(Path.Combine(_bench.Bucket, "k"), buckets.FileOf("b", "k"));
    }

    public void Dispose() => _bench.Dispose();

    private static ProcessingInput Manifest => new("in", "s3://b/m.json", "/opt/ml/processing/in") { DataType = "ManifestFile" };

    private ProcessingJob List(ProcessingInput input) => _bench.Sh("cd /opt/ml/processing/in && find . -type f | sed 's:^./::' | LC_ALL=C sort").AddInput(input);

    private async Task<IEnumerable<string>> ListAsync(ProcessingInput input)
    {
        await _bench.CompleteAsync(List(input));
        return _bench.Output;
    }

    private static void Pack(string file, string text)
    {
        using var writer = new StreamWriter(new GZipStream(File.Create(file), CompressionMode.Compress));
        writer.Write(text);
    }
}

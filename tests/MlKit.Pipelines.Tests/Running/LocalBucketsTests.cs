using System.Text;
using MlKit.Pipelines.Running;

namespace MlKit.Pipelines.Tests.Running;

public sealed class LocalBucketsTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("mlkit-objects-").FullName;

    private LocalBuckets Buckets => LocalBuckets.In(_root);

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [InlineData("a", "../ab/x", "the part '..' leads elsewhere")]
    [InlineData("a", "x/../../b", "the part '..' leads elsewhere")]
    [InlineData("a", "x/./b", "the part '.' leads elsewhere")]
    [InlineData("..", "x", "the bucket '..' leads elsewhere")]
    [InlineData("/etc", "passwd", "the bucket '/etc' has a slash or a zero")]
    [InlineData("a/../..", "x", "the bucket 'a/../..' has a slash or a zero")]
    [InlineData("", "x", "the bucket '' is empty")]
    [InlineData("a", "/etc/passwd", "a part of the key is empty")]
    [InlineData("a", "", "a part of the key is empty")]
    [InlineData("a", "x//y", "a part of the key is empty")]
    [InlineData("a", "x/", "a part of the key is empty")]
    [InlineData("a", "x/.mlkit-unfinished-1", "the part '.mlkit-unfinished-1' is the name of an unfinished file")]
    public async Task OpenAsync_ObjectThatCannotBeItsFile_IsRefused(string bucket, string key, string problem)
    {
        var e = await Assert.ThrowsAsync<ArgumentException>(async () => await Buckets.OpenAsync(bucket, key, TestContext.Current.CancellationToken));

        Assert.Equal($"s3://{bucket}/{key}: must have a bucket and a key whose parts can be names of files here, but {problem}. Use other names. (Parameter 'key')", e.Message);
    }

    [Theory]
    [InlineData("..", "")]
    [InlineData("a", "../")]
    [InlineData("a", "x//y")]
    public async Task ListAsync_PrefixOutsideTheBucket_IsRefused(string bucket, string prefix) =>
        await Assert.ThrowsAsync<ArgumentException>(async () => await KeysAsync(bucket, prefix));

    [Theory]
    [InlineData("nul")]
    [InlineData("a/CON")]
    [InlineData("a/com1.txt")]
    [InlineData("LPT³")]
    [InlineData("aux .log")]
    [InlineData("a.")]
    [InlineData("a ")]
    [InlineData("a:b")]
    [InlineData("a\\b")]
    public void FindProblem_NameReservedOnWindows_IsOneThereOnly(string key)
    {
        Assert.EndsWith("is reserved on Windows", ObjectNames.FindProblem("b", key, isWindows: true), StringComparison.Ordinal);
        Assert.Null(ObjectNames.FindProblem("b", key, isWindows: false));
    }

    [Theory]
    [InlineData("console")]
    [InlineData("com")]
    [InlineData("com10")]
    [InlineData("nul-1")]
    [InlineData("a/..b")]
    public void FindProblem_OrdinaryName_IsNone(string key) => Assert.Null(ObjectNames.FindProblem("b", key, isWindows: true));

    [Fact]
    public void FindProblem_PartLongerThanAFileName_IsOne()
    {
        Assert.Null(ObjectNames.FindProblem("b", new string('ä', 127), isWindows: false));
        Assert.EndsWith("is longer than 255 bytes", ObjectNames.FindProblem("b", new string('ä', 128), isWindows: false), StringComparison.Ordinal);
        Assert.EndsWith("is longer than 255 characters", ObjectNames.FindProblem("b", new string('ä', 256), isWindows: true), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WriteAsync_ThatFails_LeavesNoFileAndKeepsTheOld()
    {
        await WriteAsync("b", "k/x", "old");

        await Assert.ThrowsAsync<IOException>(async () => await Buckets.WriteAsync("b", "k/x", new BrokenStream(), TestContext.Current.CancellationToken));

        Assert.Equal([Path.Combine(_root, "b", "k", "x")], Directory.EnumerateFiles(_root, "*", SearchOption.AllDirectories));
        Assert.Equal("old", await ReadAsync("b", "k/x"));
    }

    [Fact]
    public async Task WriteAsync_WhileItIsWritten_IsNotListed()
    {
        var content = new WatchedStream(async () => Assert.Empty(await KeysAsync("b", "")));

        await Buckets.WriteAsync("b", "k/x", content, TestContext.Current.CancellationToken);

        Assert.True(content.WasWatched);
        Assert.Equal(["k/x"], await KeysAsync("b", ""));
    }

    [Fact]
    public async Task WriteAsync_KeyThatIsAFolder_IsRefused()
    {
        await WriteAsync("b", "k/x", "1");

        var e = await Assert.ThrowsAsync<IOException>(() => WriteAsync("b", "k", "2"));

        Assert.Equal($"s3://b/k: must not be a folder as well, since it is a file here, but '{Path.Combine(_root, "b", "k")}' is one. Give the object another key, or remove the folder.", e.Message);
    }

    [Fact]
    public async Task WriteAsync_KeyBelowAnObject_IsRefused()
    {
        await WriteAsync("b", "k/x", "1");

        var e = await Assert.ThrowsAsync<IOException>(() => WriteAsync("b", "k/x/y/z", "2"));

        Assert.Equal("s3://b/k/x/y/z: must lie in folders, since it is a file here, but 's3://b/k/x' is an object. Give one of them another key.", e.Message);
    }

    [Fact]
    public async Task ListAsync_Keys_AreInTheOrderOfTheirBytes()
    {
        foreach (var key in (string[])["k/b", "k/a/z", "k/a.x", "k/A", "k/ä", "k/\uFF5E", "k/😀", "l"])
            await WriteAsync("b", key, "1");

        Assert.Equal(["k/A", "k/a.x", "k/a/z", "k/b", "k/ä", "k/\uFF5E", "k/😀"], await KeysAsync("b", "k"));
        Assert.Equal(["k/a.x", "k/a/z"], await KeysAsync("b", "k/a"));
    }

    [Fact]
    public async Task ListAsync_BucketThatIsNotThere_ListsNothing() => Assert.Empty(await KeysAsync("b", ""));

    [Fact]
    public async Task With_FolderOfItsOwn_HoldsThatBucketOnly()
    {
        var buckets = Buckets.With("b", Path.Combine(_root, "elsewhere"));

        await buckets.WriteAsync("b", "x", new MemoryStream(), TestContext.Current.CancellationToken);
        await buckets.WriteAsync("c", "x", new MemoryStream(), TestContext.Current.CancellationToken);

        Assert.True(File.Exists(Path.Combine(_root, "elsewhere", "x")) && File.Exists(Path.Combine(_root, "c", "x")));
    }

    private async Task WriteAsync(string bucket, string key, string text) => await Buckets.WriteAsync(bucket, key, new MemoryStream(Encoding.UTF8.GetBytes(text)), TestContext.Current.CancellationToken);

    private async Task<string?> ReadAsync(string bucket, string key)
    {
        using var reader = new StreamReader((await Buckets.OpenAsync(bucket, key, TestContext.Current.CancellationToken))!);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    private async Task<List<string>> KeysAsync(string bucket, string prefix) =>
        await Buckets.ListAsync(bucket, prefix, TestContext.Current.CancellationToken).Select(item => item.Key).ToListAsync(TestContext.Current.CancellationToken);

    private sealed class BrokenStream : MemoryStream
    {
        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) => throw new IOException("No space left on device");
    }

    private sealed class WatchedStream(Func<Task> watch) : MemoryStream
    {
        public bool WasWatched { get; private set; }

        public override async Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
        {
            await destination.WriteAsync("half"u8.ToArray(), cancellationToken);
            await destination.FlushAsync(cancellationToken);
            await watch();
            WasWatched = true;
        }
    }
}

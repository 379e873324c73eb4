using MlKit.Pipelines.Running;

namespace MlKit.Pipelines.Tests.Running;

public sealed class FolderObjectStoreTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("mlkit-objects-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [InlineData("a", "../ab/x")]
    [InlineData("a", "x/../../b")]
    [InlineData("..", "x")]
    [InlineData("/etc", "passwd")]
    [InlineData("a/../..", "x")]
    [InlineData("", "x")]
    [InlineData("a", "/etc/passwd")]
    public async Task OpenAsync_ObjectOutsideItsBucket_IsRefused(string bucket, string key)
    {
        var e = await Assert.ThrowsAsync<ArgumentException>(async () => await new FolderObjectStore(_root).OpenAsync(bucket, key, TestContext.Current.CancellationToken));

        Assert.Equal($"The object must lie below the folder of its bucket, but 's3://{bucket}/{key}' leads out of it. Name a bucket, and remove '..' from the key. (Parameter 'key')", e.Message);
    }

    [Fact]
    public async Task WriteAsync_ThatFails_LeavesNoFile()
    {
        var store = new FolderObjectStore(_root);

        await Assert.ThrowsAsync<IOException>(async () => await store.WriteAsync("b", "k/x", new BrokenStream(), TestContext.Current.CancellationToken));

        Assert.Empty(Directory.EnumerateFiles(_root, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task ListAsync_BucketThatIsNotThere_ListsNothing() =>
        Assert.Empty(await new FolderObjectStore(_root).ListAsync("b", "", TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));

    private sealed class BrokenStream : MemoryStream
    {
        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) => throw new IOException("No space left on device");
    }
}

using MlKit.Pipelines.Running;

namespace MlKit.Pipelines.Tests.Running;

public sealed class ObjectTaskTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("mlkit-objects-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [InlineData("", "a/1,a/2,a/b/3,c", "", "")]
    [InlineData("""  ,"Prefix":"a/" """, "a/1,a/2,a/b/3", "", "")]
    [InlineData("""  ,"MaxKeys":2 """, "a/1,a/2", "", "a/2")]
    [InlineData("""  ,"MaxKeys":2,"ContinuationToken":"a/2" """, "a/b/3,c", "", "")]
    [InlineData("""  ,"StartAfter":"a/1" """, "a/2,a/b/3,c", "", "")]
    [InlineData("""  ,"Delimiter":"/" """, "c", "a/", "")]
    [InlineData("""  ,"Delimiter":"/","Prefix":"a/" """, "a/1,a/2", "a/b/", "")]
    [InlineData("""  ,"Delimiter":"/","MaxKeys":1 """, "", "a/", "a/")]
    [InlineData("""  ,"Delimiter":"/","MaxKeys":1,"ContinuationToken":"a/" """, "c", "", "")]
    [InlineData("""  ,"MaxKeys":0 """, "", "", "", true)]
    public async Task ListObjectsV2_Request_ListsOnePage(string more, string keys, string prefixes, string next, bool isTruncated = false)
    {
        foreach (var key in (string[])["c", "a/2", "a/1", "a/b/3"])
            await LocalBuckets.In(_root).WriteAsync("b", key, new MemoryStream(), TestContext.Current.CancellationToken);

        var output = (await CallAsync("listObjectsV2", $"\"Bucket\":\"b\"{more}")).Output!.Value;

        Assert.Equal(keys, string.Join(',', output.GetProperty("Contents").EnumerateArray().Select(item => item.GetProperty("Key").GetString())));
        Assert.Equal(prefixes, output.TryGetProperty("CommonPrefixes", out var found) ? string.Join(',', found.EnumerateArray().Select(item => item.GetProperty("Prefix").GetString())) : "");
        Assert.Equal(next, output.TryGetProperty("NextContinuationToken", out var token) ? token.GetString() : "");
        Assert.Equal(isTruncated || next.Length > 0, output.GetProperty("IsTruncated").GetBoolean());
    }

    [Fact]
    public async Task ListObjectsV2_MaxKeysThatIsNoNumber_Fails()
    {
        var result = await CallAsync("listObjectsV2", """ "Bucket":"b","MaxKeys":"many" """);

        Assert.Equal(("S3.S3Exception", "MaxKeys must be a number from 0, but was 'many'."), (result.Error, result.Cause));
    }

    [Fact]
    public async Task GetObject_LargeObject_FailsWithoutReadingAllOfIt()
    {
        var objects = new EndlessStore();

        var result = await CallAsync("getObject", """ "Bucket":"b","Key":"k" """, objects);

        Assert.Equal("States.DataLimitExceeded", result.Error);
        Assert.InRange(objects.Content.BytesRead, 1, 2_000_000);
    }

    private Task<ExecutionResult> CallAsync(string action, string parameters, IObjectStore? objects = null) => Workflows.RunAsync(
        $$""" "T":{"Type":"Task","Resource":"arn:aws:states:::aws-sdk:s3:{{action}}","Parameters":{ {{parameters}} },"End":true} """,
        options: new LocalRunnerOptions { Objects = objects ?? LocalBuckets.In(_root) });

    private sealed class EndlessStore : IObjectStore
    {
        public EndlessStream Content { get; } = new();

        public ValueTask<Stream?> OpenAsync(string bucket, string key, CancellationToken cancellationToken) => ValueTask.FromResult<Stream?>(Content);

        public IAsyncEnumerable<StoredObject> ListAsync(string bucket, string prefix, CancellationToken cancellationToken) => AsyncEnumerable.Empty<StoredObject>();

        public ValueTask WriteAsync(string bucket, string key, Stream content, CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }

    private sealed class EndlessStream : MemoryStream
    {
        public long BytesRead { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (BytesRead > 100_000_000)
                return ValueTask.FromResult(0);

            buffer.Span.Fill((byte)'x');
            BytesRead += buffer.Length;
            return ValueTask.FromResult(buffer.Length);
        }
    }
}

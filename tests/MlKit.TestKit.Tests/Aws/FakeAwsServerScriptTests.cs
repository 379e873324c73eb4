using System.Net;
using Amazon.SQS;
using MlKit.TestKit.Aws;

namespace MlKit.TestKit.Tests.Aws;

public sealed class FakeAwsServerScriptTests
{
    private const string Unscripted = "AmazonSQS.GetQueueUrl: no script answers this operation. Call FakeAwsServer.On(\"GetQueueUrl\", ...).";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task DisposeAsync_UnscriptedOperation_NamesItOnce()
    {
        var aws = await FakeAwsServer.StartAsync(Cancellation);
        using var client = new AmazonSQSClient(aws.Configure(new AmazonSQSConfig()));

        var first = await Assert.ThrowsAsync<AmazonSQSException>(() => client.GetQueueUrlAsync("q", Cancellation));
        await Assert.ThrowsAsync<AmazonSQSException>(() => client.GetQueueUrlAsync("q", Cancellation));

        Assert.Equal(HttpStatusCode.NotImplemented, first.StatusCode);
        Assert.Equal("UnscriptedOperation", first.ErrorCode);
        Assert.Equal(Unscripted, first.Message);
        Assert.Equal(2, aws.Requests.Count);
        Assert.Equal(Unscripted, (await Assert.ThrowsAsync<InvalidOperationException>(async () => await aws.DisposeAsync())).Message);
    }

    [Fact]
    public async Task DisposeAsync_SeveralFailures_TellsThemAll()
    {
        var aws = await FakeAwsServer.StartAsync(Cancellation);
        aws.On("ListQueues", _ => throw new InvalidDataException("no queues"));
        using var client = new AmazonSQSClient(aws.Configure(new AmazonSQSConfig()));

        await Assert.ThrowsAsync<AmazonSQSException>(() => client.GetQueueUrlAsync("q", Cancellation));
        var second = await Assert.ThrowsAsync<AmazonSQSException>(() => client.ListQueuesAsync("q", Cancellation));

        Assert.Equal("ScriptFailed", second.ErrorCode);
        var exception = await Assert.ThrowsAsync<AggregateException>(async () => await aws.DisposeAsync());
        Assert.Equal(
            [Unscripted, "AmazonSQS.ListQueues: the script threw InvalidDataException: no queues"],
            exception.InnerExceptions.Select(inner => inner.Message));
        Assert.IsType<InvalidDataException>(exception.InnerExceptions[1].InnerException);
    }

    [Fact]
    public async Task DisposeAsync_Again_DoesNothing()
    {
        var aws = await FakeAwsServer.StartAsync(Cancellation);

        await aws.DisposeAsync();
        await aws.DisposeAsync();
    }

    [Fact]
    public async Task On_BadArguments_Throws()
    {
        await using var aws = await FakeAwsServer.StartAsync(Cancellation);

        Assert.Equal("operation", Assert.Throws<ArgumentException>(() => aws.On(" ", FakeAwsResponse.Empty())).ParamName);
        Assert.Equal("handler", Assert.Throws<ArgumentNullException>(() => aws.On("A", (Func<FakeAwsRequest, FakeAwsResponse>)null!)).ParamName);
        Assert.Equal("responses", Assert.Throws<ArgumentNullException>(() => aws.On("A", (FakeAwsResponse[])null!)).ParamName);
        var none = Assert.Throws<ArgumentException>(() => aws.On("A"));
        Assert.Equal("The responses of 'A' must be at least one, but there is none. (Parameter 'responses')", none.Message);
        Assert.Equal("config", Assert.Throws<ArgumentNullException>(() => aws.Configure<AmazonSQSConfig>(null!)).ParamName);
    }
}

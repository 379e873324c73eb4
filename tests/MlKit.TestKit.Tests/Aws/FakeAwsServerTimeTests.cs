using Amazon.SQS;
using Microsoft.Extensions.Time.Testing;
using MlKit.TestKit.Aws;

namespace MlKit.TestKit.Tests.Aws;

public sealed class FakeAwsServerTimeTests
{
    private static readonly FakeAwsResponse Queue = FakeAwsResponse.Json("""{"QueueUrl":"q"}""");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_Clock_AnswersWhenItHasMoved()
    {
        await using var aws = await FakeAwsServer.StartAsync(Cancellation);
        var clock = new FakeTimeProvider();
        aws.On("GetQueueUrl", Queue.After(TimeSpan.FromMinutes(1), clock));
        using var client = new AmazonSQSClient(aws.Configure(new AmazonSQSConfig()));

        var call = client.GetQueueUrlAsync("q", Cancellation);
        await aws.ReceivedAsync("GetQueueUrl", cancellationToken: Cancellation);
        clock.Advance(TimeSpan.FromSeconds(59));
        Assert.False(call.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("q", (await call).QueueUrl);
    }

    [Fact]
    public async Task After_Gate_AnswersWhenItOpens()
    {
        await using var aws = await FakeAwsServer.StartAsync(Cancellation);
        var gate = new TaskCompletionSource();
        aws.On("GetQueueUrl", Queue.After(gate.Task));
        using var client = new AmazonSQSClient(aws.Configure(new AmazonSQSConfig()));

        var calls = Enumerable.Range(0, 3).Select(_ => client.GetQueueUrlAsync("q", Cancellation)).ToArray();
        await aws.ReceivedAsync("GetQueueUrl", 3, Cancellation);
        Assert.DoesNotContain(calls, call => call.IsCompleted);
        gate.SetResult();

        Assert.All(await Task.WhenAll(calls), response => Assert.Equal("q", response.QueueUrl));
    }

    [Fact]
    public async Task After_CallCancelled_EndsTheCallAndIsNotRetried()
    {
        await using var aws = await FakeAwsServer.StartAsync(Cancellation);
        aws.On("GetQueueUrl", Queue.After(new TaskCompletionSource().Task));
        using var client = new AmazonSQSClient(aws.Configure(new AmazonSQSConfig()));
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);

        var call = client.GetQueueUrlAsync("q", cancelled.Token);
        await aws.ReceivedAsync("GetQueueUrl", cancellationToken: Cancellation);
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Single(aws.Requests);
    }

    [Fact]
    public async Task DisposeAsync_ResponseHeldBack_DoesNotWaitForIt()
    {
        var aws = await FakeAwsServer.StartAsync(Cancellation);
        aws.On("GetQueueUrl", Queue.After(new TaskCompletionSource().Task));
        var config = aws.Configure(new AmazonSQSConfig());
        config.MaxErrorRetry = 0;
        using var client = new AmazonSQSClient(config);
        var call = client.GetQueueUrlAsync("q", Cancellation);
        await aws.ReceivedAsync("GetQueueUrl", cancellationToken: Cancellation);

        await aws.DisposeAsync();

        await Assert.ThrowsAnyAsync<Exception>(() => call);
    }

    [Fact]
    public async Task ReceivedAsync_NeverCalled_EndsByItsToken()
    {
        await using var aws = await FakeAwsServer.StartAsync(Cancellation);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => aws.ReceivedAsync("GetQueueUrl", cancellationToken: new(canceled: true)));
    }
}

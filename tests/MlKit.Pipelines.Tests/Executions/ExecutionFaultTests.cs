using Microsoft.Extensions.Logging.Testing;
using MlKit.Pipelines.Executions;
using MlKit.TestKit.Aws;

namespace MlKit.Pipelines.Tests.Executions;

public sealed class ExecutionFaultTests : ExecutionTests
{
    private static readonly FakeAwsResponse[] Throttled = [.. Enumerable.Repeat(FakeAwsResponse.Throttle(), 4)];

    public static TheoryData<string> WatchOperations => ["GetExecutionHistory", "DescribeProcessingJob", "DescribeLogStreams", "GetLogEvents"];

    [Theory]
    [MemberData(nameof(WatchOperations))]
    public async Task WatchAsync_ThrottledBeyondTheRetriesOfTheClient_GoesOn(string operation)
    {
        Script();
        var answers = Failing(operation, Throttled);
        var logger = new FakeLogger();
        var client = new ExecutionClient(StepFunctions, SageMaker, Logs, new ExecutionClientOptions { TimeProvider = Clock, MaxPollInterval = TimeSpan.FromSeconds(20), Logger = logger });

        var events = await WatchAsync(client: client);

        Assert.Equal("SUCCEEDED {}", Text(events[^1]));
        Assert.Equal(7, events.OfType<HistoryEntryEvent>().Count());
        Assert.Equal(["Clean: clean-1/algo-1-1: line"], events.OfType<JobLogEvent>().Select(Text));
        Assert.True(answers() > 4);
        var record = Assert.Single(logger.Collector.GetSnapshot(), record => record.Id.Id == 1004);
        Assert.Equal($"Look 1 of at most 10 at execution {ExecutionArn} failed: {operation} with ThrottlingException; the next one is in 00:00:04", record.Message);
    }

    [Theory]
    [MemberData(nameof(WatchOperations))]
    public async Task WatchAsync_Refused_ThrowsAfterWhatWasSeen(string operation)
    {
        Script();
        Failing(operation, FakeAwsResponse.Error("AccessDeniedException", "Not authorized"));
        List<ExecutionEvent> events = [];

        var error = await Assert.ThrowsAsync<PipelineServiceException>(async () =>
        {
            await foreach (var told in Client.WatchAsync(ExecutionArn, cancellationToken: Token))
                events.Add(told);
        });

        Assert.EndsWith($"Not authorized. Allow {operation} to the caller in its IAM policy.", error.Message, StringComparison.Ordinal);
        Assert.Equal(operation == "GetExecutionHistory" ? 0 : 6, events.OfType<HistoryEntryEvent>().Count());
        Assert.Empty(Clock.Waits);
    }

    [Theory]
    [MemberData(nameof(WatchOperations))]
    public async Task WatchAsync_ConnectionBreaks_GoesOn(string operation)
    {
        Script();
        var answer = Json($"{{\"x\":\"{new string('x', 1000)}\"}}");
        Failing(operation, [.. Enumerable.Repeat(answer.ResetAfter(0), 4), .. Enumerable.Repeat(answer.ResetAfter(500), 4), .. Enumerable.Repeat(answer.TruncatedAfter(500), 4), FakeAwsResponse.HtmlError(502)]);

        var events = await WatchAsync();

        Assert.Equal("SUCCEEDED {}", Text(events[^1]));
        Assert.Equal(7, events.OfType<HistoryEntryEvent>().Count());
        Assert.Single(events.OfType<JobLogEvent>());
    }

    [Fact]
    public async Task WatchAsync_JobOfAnotherAccount_IsLeftOut()
    {
        Script();
        Failing("DescribeProcessingJob", FakeAwsResponse.Error("ValidationException", "Could not find requested job with name: clean-1"));
        var logger = new FakeLogger();

        var events = await WatchAsync(client: new ExecutionClient(StepFunctions, SageMaker, Logs, new ExecutionClientOptions { TimeProvider = Clock, Logger = logger }));

        Assert.Equal("SUCCEEDED {}", Text(events[^1]));
        Assert.Empty(events.OfType<JobStatusEvent>());
        Assert.Equal($"Job clean-1 of execution {ExecutionArn} is not in the account and region of the client and is not followed", Assert.Single(logger.Collector.GetSnapshot(), record => record.Id.Id == 1007).Message);
    }

    [Fact]
    public async Task WatchAsync_NeverReached_GivesUp()
    {
        Server.On("GetExecutionHistory", FakeAwsResponse.HtmlError());
        var client = new ExecutionClient(StepFunctions, options: new ExecutionClientOptions { TimeProvider = Clock, MaxPollInterval = TimeSpan.FromSeconds(20), MaxFailedPolls = 2 });

        var error = await Assert.ThrowsAsync<PipelineServiceException>(() => WatchAsync(client: client));

        Assert.True(error.IsRetryable);
        Assert.Equal([4, 12], Clock.Waits.Select(wait => wait.TotalSeconds));
        Assert.Equal(3 * 4, Server.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(WatchOperations))]
    public async Task WatchAsync_CancelledWithinACall_EndsAtOnce(string operation)
    {
        Script();
        Failing(operation, FakeAwsResponse.Json("{}").After(new TaskCompletionSource().Task));
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var watch = CountAsync(Client.WatchAsync(ExecutionArn, cancellationToken: cancellation.Token));
        await Server.ReceivedAsync(operation, cancellationToken: Token);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watch);
        Assert.Equal(operation, Operations().Last());
    }

    [Theory]
    [InlineData(CancelAction.None, "")]
    [InlineData(CancelAction.StopExecution, "StopExecution")]
    [InlineData(CancelAction.StopExecutionAndJobs, "StopExecution,GetExecutionHistory,DescribeProcessingJob,StopProcessingJob")]
    public async Task WatchAsync_Cancelled_StopsWhatWasAskedFor(CancelAction action, string sent)
    {
        History.Started().Entered("Clean", previous: 0).Submitted("Processing", "clean-1");
        OnHistory();
        OnProcessingJob(("InProgress", 0, null, null));
        OnNoLogs();
        Server.On("StopExecution", Json("""{"stopDate":1}""")).On("StopProcessingJob", Json("{}"));
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var before = 0;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var told in Client.WatchAsync(ExecutionArn, new WatchOptions { OnCancel = action }, cancellation.Token))
            {
                if (told is not JobStatusEvent)
                    continue;

                before = Server.Requests.Count;
                await cancellation.CancelAsync();
            }
        });

        Assert.Equal(sent, string.Join(',', Operations().Skip(before)));
    }

    [Fact]
    public async Task WatchAsync_CancelledBetweenTwoLooks_EndsAtOnce()
    {
        History.Started();
        OnHistory();
        var halfAMinute = TimeSpan.FromSeconds(30);
        var client = new ExecutionClient(StepFunctions, options: new ExecutionClientOptions { TimeProvider = Clock, PollInterval = halfAMinute, MaxPollInterval = halfAMinute });
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var watch = CountAsync(client.WatchAsync(ExecutionArn, cancellationToken: cancellation.Token));
        await Clock.Held.WaitAsync(Token);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watch);
        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task WatchAsync_CancelledAndNotStopped_SaysSo()
    {
        History.Started();
        OnHistory();
        Server.On("StopExecution", FakeAwsResponse.Error("AccessDeniedException", "No"));

        var error = await Assert.ThrowsAsync<PipelineServiceException>(CancelAtFirstEventAsync);

        Assert.Equal("StopExecution", error.Operation);
    }

    [Fact]
    public async Task WatchAsync_CancelledAndNotStoppedInTime_SaysSo()
    {
        History.Started();
        OnHistory();
        Server.On("StopExecution", FakeAwsResponse.Json("{}").After(new TaskCompletionSource().Task));
        var watch = CancelAtFirstEventAsync();
        await Server.ReceivedAsync("StopExecution", cancellationToken: Token);

        Clock.Advance(TimeSpan.FromSeconds(30));

        var error = await Assert.ThrowsAsync<PipelineServiceException>(() => watch);
        Assert.Equal($"The execution '{ExecutionArn}' must be stopped within 30 seconds of the cancellation, but AWS did not answer in time. Call StopAsync; otherwise it and its jobs may go on.", error.Message);
    }

    [Fact]
    public async Task WatchAsync_LeftWithoutCancellation_StopsNothing()
    {
        History.Started();
        OnHistory();

        await foreach (var told in Client.WatchAsync(ExecutionArn, new WatchOptions { OnCancel = CancelAction.StopExecutionAndJobs }, Token))
            break;

        Assert.Equal(["GetExecutionHistory"], Operations());
    }

    [Fact]
    public async Task WatchAsync_OutputThatIsCut_LeavesTheJobOut()
    {
        History.Started().Entered("Clean", previous: 0).Add("TaskSubmitted", null, "taskSubmittedEventDetails", new() { ["resourceType"] = "sagemaker", ["resource"] = "createProcessingJob.sync", ["output"] = """{"ProcessingJobArn":"arn:aws""" }).Succeeded();
        OnHistory();

        var events = await WatchAsync();

        Assert.Empty(events.OfType<JobStatusEvent>());
    }

    private static async Task<int> CountAsync(IAsyncEnumerable<ExecutionEvent> events)
    {
        var count = 0;
        await foreach (var told in events)
            count++;

        return count;
    }

    private async Task CancelAtFirstEventAsync()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        await foreach (var told in Client.WatchAsync(ExecutionArn, new WatchOptions { OnCancel = CancelAction.StopExecution }, cancellation.Token))
            await cancellation.CancelAsync();
    }

    private void Script()
    {
        History.Started().Entered("Clean", previous: 0).Submitted("Processing", "clean-1").TaskSucceeded("createProcessingJob.sync", "Processing", "clean-1").NextLook().Succeeded();
        OnHistory();
        OnProcessingJob(("Completed", 0, 1, null));
        OnLog("clean-1/algo-1-1", ["line"]);
    }

    /// <summary>Fails first, then answers as scripted.</summary>
    private Func<int> Failing(string operation, params FakeAwsResponse[] failures)
    {
        var calls = 0;
        var scripted = Scripts[operation];
        Server.On(operation, request => calls++ < failures.Length ? failures[calls - 1] : scripted(request));
        return () => calls;
    }
}

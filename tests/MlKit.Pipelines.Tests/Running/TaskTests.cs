using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using MlKit.Pipelines.Running;

namespace MlKit.Pipelines.Tests.Running;

public sealed class TaskTests
{
    private const string Token = "arn:aws:states:::sqs:sendMessage.waitForTaskToken";
    private const string TokenTask = $$""" "T":{"Type":"Task","Resource":"{{Token}}","HeartbeatSeconds":10,"TimeoutSeconds":60,"Parameters":{"QueueUrl":"q","MessageBody":{"token.$":"$$.Task.Token"} },"End":true} """;

    [Fact]
    public async Task Run_TaskWithoutHandler_SaysHowToRegisterOne()
    {
        var result = await Workflows.RunAsync($$""" "T":{"Type":"Task","Resource":"{{Workflows.Function}}","Catch":[{"ErrorEquals":["States.ALL"],"Next":"Z"}],"End":true},"Z":{"Type":"Succeed"} """);

        Assert.Equal(ExecutionStatus.Failed, result.Status);
        Assert.Equal(
            """An error occurred while executing the state 'T' (entered at the event id #2). No handler is registered for the resource 'arn:aws:lambda:us-east-1:123456789012:function:work'. Call LocalRunnerOptions.Handlers.AddResource("arn:aws:lambda:us-east-1:123456789012:function:work", …) or AddState("T", …), or give the state a response in LocalRunnerOptions.Mocks.""",
            result.Cause);
    }

    [Theory]
    [InlineData("arn:aws-cn:states:::sns:publish")]
    [InlineData("arn:aws-us-gov:states:::sns:publish")]
    public async Task Run_ResourceOfAnotherPartition_HasTheSameHandler(string resource)
    {
        var options = Workflows.WithTask((task, _) => ValueTask.FromResult(task.Input), "arn:aws:states:::sns:publish");

        var result = await Workflows.RunAsync($$""" "T":{"Type":"Task","Resource":"{{resource}}","Parameters":{"TopicArn":"t","Message":"m"},"End":true} """, options: options);

        Assert.Equal(ExecutionStatus.Succeeded, result.Status);
    }

    [Fact]
    public async Task Run_HandlerThrows_FailsUnderTheNameOfTheException()
    {
        var thrown = new InvalidDataException("bad \"row\"");

        var result = await new LocalRunner(Workflows.WithTask((_, _) => throw thrown)).RunAsync(Workflows.Of($$""" "T":{"Type":"Task","Resource":"{{Workflows.Function}}","End":true} """), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(("InvalidDataException", """{"errorType":"InvalidDataException","errorMessage":"bad \"row\""}"""), (result.Error, result.Cause));
        Assert.Same(thrown, result.Exception);
    }

    [Fact]
    public async Task Run_RetryWithBackoff_WaitsOnTheClock()
    {
        var time = new FakeTimeProvider();
        var calls = new List<TimeSpan>();
        var start = time.GetUtcNow();
        var options = new LocalRunnerOptions
        {
            TimeProvider = time,
            Handlers = new TaskHandlers().AddResource(Workflows.Function, (task, _) =>
            {
                calls.Add(time.GetUtcNow() - start);
                return task.RetryCount < 3 ? throw new TaskFailedException("E", "again") : ValueTask.FromResult(task.Input);
            }),
        };
        var running = new LocalRunner(options).RunAsync(
            Workflows.Of($$""" "T":{"Type":"Task","Resource":"{{Workflows.Function}}","Retry":[{"ErrorEquals":["E"],"IntervalSeconds":2,"BackoffRate":3,"MaxDelaySeconds":10,"MaxAttempts":5}],"End":true} """), cancellationToken: TestContext.Current.CancellationToken);
        while (!running.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Equal(ExecutionStatus.Succeeded, (await running).Status);
        Assert.Equal(4, calls.Count);
        Assert.True(calls[1] >= TimeSpan.FromSeconds(2) && calls[2] - calls[1] >= TimeSpan.FromSeconds(6) && calls[3] - calls[2] >= TimeSpan.FromSeconds(10), string.Join(", ", calls));
    }

    [Fact]
    public async Task Run_SkippedDelays_PassOnTheClockOfTheExecution()
    {
        var result = await Workflows.RunAsync(""" "W":{"Type":"Wait","Seconds":3600,"Next":"P"},"P":{"Type":"Pass","End":true} """);

        Assert.InRange(result.History[^1].Timestamp - result.History[0].Timestamp, TimeSpan.FromHours(1), TimeSpan.FromHours(1) + TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Run_TaskThatHangs_TimesOutAndCanBeCaught()
    {
        var time = new FakeTimeProvider();
        var stopped = new TaskCompletionSource();
        var options = new LocalRunnerOptions
        {
            TimeProvider = time,
            Handlers = new TaskHandlers().AddResource(Workflows.Function, async (task, cancellationToken) =>
            {
                using var _ = cancellationToken.Register(stopped.SetResult);
                await Task.Delay(Timeout.Infinite, cancellationToken);
                return task.Input;
            }),
        };
        var running = new LocalRunner(options).RunAsync(
            Workflows.Of($$""" "T":{"Type":"Task","Resource":"{{Workflows.Function}}","TimeoutSeconds":5,"Catch":[{"ErrorEquals":["States.TaskFailed"],"Next":"No"},{"ErrorEquals":["States.Timeout"],"Next":"Yes"}],"End":true},"Yes":{"Type":"Succeed"},"No":{"Type":"Fail"} """), cancellationToken: TestContext.Current.CancellationToken);

        time.Advance(TimeSpan.FromSeconds(5));
        var result = await running;
        await stopped.Task;

        Assert.Equal(ExecutionStatus.Succeeded, result.Status);
        Assert.Contains(result.History, item => item.Type == HistoryEventType.LambdaFunctionTimedOut && item.Error == "States.Timeout" && item.Cause is null);
    }

    [Fact]
    public async Task SendTaskSuccess_WaitingTask_GoesOnWithTheOutput()
    {
        var runner = new LocalRunner(Workflows.WithTask((task, _) =>
        {
            Assert.True(task.Runner.SendTaskSuccess(task.TaskToken!, JsonElement.Parse("""{"answer":42}""")));
            return ValueTask.FromResult(task.Input.GetProperty("MessageBody"));
        }, Token));

        var result = await runner.RunAsync(Workflows.Of(TokenTask), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("""{"answer":42}""", result.Output!.Value.GetRawText());
        Assert.Equal("TaskScheduled<2 TaskStarted<3 TaskSubmitted<4 TaskSucceeded<5", string.Join(' ', Workflows.Events(result).Skip(2).SkipLast(2)));
        Assert.False(runner.SendTaskSuccess(result.History[4].Output!.Value.GetProperty("token").GetString()!, default));
    }

    [Fact]
    public async Task Run_NoHeartbeat_TimesOutButAHeartbeatKeepsItAlive()
    {
        var time = new FakeTimeProvider();
        var token = new TaskCompletionSource<string>();
        var runner = new LocalRunner(new LocalRunnerOptions
        {
            TimeProvider = time,
            Handlers = new TaskHandlers().AddResource(Token, (task, _) =>
            {
                token.SetResult(task.TaskToken!);
                return ValueTask.FromResult(task.Input);
            }),
        });
        var running = runner.RunAsync(Workflows.Of(TokenTask.Replace("\"End\":true", """ "Catch":[{"ErrorEquals":["States.HeartbeatTimeout"],"Next":"Late"}],"End":true """) + ",\"Late\":{\"Type\":\"Succeed\"}"), cancellationToken: TestContext.Current.CancellationToken);

        time.Advance(TimeSpan.FromSeconds(9));
        Assert.True(runner.SendTaskHeartbeat(await token.Task));
        time.Advance(TimeSpan.FromSeconds(9));
        Assert.False(running.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));

        var result = await running;
        Assert.Equal(HistoryEventType.SucceedStateExited, result.History[^2].Type);
        Assert.Contains(result.History, item => item.Type == HistoryEventType.TaskTimedOut && item.Error == "States.Timeout");
    }

    [Fact]
    public async Task GetActivityTaskAsync_WorkerInThisProcess_DoesTheTask()
    {
        await using var runner = new LocalRunner();
        var activity = runner.CreateActivity("work");
        var running = runner.RunAsync(Workflows.Of($$""" "A":{"Type":"Task","Resource":"{{activity}}","TimeoutSeconds":60,"End":true} """), """{"n":1}""", TestContext.Current.CancellationToken);

        var task = await runner.GetActivityTaskAsync(activity, "worker 1", TestContext.Current.CancellationToken);
        Assert.Equal("""{"n":1}""", task.Input.GetRawText());
        Assert.True(runner.SendTaskFailure(task.TaskToken, "Broken", "by the worker"));

        var result = await running;
        Assert.Equal(("Broken", "by the worker"), (result.Error, result.Cause));
        Assert.Equal("ActivityScheduled<2 ActivityStarted<3 ActivityFailed<4", string.Join(' ', Workflows.Events(result).Skip(2).SkipLast(1)));
        Assert.Equal("worker 1", result.History[3].WorkerName);
    }
}

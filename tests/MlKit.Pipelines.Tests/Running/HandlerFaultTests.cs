using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using MlKit.Pipelines.Running;

namespace MlKit.Pipelines.Tests.Running;

public sealed class HandlerFaultTests
{
    private const string Token = "arn:aws:states:::sqs:sendMessage.waitForTaskToken";
    private const string Working = $$"""{"Type":"Task","Resource":"{{Workflows.Function}}","End":true}""";
    private const string TokenTask = $$""" "T":{"Type":"Task","Resource":"{{Token}}","TimeoutSeconds":60,"Parameters":{"QueueUrl":"q","MessageBody":{"t.$":"$$.Task.Token","n.$":"$"} },"End":true} """;

    [Fact]
    public async Task Run_StoppedHandlerThrowsInItsCallback_StopsTheOthersAllTheSame()
    {
        var result = await Workflows.RunAsync(
            $$""" "P":{"Type":"Parallel","End":true,"Branches":[{"StartAt":"A","States":{"A":{{Working}} } },{"StartAt":"F","States":{"F":{"Type":"Fail","Error":"E","Cause":"C"} } }]} """,
            options: Workflows.WithTask(HangAsync));

        Assert.Equal(("E", "C"), (result.Error, result.Cause));
    }

    [Fact]
    public async Task Run_HandlerWhoseTimeIsOverThrowsInItsCallback_TimesOut()
    {
        var time = new FakeTimeProvider();
        var options = new LocalRunnerOptions { TimeProvider = time, Handlers = new TaskHandlers().AddResource(Workflows.Function, HangAsync) };
        var running = Workflows.RunAsync($$""" "A":{"Type":"Task","Resource":"{{Workflows.Function}}","TimeoutSeconds":5,"End":true} """, options: options);

        time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal("States.Timeout", (await running).Error);
    }

    [Fact]
    public async Task ReportSubmitted_AfterTheTask_DoesNotChangeTheHistory()
    {
        const string Resource = "arn:aws:states:::glue:startJobRun";
        TaskCall? late = null;
        var options = Workflows.WithTask((task, _) => ValueTask.FromResult((late = task).Input), Resource);
        var result = await Workflows.RunAsync($$""" "A":{"Type":"Task","Resource":"{{Resource}}","Parameters":{"JobName":"j"},"End":true} """, options: options);
        var count = result.History.Count;

        late!.ReportSubmitted(JsonElement.Parse("{}"));

        Assert.Equal(count, result.History.Count);
        Assert.Equal(HistoryEventType.ExecutionSucceeded, result.History[^1].Type);
    }

    [Fact]
    public async Task Run_SeededExecutionsSideBySide_HaveTokensOfTheirOwn()
    {
        const int Count = 20;
        using var all = new CountdownEvent(Count);
        var options = Workflows.WithTask(
            async (task, cancellationToken) =>
            {
                all.Signal();
                await Task.Run(() => all.Wait(cancellationToken), cancellationToken);
                Assert.True(task.Runner.SendTaskSuccess(task.TaskToken!, task.Input.GetProperty("MessageBody").GetProperty("n")));
                return task.Input;
            },
            Token);
        await using var runner = new LocalRunner(new LocalRunnerOptions { Seed = 1, Handlers = options.Handlers });

        var results = await Task.WhenAll(Enumerable.Range(0, Count).Select(i => runner.RunAsync(Workflows.Of(TokenTask), JsonElement.Parse($"{i}"), TestContext.Current.CancellationToken)));

        Assert.Equal(Enumerable.Range(0, Count).Select(i => $"{i}"), results.Select(result => result.Output?.GetRawText()));
    }

    [Fact]
    public async Task SendTaskSuccess_UndefinedOutput_Throws()
    {
        var options = Workflows.WithTask(
            (task, _) =>
            {
                Assert.Equal("output", Assert.Throws<ArgumentException>(() => task.Runner.SendTaskSuccess(task.TaskToken!, default)).ParamName);
                Assert.True(task.Runner.SendTaskSuccess(task.TaskToken!, task.Input));
                return ValueTask.FromResult(task.Input);
            },
            Token);

        Assert.Equal(ExecutionStatus.Succeeded, (await Workflows.RunAsync(TokenTask, options: options)).Status);
    }

    [Theory]
    [InlineData(""" "Type":"Parallel","Parameters":{"n.$":"$$.State.RetryCount"},"Branches":[{"StartAt":"A","States":{"A":#} }] """, """[{"n":1}]""")]
    [InlineData(""" "Type":"Map","ItemSelector":{"n.$":"$$.State.RetryCount"},"ItemsPath":"$.items","ItemProcessor":{"StartAt":"A","States":{"A":#} } """, """[{"n":1}]""")]
    public async Task Run_StateIsRetried_ReadsHowOften(string state, string output)
    {
        var calls = 0;
        var options = Workflows.WithTask((task, _) => calls++ == 0 ? throw new TaskFailedException("E", "again") : ValueTask.FromResult(task.Input));

        var result = await Workflows.RunAsync($$""" "P":{ {{state.Replace("#", Working, StringComparison.Ordinal)}},"Retry":[{"ErrorEquals":["E"]}],"End":true} """, """{"items":[1]}""", options);

        Assert.Equal(output, result.Output?.GetRawText());
    }

    private static async ValueTask<JsonElement> HangAsync(TaskCall task, CancellationToken cancellationToken)
    {
        using var registration = cancellationToken.Register(() => throw new InvalidOperationException("callback"));
        await Task.Delay(Timeout.Infinite, cancellationToken);
        return task.Input;
    }
}

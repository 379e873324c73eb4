using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using MlKit.Pipelines.Running;

namespace MlKit.Pipelines.Tests.Running;

public sealed class StoppingTests
{
    private const string Hanging = $$"""{"Type":"Task","Resource":"{{Workflows.Function}}","End":true}""";

    /// <summary>Workflows that wait for something, each in a state of another kind.</summary>
    public static TheoryData<string> Waiting { get; } =
    [
        """ "W":{"Type":"Wait","Seconds":100,"End":true} """,
        $$""" "T":{{Hanging}} """,
        $$""" "P":{"Type":"Parallel","End":true,"Branches":[{"StartAt":"A","States":{"A":{{Hanging}} } },{"StartAt":"B","States":{"B":{"Type":"Wait","Seconds":100,"End":true} } }]} """,
        $$""" "M":{"Type":"Map","ItemsPath":"$.items","End":true,"ItemProcessor":{"StartAt":"A","States":{"A":{{Hanging}} } } } """,
        $$""" "D":{"Type":"Map","ItemsPath":"$.items","End":true,"ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},"StartAt":"A","States":{"A":{{Hanging}} } } } """,
        """ "A":{"Type":"Task","Resource":"arn:aws:states:us-east-1:123456789012:activity:work","TimeoutSeconds":90,"End":true} """,
        """ "S":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken","TimeoutSeconds":90,"Parameters":{"QueueUrl":"q","MessageBody":{"t.$":"$$.Task.Token"} },"End":true} """,
        """ "R":{"Type":"Task","Resource":"arn:aws:lambda:us-east-1:123456789012:function:fails","Retry":[{"ErrorEquals":["States.ALL"],"IntervalSeconds":100}],"End":true} """,
        """ "N":{"Type":"Task","Resource":"arn:aws:states:::states:startExecution.sync","Parameters":{"StateMachineArn":"inner"},"End":true} """,
    ];

    [Theory]
    [MemberData(nameof(Waiting))]
    public async Task RunAsync_Cancelled_ThrowsAndLeavesNothingRunning(string states)
    {
        using var cancel = new CancellationTokenSource();
        var work = new CountedWork();
        await using var runner = NewRunner(work);
        var running = runner.RunAsync(Workflows.Of(states), """{"items":[1,2,3]}""", cancel.Token);
        Assert.False(running.IsCompleted);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Equal(0, work.Running);
    }

    [Theory]
    [MemberData(nameof(Waiting))]
    public async Task Stop_RunningExecution_EndsAsAborted(string states)
    {
        var work = new CountedWork();
        await using var runner = NewRunner(work);
        var execution = runner.Start(Workflows.Of(states), JsonElement.Parse("""{"items":[1,2,3]}"""));
        await foreach (var item in execution.ReadEventsAsync(TestContext.Current.CancellationToken))
        {
            if (item.Type.ToString().EndsWith("StateEntered", StringComparison.Ordinal))
                break;
        }

        execution.Stop("Enough", "of this");

        var result = await execution.Completion;
        Assert.Equal((ExecutionStatus.Aborted, "Enough", "of this"), (result.Status, result.Error, result.Cause));
        Assert.Equal(HistoryEventType.ExecutionAborted, result.History[^1].Type);
        Assert.Equal(0, work.Running);
    }

    [Theory]
    [MemberData(nameof(Waiting))]
    public async Task RunAsync_TimeOfTheMachineIsOver_EndsAsTimedOut(string states)
    {
        var time = new FakeTimeProvider();
        var work = new CountedWork();
        await using var runner = NewRunner(work, time);
        var running = runner.RunAsync(Workflows.Of(states, ",\"TimeoutSeconds\":50"), """{"items":[1,2,3]}""", TestContext.Current.CancellationToken);

        time.Advance(TimeSpan.FromSeconds(50));

        var result = await running;
        Assert.Equal((ExecutionStatus.TimedOut, null, null), (result.Status, result.Error, result.Cause));
        Assert.Equal(0, work.Running);
    }

    [Fact]
    public async Task Run_ExpressMachine_HasFiveMinutes()
    {
        var result = await Workflows.RunAsync(""" "W":{"Type":"Wait","Seconds":301,"End":true} """, options: new LocalRunnerOptions { SkipDelays = true, Type = StateMachineType.Express });

        Assert.Equal(ExecutionStatus.TimedOut, result.Status);
    }

    [Fact]
    public async Task RunAsync_InputOfAFreedDocument_IsKept()
    {
        var document = JsonDocument.Parse("""{"a":1}""");
        var runner = new LocalRunner(Workflows.WithTask(async (task, _) =>
        {
            await Task.Yield();
            using var answer = JsonDocument.Parse("[2]");
            return answer.RootElement.Clone();
        }));

        var running = runner.RunAsync(Workflows.Of($$""" "T":{"Type":"Task","Resource":"{{Workflows.Function}}","ResultPath":"$.b","End":true} """), document.RootElement, TestContext.Current.CancellationToken);
        document.Dispose();

        Assert.Equal("""{"a":1,"b":[2]}""", (await running).Output!.Value.GetRawText());
    }

    [Theory]
    [InlineData(300_000, "The input must have at most 262144 bytes, but was larger. Put the data into an object, and pass on where it lies. (Parameter 'input')")]
    public async Task RunAsync_LargeInput_IsRefused(int length, string message)
    {
        var e = await Assert.ThrowsAsync<ArgumentException>(() => Workflows.RunAsync(""" "P":{"Type":"Pass","End":true} """, $"\"{new string('x', length)}\""));

        Assert.Equal(message, e.Message);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(11)]
    [InlineData(12)]
    public async Task Run_HistoryFullWhileIterationsRun_EndsThem(int events)
    {
        var work = new CountedWork();
        var options = new LocalRunnerOptions { MaxEvents = events, Handlers = new TaskHandlers().AddResource(Workflows.Function, work) };

        var result = await Workflows.RunAsync(
            $$"""
            "M":{"Type":"Map","End":true,"ItemProcessor":{"StartAt":"C","States":{
              "C":{"Type":"Choice","Choices":[{"Variable":"$","NumericEquals":2,"Next":"F"}],"Default":"A"},
              "F":{"Type":"Fail","Error":"E"},
              "A":{{Hanging}} } } }
            """,
            "[1,2]",
            options);

        Assert.Equal(("States.Runtime", $"The execution reached the maximum number of history events ({events})."), (result.Error, result.Cause));
        Assert.Equal(0, work.Running);
    }

    [Fact]
    public async Task Stop_HistoryFullButForTheLastEvent_EndsAsAborted()
    {
        // Started, entered, scheduled, started: one event is left.
        await using var runner = new LocalRunner(new LocalRunnerOptions { MaxEvents = 5, Handlers = new TaskHandlers().AddResource(Workflows.Function, new CountedWork()) });
        var execution = runner.Start(Workflows.Of($$""" "A":{{Hanging}} """), JsonElement.Parse("{}"));
        await foreach (var item in execution.ReadEventsAsync(TestContext.Current.CancellationToken))
        {
            if (item.Type == HistoryEventType.LambdaFunctionStarted)
                break;
        }

        execution.Stop();

        Assert.Equal(ExecutionStatus.Aborted, (await execution.Completion).Status);
    }

    [Fact]
    public async Task Run_BranchFails_StopsTheOthersAndSaysSo()
    {
        var work = new CountedWork();
        await using var runner = NewRunner(work);

        var result = await runner.RunAsync(
            Workflows.Of(
                $$"""
                "P":{"Type":"Parallel","End":true,"Branches":[
                  {"StartAt":"A","States":{"A":{{Hanging}} } },
                  {"StartAt":"F","States":{"F":{"Type":"Fail","Error":"E","Cause":"C"} } } ]}
                """),
            cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(("E", "C"), (result.Error, result.Cause));
        Assert.Equal(0, work.Running);
        Assert.Equal([HistoryEventType.TaskStateAborted, HistoryEventType.ParallelStateFailed, HistoryEventType.ExecutionFailed], result.History.TakeLast(3).Select(item => item.Type));
    }

    [Fact]
    public async Task Run_ParallelTasks_AreCalledAtTheSameTime()
    {
        var both = new Barrier(2);
        var options = Workflows.WithTask((task, cancellationToken) => new ValueTask<JsonElement>(Task.Run(() => both.SignalAndWait(TimeSpan.FromSeconds(30), cancellationToken) ? task.Input : throw new TimeoutException(), cancellationToken)));

        var result = await Workflows.RunAsync($$""" "P":{"Type":"Parallel","End":true,"Branches":[{"StartAt":"A","States":{"A":{{Hanging}} } },{"StartAt":"B","States":{"B":{{Hanging}} } }]} """, options: options);

        Assert.Equal(ExecutionStatus.Succeeded, result.Status);
    }

    private static LocalRunner NewRunner(CountedWork work, TimeProvider? time = null)
    {
        var runner = new LocalRunner(new LocalRunnerOptions
        {
            TimeProvider = time ?? TimeProvider.System,
            StateMachines = [StateMachine.Parse("""{"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":100,"End":true}}}""", "inner")],
            Handlers = new TaskHandlers().AddResource(Workflows.Function, work)
                .AddResource("arn:aws:states:::sqs:sendMessage.waitForTaskToken", (task, _) => ValueTask.FromResult(task.Input))
                .AddResource("arn:aws:lambda:us-east-1:123456789012:function:fails", (_, _) => throw new TaskFailedException("E", "C")),
        });
        runner.CreateActivity("work");
        return runner;
    }

    /// <summary>Works until it is stopped, and counts how much of it runs.</summary>
    private sealed class CountedWork : ITaskHandler
    {
        private int _running;

        public int Running => _running;

        public async ValueTask<JsonElement> RunAsync(TaskCall task, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _running);
            try
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
                return task.Input;
            }
            finally
            {
                Interlocked.Decrement(ref _running);
            }
        }
    }
}

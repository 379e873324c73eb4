using System.Text.Json;
using MlKit.Pipelines.Diagrams;
using MlKit.Pipelines.Running;

namespace MlKit.Pipelines.Tests.Running;

public sealed class HistoryTests
{
    [Fact]
    public async Task Run_Map_HasTheEventsAwsRecords()
    {
        // As AWS records a Map with MaxConcurrency 1: an iteration follows the last state of the one before, not its end.
        var result = await Workflows.RunAsync(""" "M":{"Type":"Map","MaxConcurrency":1,"End":true,"ItemProcessor":{"StartAt":"I","States":{"I":{"Type":"Pass","End":true}}}} """, "[1,2]");

        Assert.Equal(
            [
                "ExecutionStarted<0", "MapStateEntered<0", "MapStateStarted<2", "MapIterationStarted<3", "PassStateEntered<4", "PassStateExited<5", "MapIterationSucceeded<6",
                "MapIterationStarted<6", "PassStateEntered<8", "PassStateExited<9", "MapIterationSucceeded<10", "MapStateSucceeded<11", "MapStateExited<11", "ExecutionSucceeded<13",
            ],
            Workflows.Events(result));
    }

    [Fact]
    public async Task Run_MapThatIsRetriedAndCaught_HasTheEventsAwsRecords()
    {
        var result = await Workflows.RunAsync(
            """
            "M":{"Type":"Map","End":true,"ItemProcessor":{"StartAt":"F","States":{"F":{"Type":"Fail","Error":"E","Cause":"C"}}},
              "Retry":[{"ErrorEquals":["E"],"MaxAttempts":1}],"Catch":[{"ErrorEquals":["States.ALL"],"ResultPath":"$","Next":"Z"}]},
            "Z":{"Type":"Succeed"}
            """,
            "[1]");

        Assert.Equal(
            [
                "ExecutionStarted<0", "MapStateEntered<0", "MapStateStarted<2", "MapIterationStarted<3", "FailStateEntered<4", "MapIterationFailed<5", "MapStateStarted<5", "MapIterationStarted<7",
                "FailStateEntered<8", "MapIterationFailed<9", "MapStateFailed<9", "MapStateExited<11", "SucceedStateEntered<12", "SucceedStateExited<13", "ExecutionSucceeded<14",
            ],
            Workflows.Events(result));
        Assert.Equal("""{"Error":"E","Cause":"C"}""", result.Output!.Value.GetRawText());
    }

    [Fact]
    public async Task Run_Parallel_EntersEveryBranchFirst()
    {
        var result = await Workflows.RunAsync(
            """ "P":{"Type":"Parallel","End":true,"Branches":[{"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}},{"StartAt":"B","States":{"B":{"Type":"Pass","End":true}}}]} """);

        Assert.Equal(
            ["ExecutionStarted<0", "ParallelStateEntered<0", "ParallelStateStarted<2", "PassStateEntered<3", "PassStateEntered<3", "PassStateExited<4", "PassStateExited<5", "ParallelStateSucceeded<7", "ParallelStateExited<7", "ExecutionSucceeded<9"],
            Workflows.Events(result));
    }

    [Theory]
    [InlineData(Workflows.Function, "LambdaFunctionScheduled<2 LambdaFunctionStarted<3 LambdaFunctionSucceeded<4")]
    [InlineData("arn:aws:states:::sns:publish", "TaskScheduled<2 TaskStarted<3 TaskSucceeded<4")]
    [InlineData("arn:aws:states:us-east-1:123456789012:activity:work", "ActivityScheduled<2 ActivityStarted<3 ActivitySucceeded<4")]
    [InlineData("arn:aws:states:::glue:startJobRun.sync", "TaskScheduled<2 TaskStarted<3 TaskSubmitted<4 TaskSucceeded<5")]
    public async Task Run_Task_HasTheEventsOfItsResource(string resource, string events)
    {
        var result = await new LocalRunner(Workflows.WithTask((task, _) => ValueTask.FromResult(task.Input), resource))
            .RunAsync(Workflows.Of($$""" "T":{"Type":"Task","Resource":"{{resource}}","Parameters":{"Message":"m","TopicArn":"t","JobName":"j"},"End":true} """), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(events, string.Join(' ', Workflows.Events(result).Skip(2).SkipLast(2)));
    }

    [Fact]
    public async Task ToJson_Event_IsAsGetExecutionHistoryWritesIt()
    {
        var result = await new LocalRunner(Workflows.WithTask((_, _) => throw new TaskFailedException("E", "why"), "arn:aws:states:::sns:publish"))
            .RunAsync(Workflows.Of(""" "T":{"Type":"Task","Resource":"arn:aws:states:::sns:publish","TimeoutSeconds":9,"Parameters":{"TopicArn":"t","Message":"é"},"End":true} """), cancellationToken: TestContext.Current.CancellationToken);

        var scheduled = JsonElement.Parse(result.History[2].ToJson());
        Assert.Equal("""{"resourceType":"sns","resource":"publish","region":"us-east-1","parameters":"{\"TopicArn\":\"t\",\"Message\":\"é\"}","timeoutInSeconds":9}""", scheduled.GetProperty("taskScheduledEventDetails").GetRawText());
        Assert.Equal("""{"resourceType":"sns","resource":"publish","error":"E","cause":"why"}""", JsonElement.Parse(result.History[4].ToJson()).GetProperty("taskFailedEventDetails").GetRawText());
    }

    [Fact]
    public async Task ToJson_StateEvents_CarryDataAndVariablesAsText()
    {
        var result = await Workflows.RunAsync(""" "A":{"Type":"Pass","Result":{"x": [1]},"Assign":{"v.$":"$.x"},"Next":"P"},"P":{"Type":"Parallel","Branches":[{"StartAt":"B","States":{"B":{"Type":"Succeed"} } }],"End":true} """);

        Assert.Equal("""{"name":"A","output":"{\"x\":[1]}","outputDetails":{"truncated":false},"assignedVariables":{"v":"[1]"},"assignedVariablesDetails":{"truncated":false}}""", JsonElement.Parse(result.History[2].ToJson()).GetProperty("stateExitedEventDetails").GetRawText());
        Assert.Equal("""{"name":"A","input":"{}","inputDetails":{"truncated":false}}""", JsonElement.Parse(result.History[1].ToJson()).GetProperty("stateEnteredEventDetails").GetRawText());
        Assert.Equal(["timestamp", "type", "id", "previousEventId"], JsonElement.Parse(result.History[4].ToJson()).EnumerateObject().Select(field => field.Name));
        Assert.Equal("2 PassStateEntered A", result.History[1].ToString());
        Assert.Equal("5 ParallelStateStarted", result.History[4].ToString());
    }

    [Fact]
    public async Task ReadEventsAsync_RunningExecution_YieldsEventsWhileItRuns()
    {
        var release = new TaskCompletionSource();
        await using var runner = new LocalRunner(Workflows.WithTask(async (task, _) =>
        {
            await release.Task;
            return task.Input;
        }));
        var execution = runner.Start(Workflows.Of($$""" "T":{"Type":"Task","Resource":"{{Workflows.Function}}","End":true} """), JsonElement.Parse("{}"));

        List<HistoryEventType> seen = [];
        await foreach (var item in execution.ReadEventsAsync(TestContext.Current.CancellationToken))
        {
            seen.Add(item.Type);
            if (item.Type == HistoryEventType.LambdaFunctionStarted)
                release.SetResult();
        }

        Assert.Equal((await execution.Completion).History.Select(item => item.Type), seen);
    }

    [Fact]
    public async Task Start_InputAsText_IsItsInput()
    {
        await using var runner = new LocalRunner();

        var execution = runner.Start(Workflows.Of(""" "A":{"Type":"Succeed"} """), """{"a": 1}""", "mine");

        Assert.Equal("mine", execution.Name);
        Assert.Equal("""{"a": 1}""", (await execution.Completion).Output!.Value.GetRawText());
        Assert.Equal("inputJson", Assert.Throws<ArgumentNullException>(() => runner.Start(Workflows.Of(""" "A":{"Type":"Succeed"} """), (string)null!)).ParamName);
    }

    [Fact]
    public async Task Run_EndlessLoop_EndsWhenTheHistoryIsFull()
    {
        var result = await Workflows.RunAsync(""" "A":{"Type":"Pass","Next":"B"},"B":{"Type":"Choice","Choices":[{"Variable":"$","IsPresent":true,"Next":"A"}],"Default":"C"},"C":{"Type":"Succeed"} """);

        Assert.Equal(("States.Runtime", "The execution reached the maximum number of history events (25000)."), (result.Error, result.Cause));
        Assert.Equal(25_000, result.History.Count);
        Assert.Equal(HistoryEventType.ExecutionFailed, result.History[^1].Type);
    }

    [Theory]
    [InlineData(StateMachineType.Standard, ExecutionStatus.Failed)]
    [InlineData(StateMachineType.Express, ExecutionStatus.Succeeded)]
    public async Task Run_LongLoop_IsLimitedForStandardMachinesOnly(StateMachineType type, ExecutionStatus status)
    {
        var result = await Workflows.RunAsync(
            """ "A":{"Type":"Pass","Parameters":{"n.$":"States.MathAdd($.n, 1)"},"Next":"B"},"B":{"Type":"Choice","Choices":[{"Variable":"$.n","NumericLessThan":7000,"Next":"A"}],"Default":"C"},"C":{"Type":"Succeed"} """,
            """{"n":0}""",
            new LocalRunnerOptions { Type = type });

        Assert.Equal(status, result.Status);
    }

    [Fact]
    public async Task StateStatuses_CaughtAndFailedStates_AreTold()
    {
        var result = await new LocalRunner(Workflows.WithTask((_, _) => throw new TaskFailedException("E", "why"))).RunAsync(
            Workflows.Of($$""" "T":{"Type":"Task","Resource":"{{Workflows.Function}}","Catch":[{"ErrorEquals":["E"],"Next":"P"}],"End":true},"P":{"Type":"Pass","Next":"F"},"F":{"Type":"Fail"} """), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal([("T", StateStatus.Caught), ("P", StateStatus.Succeeded), ("F", StateStatus.Failed)], result.StateStatuses().Select(pair => (pair.Key, pair.Value)));
    }
}

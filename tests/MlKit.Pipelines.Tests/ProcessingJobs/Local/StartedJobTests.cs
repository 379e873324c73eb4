using System.Text.Json;
using MlKit.Pipelines.ProcessingJobs;
using MlKit.Pipelines.ProcessingJobs.Local;
using MlKit.Pipelines.Running;
using MlKit.Pipelines.Tests.Running;

namespace MlKit.Pipelines.Tests.ProcessingJobs.Local;

/// <summary>Jobs that a state starts without waiting for their end.</summary>
public sealed class StartedJobTests : IDisposable
{
    private const string Sdk = "arn:aws:states:::aws-sdk:sagemaker:";

    // Every machine can rewrite paths.
    private readonly JobBench _bench = new(OptMlMethod.PathRewriting);
    private Task _onGate = Task.CompletedTask;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RunAsync_WorkflowThatPolls_SeesTheJobEnd(bool skipDelays)
    {
        // With the delays skipped a loop without measure would fill the history long before the job is through.
        await using var runner = NewRunner(skipDelays);
        var machine = Machine(
            _bench.Python("import time; time.sleep(0.5); print(1)"),
            $$"""
            "W":{"Type":"Wait","Seconds":1,"Next":"D"},
            {{Call("D", "describeProcessingJob", """ "ProcessingJobName":"job" """, "C")}},
            "C":{"Type":"Choice","Choices":[{"Variable":"$.ProcessingJobStatus","StringEquals":"InProgress","Next":"W"}],"Default":"S"},
            "S":{"Type":"Succeed"}
            """);

        var result = await runner.RunAsync(machine, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(ExecutionStatus.Succeeded, result.Status);
        var job = result.Output!.Value;
        Assert.Equal(("Completed", "job", "arn:aws:sagemaker:us-east-1:123456789012:processing-job/job"), (Text(job, "ProcessingJobStatus"), Text(job, "ProcessingJobName"), Text(job, "ProcessingJobArn")));
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", Text(job, "ProcessingEndTime"));
        Assert.False(job.TryGetProperty("Tags", out _));
        Assert.InRange(result.History.Count, 10, 60);
        Assert.Equal(["1"], _bench.Output);
    }

    [Theory]
    [InlineData("arn:aws:states:::sagemaker:createProcessingJob", """["ProcessingJobArn","SdkHttpMetadata","SdkResponseMetadata"]""")]
    [InlineData("arn:aws:states:::aws-sdk:sagemaker:createProcessingJob", """["ProcessingJobArn"]""")]
    public async Task RunAsync_StateThatOnlyStarts_YieldsTheArnAndLeavesTheJobRunning(string resource, string fields)
    {
        var runner = NewRunner();
        var started = new TaskCompletionSource();
        _bench.OnLine = _ => started.TrySetResult();

        var result = await runner.RunAsync(Machine(Sleeping(), "\"S\":{\"Type\":\"Succeed\"}", resource, "S"), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(fields, JsonSerializer.Serialize(result.Output!.Value.EnumerateObject().Select(field => field.Name)));
        Assert.Equal(["TaskScheduled", "TaskStarted", "TaskSucceeded"], result.History.Skip(2).Take(3).Select(item => item.Type.ToString()));
        await started.Task.WaitAsync(TestContext.Current.CancellationToken);
        await runner.DisposeAsync();
        _bench.AssertNothingIsLeft();
    }

    [Fact]
    public async Task RunAsync_StopOfARunningJob_EndsItAsStopped()
    {
        await using var runner = NewRunner(skipDelays: true);
        var machine = Machine(
            Sleeping(),
            $$"""
            "W":{"Type":"Wait","Seconds":1,"Next":"X"},
            {{Call("X", "stopProcessingJob", """ "ProcessingJobName":"job" """, "W2", ",\"ResultPath\":\"$.stop\"")}},
            "W2":{"Type":"Wait","Seconds":100,"Next":"D"},
            {{Call("D", "describeProcessingJob", """ "ProcessingJobName":"job" """, "X2")}},
            {{Call("X2", "stopProcessingJob", """ "ProcessingJobName":"job" """, "S")}},
            "S":{"Type":"Succeed"}
            """);

        var result = await runner.RunAsync(machine, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(("SageMaker.SageMakerException", "The request was rejected because the processing job is in status Stopped. (Service: SageMaker, Status Code: 400)"), (result.Error, result.Cause));
        Assert.Equal("{}", Exited(result, "X").GetProperty("stop").GetRawText());
        Assert.Equal("Stopped", Text(Exited(result, "D"), "ProcessingJobStatus"));
        _bench.AssertNothingIsLeft();
    }

    [Fact]
    public async Task RunAsync_StopOfAJobAnotherBranchWaitsFor_FailsThatBranch()
    {
        await using var runner = NewRunner();
        var waits = Sleeping().AsState();
        var started = new TaskCompletionSource();
        _bench.OnLine = _ => started.TrySetResult();
        var stop = Call("X", "stopProcessingJob", """ "ProcessingJobName":"job" """, "E");
        var job = $$""" "J":{"Type":"Task","Resource":"{{LocalJobHandler.Resource}}","Parameters":{{waits.Parameters}},"Catch":[{"ErrorEquals":["States.TaskFailed"],"Next":"S"}],"End":true} """;
        var gate = $$""" "G":{"Type":"Task","Resource":"{{Workflows.Function}}","Next":"X"} """;
        var machine = Workflows.Of($$""" "P":{"Type":"Parallel","End":true,"Branches":[{"StartAt":"J","States":{ {{job}},"S":{"Type":"Succeed"} } },{"StartAt":"G","States":{ {{gate}},{{stop}},"E":{"Type":"Succeed"} } }]} """);
        _onGate = started.Task;

        var result = await runner.RunAsync(machine, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(ExecutionStatus.Succeeded, result.Status);
        Assert.Equal("Stopped", Text(JsonElement.Parse(Text(result.Output!.Value[0], "Cause")!), "ProcessingJobStatus"));
    }

    [Fact]
    public async Task RunAsync_JobThatCannotRunHere_FailsTheStateThatStartsIt()
    {
        await using var runner = NewRunner();

        var result = await runner.RunAsync(Machine(_bench.Bare().WithImage("unknown").WithEntrypoint("sh"), "\"S\":{\"Type\":\"Succeed\"}", next: "S"), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("LocalJobException", result.Error);
    }

    [Fact]
    public async Task RunAsync_JobThatFailsInTheBackground_IsDescribedAsFailed()
    {
        await using var runner = NewRunner(skipDelays: true);
        _bench.OnLine = _ => throw new InvalidOperationException("listener");
        var machine = Machine(
            _bench.Python("print(1)"),
            $$"""
            "W":{"Type":"Wait","Seconds":100,"Next":"D"},
            {{Call("D", "describeProcessingJob", """ "ProcessingJobName":"job" """, "S")}},
            "S":{"Type":"Succeed"}
            """);

        var result = await runner.RunAsync(machine, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(("Failed", "InternalServerError: listener"), (Text(result.Output!.Value, "ProcessingJobStatus"), Text(result.Output!.Value, "FailureReason")));
    }

    [Theory]
    [InlineData("describeProcessingJob")]
    [InlineData("stopProcessingJob")]
    public async Task RunAsync_JobThatIsNotThere_FailsAsAtAws(string action)
    {
        await using var runner = NewRunner();

        var result = await runner.RunAsync(Workflows.Of(Call("D", action, """ "ProcessingJobName":"none" """, "S") + ",\"S\":{\"Type\":\"Succeed\"}"), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(("SageMaker.SageMakerException", "Could not find requested job with name: none (Service: SageMaker, Status Code: 400)"), (result.Error, result.Cause));
    }

    [Theory]
    [InlineData("{}", "a,b,c")]
    [InlineData("""{"SortBy":"Name","SortOrder":"Descending"}""", "c,b,a")]
    [InlineData("""{"NameContains":"B"}""", "b")]
    [InlineData("""{"StatusEquals":"Failed"}""", "b")]
    [InlineData("""{"MaxResults":2}""", "a,b,2")]
    [InlineData("""{"MaxResults":2,"NextToken":"2"}""", "c")]
    [InlineData("""{"StatusEquals":"Stopping"}""", "")]
    [InlineData("""{"MaxResults":0}""", "MaxResults: must be from 1 to 100, but was '0'. Correct it. (Service: SageMaker, Status Code: 400)")]
    [InlineData("""{"SortBy":"Size"}""", "SortBy: must be CreationTime, Name or Status, but was 'Size'. Use one of them. (Service: SageMaker, Status Code: 400)")]
    [InlineData("""{"CreationTimeAfter":"2026-01-01T00:00:00Z"}""", "CreationTimeAfter: must be one of MaxResults, NameContains, NextToken, SortBy, SortOrder, StatusEquals in a local run, but was given. Leave it out. (Service: SageMaker, Status Code: 400)")]
    public async Task RunAsync_List_ListsTheJobs(string request, string expected)
    {
        await using var runner = NewRunner();
        foreach (var (name, code) in ((string, int)[])[("a", 0), ("b", 1), ("c", 0)])
            await runner.RunAsync(StateMachine.Create("m").Then(_bench.Bare().WithJobName(name).WithEntrypoint("sh", "-c", $"exit {code}").AsState()).Build(), cancellationToken: TestContext.Current.CancellationToken);

        var result = await runner.RunAsync(Workflows.Of($$""" "L":{"Type":"Task","Resource":"{{Sdk}}listProcessingJobs","Parameters":{{request}},"End":true} """), cancellationToken: TestContext.Current.CancellationToken);

        var listed = result.Output?.GetProperty("ProcessingJobSummaries").EnumerateArray().Select(job => Text(job, "ProcessingJobName")!).ToList();
        if (listed is not null && Text(result.Output!.Value, "NextToken") is { } token)
            listed.Add(token);

        Assert.Equal(expected, listed is null ? result.Cause : string.Join(',', listed));
    }

    public void Dispose() => _bench.Dispose();

    private static string? Text(JsonElement value, string name) => value.TryGetProperty(name, out var field) ? field.GetString() : null;

    private static JsonElement Exited(ExecutionResult result, string state) => result.History.Single(item => item.Type == HistoryEventType.TaskStateExited && item.Name == state).Output!.Value;

    private static string Call(string name, string action, string parameters, string next, string more = "") =>
        $$""" "{{name}}":{"Type":"Task","Resource":"{{Sdk}}{{action}}","Parameters":{ {{parameters}} },"Next":"{{next}}"{{more}}} """;

    private ProcessingJob Sleeping() => _bench.Python("import time; print('started', flush=True); time.sleep(60)");

    private static StateMachine Machine(ProcessingJob job, string states, string resource = "arn:aws:states:::sagemaker:createProcessingJob", string next = "W") =>
        Workflows.Of($$""" "J":{"Type":"Task","Resource":"{{resource}}","Parameters":{{job.AsState(wait: false).Parameters}},"Next":"{{next}}"},{{states}} """);

    private LocalRunner NewRunner(bool skipDelays = false) => new(new LocalRunnerOptions
    {
        SkipDelays = skipDelays,
        Handlers = new TaskHandlers().AddProcessingJobs(_bench.Options).AddResource(Workflows.Function, async (task, _) =>
        {
            await _onGate;
            return task.Input;
        }),
    });
}

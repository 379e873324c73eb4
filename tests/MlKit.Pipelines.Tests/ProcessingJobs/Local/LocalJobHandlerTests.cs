using System.Text.Json;
using MlKit.Pipelines.ProcessingJobs.Local;
using MlKit.Pipelines.Retries;
using MlKit.Pipelines.Running;
using MlKit.Pipelines.States;

namespace MlKit.Pipelines.Tests.ProcessingJobs.Local;

public sealed class LocalJobHandlerTests : IDisposable
{
    // Every machine can rewrite paths.
    private readonly JobBench _bench = new(OptMlMethod.PathRewriting);

    [Fact]
    public async Task RunAsync_JobOfAWorkflow_YieldsItsDescription()
    {
        var result = await RunAsync(_bench.Python("print(1)").WithJobName(Asl.Input("$.name")).AsState());

        Assert.Equal(ExecutionStatus.Succeeded, result.Status);
        var output = result.Output!.Value;
        Assert.Equal("from-input", output.GetProperty("ProcessingJobName").GetString());
        Assert.Equal("STARTED_BY_STEP_FUNCTIONS", output.GetProperty("Tags").GetProperty("MANAGED_BY_AWS").GetString());
        Assert.StartsWith("arn:aws:states:us-east-1:123456789012:execution:m:", output.GetProperty("Tags").GetProperty("AWS_STEP_FUNCTIONS_EXECUTION_ARN").GetString(), StringComparison.Ordinal);
        Assert.Equal(
            ["TaskStateEntered", "TaskScheduled", "TaskStarted", "TaskSubmitted", "TaskSucceeded", "TaskStateExited"],
            result.History.Select(item => item.Type.ToString()).Where(type => type.StartsWith("Task", StringComparison.Ordinal)));
        Assert.Equal(["1"], _bench.Output);
    }

    [Fact]
    public async Task RunAsync_JobFails_FailsTheStateWithItsDescription()
    {
        var result = await RunAsync(_bench.Python("raise SystemExit(3)").AsState());

        Assert.Equal(ExecutionStatus.Failed, result.Status);
        Assert.Equal("States.TaskFailed", result.Error);
        Assert.Equal("AlgorithmError: See job logs for more information", JsonElement.Parse(result.Cause!).GetProperty("FailureReason").GetString());
    }

    [Fact]
    public async Task RunAsync_Results_AreToldOfEachJob()
    {
        var told = new Told();
        _bench.Options = _bench.Options with { Results = told };

        var result = await RunAsync(_bench.Python("open('/opt/ml/output/message', 'w').write('No rows.'); raise SystemExit(3)").AsState());

        Assert.Equal(ExecutionStatus.Failed, result.Status);
        var job = Assert.Single(told.Results);
        Assert.Equal(("job", LocalJobStatus.Failed, "No rows.", OptMlMethod.PathRewriting), (job.Job, job.Status, job.ExitMessage, job.OptMl));
        Assert.Equal(["algo-1 ended with exit code 3."], job.Notes);
    }

    [Fact]
    public async Task RunAsync_ResultsThrows_FailsTheState()
    {
        _bench.Options = _bench.Options with { Results = new Told { Failure = new InvalidOperationException("full") } };

        var result = await RunAsync(_bench.Python("").AsState());

        Assert.Equal(("InvalidOperationException", "full"), (result.Error, result.Exception?.Message));
        _bench.AssertNothingIsLeft();
    }

    [Fact]
    public async Task RunAsync_RetryWithTheSameName_FindsItInUse()
    {
        var state = _bench.Python("raise SystemExit(3)").AsState().AddRetry(new Retrier(ErrorNames.TaskFailed) { MaxAttempts = 1 });

        var result = await RunAsync(state);

        Assert.Equal("SageMaker.ResourceInUseException", result.Error);
        Assert.Equal("Job name must be unique within an AWS account and region, and a job with this name already exists (arn:aws:sagemaker:us-east-1:123456789012:processing-job/job)", result.Cause);
    }

    [Fact]
    public async Task RunAsync_RequestThatAwsRefuses_FailsTheState()
    {
        var result = await RunAsync(_bench.Python("").WithJobName(Asl.Input("$.bad")).AsState());

        Assert.Equal("SageMaker.AmazonSageMakerException", result.Error);
        Assert.Equal("/ProcessingJobName: must match ^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$, but found 'a_b'. Correct the value.", result.Cause);
    }

    [Fact]
    public async Task RunAsync_WorkflowIsCancelled_LeavesNothingRunning()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        _bench.OnLine = _ => cancellation.Cancel();
        var state = _bench.Python("import time; print('started', flush=True); time.sleep(60)").AsState();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunUntilAsync(state, cancellation.Token));

        _bench.AssertNothingIsLeft();
    }

    public void Dispose() => _bench.Dispose();

    private Task<ExecutionResult> RunAsync(TaskState state) => RunUntilAsync(state, TestContext.Current.CancellationToken);

    private async Task<ExecutionResult> RunUntilAsync(TaskState state, CancellationToken cancellationToken)
    {
        await using var runner = new LocalRunner(new LocalRunnerOptions { Handlers = new TaskHandlers().AddProcessingJobs(_bench.Options), SkipDelays = true });
        return await runner.RunAsync(StateMachine.Create("m").Then(state).Build(), """{"name": "from-input", "bad": "a_b"}""", cancellationToken);
    }

    private sealed class Told : IProgress<LocalJobResult>
    {
        public List<LocalJobResult> Results { get; } = [];

        public Exception? Failure { get; init; }

        public void Report(LocalJobResult value)
        {
            if (Failure is not null)
                throw Failure;

            Results.Add(value);
        }
    }
}

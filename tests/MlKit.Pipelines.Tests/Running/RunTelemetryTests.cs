using System.Diagnostics;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using MlKit.Pipelines.ProcessingJobs.Local;
using MlKit.Pipelines.Running;
using MlKit.Pipelines.Tests.ProcessingJobs.Local;

namespace MlKit.Pipelines.Tests.Running;

public sealed class RunTelemetryTests
{
    private const string Secret = "s3cr3t";

    [Fact]
    public async Task RunAsync_FailingWorkflow_IsLoggedWithoutItsData()
    {
        var logger = new FakeLogger();
        var options = new LocalRunnerOptions
        {
            SkipDelays = true,
            Logger = logger,
            Handlers = new TaskHandlers().AddResource(Workflows.Function, (_, _) => throw new TaskFailedException("Broken", Secret)),
        };

        var result = await Workflows.RunAsync($$""" "T":{"Type":"Task","Resource":"{{Workflows.Function}}","Retry":[{"ErrorEquals":["Broken"],"MaxAttempts":1}],"End":true} """, $$"""{"a":"{{Secret}}"}""", options);

        Assert.Equal(
            [
                (1020, LogLevel.Information, $"Local execution {result.Arn} started"),
                (1022, LogLevel.Debug, $"Local execution {result.Arn} entered state T"),
                (1023, LogLevel.Information, $"State T of local execution {result.Arn} failed with Broken; retry 1 is in 00:00:01"),
                (1024, LogLevel.Warning, $"State T of local execution {result.Arn} failed with Broken"),
                (1021, LogLevel.Information, $"Local execution {result.Arn} ended as Failed with Broken"),
            ],
            logger.Collector.GetSnapshot().Select(record => (record.Id.Id, record.Level, record.Message)));
        Assert.DoesNotContain(logger.Collector.GetSnapshot(), record => record.ToString().Contains(Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task RunAsync_Workflow_IsTracedWithItsStates()
    {
        using var root = new Activity("root").Start();
        var ended = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "MlKit.Pipelines",
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.TraceId == root.TraceId)
                    ended.Add(activity);
            },
        };
        ActivitySource.AddActivityListener(listener);

        var result = await Workflows.RunAsync(""" "A":{"Type":"Pass","Next":"B"},"B":{"Type":"Fail","Error":"E","Cause":"C"} """);

        Assert.Equal(["mlkit.pipelines.run.state", "mlkit.pipelines.run.state", "mlkit.pipelines.run"], ended.Select(activity => activity.OperationName));
        Assert.Equal([("A", "Pass"), ("B", "Fail")], ended.Take(2).Select(activity => (activity.GetTagItem("mlkit.pipelines.state"), activity.GetTagItem("mlkit.pipelines.state.type"))));
        Assert.All(ended.Take(2), activity => Assert.Equal(ended[2].SpanId, activity.ParentSpanId));
        Assert.Equal((ActivityStatusCode.Error, "E"), (ended[1].Status, ended[1].StatusDescription));
        Assert.Equal(("test", "Failed", result.Arn), (ended[2].GetTagItem("mlkit.pipelines.machine"), ended[2].GetTagItem("mlkit.pipelines.status"), ended[2].GetTagItem("mlkit.pipelines.execution")));
    }

    [Fact]
    public async Task RunAsync_Cancelled_IsCountedAsAborted()
    {
        using var executions = new MetricCollector<long>(null, "MlKit.Pipelines", "mlkit.pipelines.run.executions");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new LocalRunner().RunAsync(Workflows.Of(""" "A":{"Type":"Pass","End":true} """), cancellationToken: new CancellationToken(canceled: true)));

        Assert.Contains(executions.GetMeasurementSnapshot(), measured => (string?)measured.Tags["mlkit.pipelines.status"] == "Aborted");
    }

    [Fact]
    public async Task RunAsync_HandlerThatDoesNotEnd_IsWarnedOf()
    {
        var logger = new FakeLogger();
        var never = new TaskCompletionSource<System.Text.Json.JsonElement>();
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var options = new LocalRunnerOptions
        {
            Logger = logger,
            HandlerGracePeriod = TimeSpan.FromMilliseconds(1),
            Handlers = new TaskHandlers().AddResource(Workflows.Function, (_, _) => new(never.Task)),
        };
        var running = new LocalRunner(options).RunAsync(Workflows.Of($$""" "T":{"Type":"Task","Resource":"{{Workflows.Function}}","End":true} """), cancellationToken: cancel.Token);

        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);

        Assert.Contains(logger.Collector.GetSnapshot(), record => record.Id.Id == 1025 && record.Message.Contains("The handler of state T of local execution", StringComparison.Ordinal));
    }

    [Fact]
    public async Task RunAsync_Job_IsLoggedAndMeasuredWithoutItsData()
    {
        using var bench = new JobBench(OptMlMethod.PathRewriting);
        using var durations = new MetricCollector<double>(null, "MlKit.Pipelines", "mlkit.pipelines.run.job.duration");
        var logger = new FakeLogger();
        bench.Options = bench.Options with { Logger = logger };

        await bench.CompleteAsync(bench.Python($"print('{Secret}')").WithEnvironment("TOKEN", Secret));

        Assert.Equal(
            ["Local job job started with 1 instances and /opt/ml by PathRewriting", "Local job job ended as Completed after"],
            logger.Collector.GetSnapshot().Select(record => record.Id.Id == 1027 ? string.Join(' ', record.Message.Split(' ').SkipLast(1)) : record.Message));
        Assert.Contains(durations.GetMeasurementSnapshot(), measured => (string?)measured.Tags["mlkit.pipelines.status"] == "Completed");
    }
}

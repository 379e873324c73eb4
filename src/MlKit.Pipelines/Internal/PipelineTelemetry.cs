using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace MlKit.Pipelines.Internal;

/// <summary>Holds the package's activity source and instruments; docs/telemetry.md lists them.</summary>
internal static class PipelineTelemetry
{
    public const string Name = "MlKit.Pipelines";
    public const string PlanActivity = "mlkit.pipelines.plan";
    public const string DeployActivity = "mlkit.pipelines.deploy";
    public const string StartActivity = "mlkit.pipelines.start";
    public const string StopActivity = "mlkit.pipelines.stop";
    public const string WatchActivity = "mlkit.pipelines.watch";
    public const string RunActivity = "mlkit.pipelines.run";
    public const string StateActivity = "mlkit.pipelines.run.state";
    public const string JobActivity = "mlkit.pipelines.run.job";
    public const string MachineTag = "mlkit.pipelines.machine";
    public const string ExecutionTag = "mlkit.pipelines.execution";
    public const string ChangesTag = "mlkit.pipelines.changes";
    public const string OperationTag = "mlkit.pipelines.operation";
    public const string StatusTag = "mlkit.pipelines.status";
    public const string StateTag = "mlkit.pipelines.state";
    public const string StateTypeTag = "mlkit.pipelines.state.type";
    public const string JobTag = "mlkit.pipelines.job";
    public const string MethodTag = "mlkit.pipelines.job.opt_ml";

    private static readonly Meter Meter = new(Name);

    public static ActivitySource Activities { get; } = new(Name);

    public static Counter<long> Changes { get; } = Meter.CreateCounter<long>("mlkit.pipelines.changes", "{change}", "Changes deployed");

    public static Counter<long> Starts { get; } = Meter.CreateCounter<long>("mlkit.pipelines.executions.started", "{execution}", "Executions started");

    public static Counter<long> Ends { get; } = Meter.CreateCounter<long>("mlkit.pipelines.executions.ended", "{execution}", "Executions whose end was seen");

    public static Counter<long> Polls { get; } = Meter.CreateCounter<long>("mlkit.pipelines.polls", "{poll}", "Looks at executions that are followed");

    public static Counter<long> FailedPolls { get; } = Meter.CreateCounter<long>("mlkit.pipelines.polls.failed", "{poll}", "Looks that AWS throttled or that failed for a while");

    public static Counter<long> LocalExecutions { get; } = Meter.CreateCounter<long>("mlkit.pipelines.run.executions", "{execution}", "Local executions that ended");

    public static Counter<long> LocalStates { get; } = Meter.CreateCounter<long>("mlkit.pipelines.run.states", "{state}", "States that local executions entered");

    public static Counter<long> LocalRetries { get; } = Meter.CreateCounter<long>("mlkit.pipelines.run.retries", "{retry}", "Retries of local executions");

    public static Histogram<double> LocalJobs { get; } = Meter.CreateHistogram<double>("mlkit.pipelines.run.job.duration", "s", "Local jobs that ended, and how long they took");

    /// <summary>Starts an activity of a local run; most runs have nobody who listens.</summary>
    public static Activity? StartLocal(string name, string tag, string value)
    {
        var activity = Activities.StartActivity(name);
        if (activity?.IsAllDataRequested is true)
            activity.SetTag(tag, value);

        return activity;
    }

    public static Activity? Start(string name, string tag, string value)
    {
        var activity = Activities.StartActivity(name, ActivityKind.Client);
        if (activity?.IsAllDataRequested is true)
            activity.SetTag(tag, value);

        return activity;
    }
}

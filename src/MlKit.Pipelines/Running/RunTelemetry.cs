using System.Diagnostics;
using MlKit.Pipelines.Internal;

namespace MlKit.Pipelines.Running;

/// <summary>Tells of one execution. One that ends without a result was cancelled.</summary>
internal sealed class RunTelemetry : IDisposable
{
    private readonly ExecutionRun _run;
    private readonly Activity? _activity;
    private string _status = nameof(ExecutionStatus.Aborted);
    private string? _error;

    public RunTelemetry(ExecutionRun run)
    {
        _run = run;
        _activity = PipelineTelemetry.StartLocal(PipelineTelemetry.RunActivity, PipelineTelemetry.MachineTag, run.MachineName);
        Log.RunStarted(run.Options.Logger, run.Arn);
    }

    public void End(ExecutionResult result) => (_status, _error) = (result.Status.ToString(), result.Error);

    public void Dispose()
    {
        PipelineTelemetry.LocalExecutions.Add(1, new KeyValuePair<string, object?>(PipelineTelemetry.StatusTag, _status));
        Log.RunEnded(_run.Options.Logger, _run.Arn, _status, _error);
        if (_activity?.IsAllDataRequested is true)
        {
            _activity.SetTag(PipelineTelemetry.ExecutionTag, _run.Arn).SetTag(PipelineTelemetry.StatusTag, _status);
            _activity.SetStatus(_status == nameof(ExecutionStatus.Succeeded) ? ActivityStatusCode.Ok : ActivityStatusCode.Error, _error);
        }

        _activity?.Dispose();
    }
}

using System.Diagnostics;
using MlKit.Pipelines.Internal;

namespace MlKit.Pipelines.ProcessingJobs.Local;

/// <summary>Tells of one job. One that ends without a result was cancelled.</summary>
internal sealed class JobTelemetry : IDisposable
{
    private readonly JobRequest _job;
    private readonly LocalJobOptions _options;
    private readonly OptMlMethod _method;
    private readonly Activity? _activity;
    private readonly long _start;
    private string _status = "Cancelled";

    public JobTelemetry(JobRequest job, LocalJobOptions options, OptMlMethod method)
    {
        (_job, _options, _method) = (job, options, method);
        _activity = PipelineTelemetry.StartLocal(PipelineTelemetry.JobActivity, PipelineTelemetry.JobTag, job.Name);
        _start = options.TimeProvider.GetTimestamp();
        Log.JobStarted(options.Logger, job.Name, job.InstanceCount, method.ToString());
    }

    public void End(LocalJobResult result) => _status = result.Status.ToString();

    public void Dispose()
    {
        var duration = _options.TimeProvider.GetElapsedTime(_start);
        PipelineTelemetry.LocalJobs.Record(duration.TotalSeconds, new KeyValuePair<string, object?>(PipelineTelemetry.StatusTag, _status));
        Log.JobEnded(_options.Logger, _job.Name, _status, duration);
        if (_activity?.IsAllDataRequested is true)
        {
            _activity.SetTag(PipelineTelemetry.StatusTag, _status).SetTag(PipelineTelemetry.MethodTag, _method.ToString());
            _activity.SetStatus(_status == nameof(LocalJobStatus.Completed) ? ActivityStatusCode.Ok : ActivityStatusCode.Error);
        }

        _activity?.Dispose();
    }
}

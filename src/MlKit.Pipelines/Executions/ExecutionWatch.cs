using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Amazon.CloudWatchLogs.Model;
using Amazon.StepFunctions.Model;
using MlKit.Pipelines.Internal;

namespace MlKit.Pipelines.Executions;

/// <summary>Follows one execution: its history, its jobs, their logs.</summary>
internal sealed class ExecutionWatch(ExecutionServices services, string executionArn, WatchOptions options)
{
    // Long enough for the calls that stop an execution and its jobs, and not so long that a process could not end.
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(30);

    private readonly HistoryReader _history = new(services.StepFunctions, executionArn);
    private readonly ExecutionTrace _trace = new();
    private readonly PollPace _pace = new(services.Options, executionArn);
    private readonly List<JobFollower> _jobs = [];
    private readonly Queue<ExecutionEvent> _pending = new();
    private readonly CostMeter? _meter = options.PricesPerHour is { } prices ? new(prices) : null;
    private readonly int? _statesKnown = options.Definition is { } definition ? StateCount.Of(definition) : null;
    private int _tracedJobs;
    private bool _hasMore;

    private DateTimeOffset Now => services.Options.TimeProvider.GetUtcNow();

    /// <summary>Follows the execution; each enumeration begins anew.</summary>
    public static async IAsyncEnumerable<ExecutionEvent> FollowAsync(
        ExecutionServices services, string executionArn, WatchOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var activity = PipelineTelemetry.Start(PipelineTelemetry.WatchActivity, PipelineTelemetry.ExecutionTag, executionArn);
        var watch = new ExecutionWatch(services, executionArn, options);
        try
        {
            await foreach (var told in watch.RunAsync(cancellationToken).ConfigureAwait(false))
                yield return told;
        }
        finally
        {
            if (cancellationToken.IsCancellationRequested && options.OnCancel != CancelAction.None && watch._trace.End is null)
                await watch.StopAsync().ConfigureAwait(false);
        }
    }

    private async IAsyncEnumerable<ExecutionEvent> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            var (isComplete, failure) = await TryLookAsync(cancellationToken).ConfigureAwait(false);

            // What was seen before a failure is told, as it will not be read again.
            while (_pending.TryDequeue(out var told))
                yield return told;

            failure?.Throw();
            if (isComplete && _hasMore)
                continue;

            if (isComplete && _trace.End is { } end)
            {
                yield return Ended(end);
                yield break;
            }

            await _pace.WaitAsync(_jobs.Count(job => !job.IsDone), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<(bool IsComplete, ExceptionDispatchInfo? Failure)> TryLookAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await _pace.TryAsync(() => LookAsync(cancellationToken)).ConfigureAwait(false), null);
        }
        catch (PipelineServiceException e)
        {
            return (false, ExceptionDispatchInfo.Capture(e));
        }
    }

    /// <summary>Reads a page of what is there at first, or what is new and how the jobs are.</summary>
    private async Task LookAsync(CancellationToken cancellationToken)
    {
        await ReadHistoryAsync(cancellationToken).ConfigureAwait(false);
        if (_hasMore)
            return;

        AddJobs();
        foreach (var job in _jobs.Where(job => !job.IsDone))
            await job.LookAsync(executionArn, Tell, (stream, line) => Tell(job.Job, stream, line), cancellationToken).ConfigureAwait(false);
    }

    private async Task ReadHistoryAsync(CancellationToken cancellationToken)
    {
        (var entries, _hasMore) = await _history.ReadAsync(cancellationToken).ConfigureAwait(false);
        foreach (var entry in entries)
        {
            var state = _trace.Add(entry);
            if (entry.Id > options.AfterEventId)
                Tell(new HistoryEntryEvent(entry) { Timestamp = AwsTime.Of(entry.Timestamp) ?? Now, LastEventId = entry.Id ?? 0, StateName = state, Progress = Progress() });
        }
    }

    /// <summary>Jobs that had ended by the event after which to go on have been told of; only their cost counts.</summary>
    private void AddJobs()
    {
        if (services.SageMaker is null)
            return;

        foreach (var traced in _trace.Jobs.Skip(_tracedJobs))
        {
            var isQuiet = traced.EndEventId <= options.AfterEventId;
            if (isQuiet && _meter is null)
                continue;

            _jobs.Add(new JobFollower(services, services.Logs is { } logs && traced.Job.LogGroupName is not null ? new JobLog(logs, traced.Job, options) : null, traced.Job, isQuiet));
        }

        _tracedJobs = _trace.Jobs.Count;
    }

    private void Tell(SageMakerJob job) =>
        Tell(new JobStatusEvent(job) { Timestamp = Now, LastEventId = _history.LastEventId, StateName = job.StateName, Progress = Progress() });

    private void Tell(SageMakerJob job, string stream, OutputLogEvent line) => Tell(new JobLogEvent(job.Name, stream, line.Message)
    {
        Timestamp = AwsTime.Of(line.Timestamp) ?? Now,
        LastEventId = _history.LastEventId,
        StateName = job.StateName,
        Progress = Progress(),
    });

    private void Tell(ExecutionEvent told)
    {
        _pace.Hurry();
        _pending.Enqueue(told);
    }

    private ExecutionEndedEvent Ended(HistoryEvent end)
    {
        var status = ExecutionTrace.EndStatus(end)!;
        PipelineTelemetry.Ends.Add(1, new KeyValuePair<string, object?>(PipelineTelemetry.StatusTag, status.Value));
        Log.Ended(services.Options.Logger, executionArn, status.Value);
        return new ExecutionEndedEvent(status)
        {
            Timestamp = AwsTime.Of(end.Timestamp) ?? Now,
            LastEventId = _history.LastEventId,
            Progress = Progress(),
            Output = end.ExecutionSucceededEventDetails?.Output,
            Error = end.ExecutionFailedEventDetails?.Error ?? end.ExecutionTimedOutEventDetails?.Error ?? end.ExecutionAbortedEventDetails?.Error,
            Cause = end.ExecutionFailedEventDetails?.Cause ?? end.ExecutionTimedOutEventDetails?.Cause ?? end.ExecutionAbortedEventDetails?.Cause,
        };
    }

    private ExecutionProgress Progress() => new()
    {
        StatesEntered = _trace.StatesEntered,
        StatesKnown = _statesKnown,
        Cost = _meter?.Cost(_jobs.Select(job => job.Job), Now),
        UnpricedInstanceTypes = _meter?.Unpriced(_jobs.Select(job => job.Job)) ?? [],
    };

    private async Task StopAsync()
    {
        using var timeout = new CancellationTokenSource(StopTimeout, services.Options.TimeProvider);
        var stop = new StopOptions { Cause = "Following the execution was cancelled.", StopsJobs = options.OnCancel == CancelAction.StopExecutionAndJobs };
        try
        {
            await ExecutionStopper.StopAsync(services, executionArn, stop, timeout.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e)
        {
            throw new PipelineServiceException($"The execution '{executionArn}' must be stopped within 30 seconds of the cancellation, but AWS did not answer in time. Call StopAsync; otherwise it and its jobs may go on.", e)
            {
                Operation = "StopExecution",
                IsRetryable = true,
            };
        }
    }
}

using MlKit.Pipelines.Internal;

namespace MlKit.Pipelines.Executions;

/// <summary>Says when to look next: often while something happens, ever more rarely while nothing does or AWS throttles.</summary>
internal sealed class PollPace(ExecutionClientOptions options, string executionArn)
{
    private const double Growth = 1.5;
    private const double FailureGrowth = 2;

    // SageMaker and CloudWatch Logs take some calls a second from all callers of an account; each job needs one of either at every look.
    private static readonly TimeSpan TimePerJob = TimeSpan.FromMilliseconds(250);

    private TimeSpan _delay = options.PollInterval;
    private int _failures;

    /// <summary>Something has happened: more may follow soon.</summary>
    public void Hurry() => _delay = options.PollInterval;

    /// <summary>Looks.</summary>
    /// <returns>Whether it succeeded; otherwise the next look does it again.</returns>
    public async Task<bool> TryAsync(Func<Task> poll)
    {
        try
        {
            await poll().ConfigureAwait(false);
            _failures = 0;
            return true;
        }
        catch (PipelineServiceException e) when (e.IsRetryable && ++_failures <= options.MaxFailedPolls)
        {
            Grow(FailureGrowth);
            PipelineTelemetry.FailedPolls.Add(1, new KeyValuePair<string, object?>(PipelineTelemetry.OperationTag, e.Operation));
            Log.PollFailed(options.Logger, _failures, options.MaxFailedPolls, executionArn, e.Operation, e.ErrorCode, _delay);
            return false;
        }
    }

    public async Task WaitAsync(int jobs, CancellationToken cancellationToken)
    {
        PipelineTelemetry.Polls.Add(1);
        var atLeast = TimePerJob * jobs;
        await Task.Delay(_delay > atLeast ? _delay : atLeast, options.TimeProvider, cancellationToken).ConfigureAwait(false);
        Grow(Growth);
    }

    private void Grow(double factor)
    {
        var longer = _delay * factor;
        _delay = longer < options.MaxPollInterval ? longer : options.MaxPollInterval;
    }
}

namespace MlKit.Pipelines.Running;

/// <summary>Stops an execution that is told to, or whose time is over.</summary>
internal sealed class ExecutionClock : IDisposable
{
    private readonly CancellationTokenSource? _timeout;
    private readonly CancellationTokenSource? _stop;

    public ExecutionClock(ExecutionRun run, CancellationToken stopToken, CancellationToken cancellationToken)
    {
        // Where delays are skipped, each of them looks at the deadline itself; a task that hangs still meets this one.
        if (run.Deadline is { } deadline && deadline - run.StartTime is var time && time.TotalMilliseconds < int.MaxValue)
            _timeout = new CancellationTokenSource(time, run.Options.TimeProvider);

        if (stopToken.CanBeCanceled || _timeout is not null)
            _stop = CancellationTokenSource.CreateLinkedTokenSource(stopToken, cancellationToken, _timeout?.Token ?? CancellationToken.None);

        Token = _stop?.Token ?? cancellationToken;
    }

    public CancellationToken Token { get; }

    public bool IsOver => _timeout?.IsCancellationRequested == true;

    public void Dispose()
    {
        _timeout?.Dispose();
        _stop?.Dispose();
    }
}

namespace MlKit.Pipelines.Running;

/// <summary>Stops a task whose time is over, or that gives no sign of life.</summary>
internal sealed class TaskDeadline : IDisposable
{
    // A timer takes no more; a task that may take longer is not watched.
    private const long LongestTimer = 4_000_000;

    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenRegistration _outer;
    private readonly ITimer? _timeout;
    private readonly ITimer? _heartbeat;
    private readonly TimeSpan _heartbeatTime;
    private int _reason;

    public TaskDeadline(TimeProvider time, long? timeoutSeconds, long? heartbeatSeconds, CancellationToken cancellationToken)
    {
        _outer = cancellationToken.UnsafeRegister(static deadline => ((TaskDeadline)deadline!).Cancel(), this);
        if (timeoutSeconds is { } timeout and <= LongestTimer)
            _timeout = time.CreateTimer(_ => Stop(1), null, TimeSpan.FromSeconds(timeout), Timeout.InfiniteTimeSpan);

        if (heartbeatSeconds is { } heartbeat and <= LongestTimer)
        {
            _heartbeatTime = TimeSpan.FromSeconds(heartbeat);
            _heartbeat = time.CreateTimer(_ => Stop(2), null, _heartbeatTime, Timeout.InfiniteTimeSpan);
        }
    }

    public CancellationToken Token => _stop.Token;

    public bool IsOver => _reason != 0;

    public bool IsHeartbeat => _reason == 2;

    public void Beat() => _heartbeat?.Change(_heartbeatTime, Timeout.InfiniteTimeSpan);

    public void Dispose()
    {
        _outer.Unregister();
        _timeout?.Dispose();
        _heartbeat?.Dispose();
        _stop.Dispose();
    }

    private void Stop(int reason)
    {
        if (Interlocked.CompareExchange(ref _reason, reason, 0) == 0)
            Cancel();
    }

    private void Cancel()
    {
        try
        {
            _stop.Cancel();
        }
        catch (Exception e) when (e is AggregateException or ObjectDisposedException)
        {
            // What a handler does when it is stopped threw, which must not reach those beside it or a timer's thread; or the task ended at the same moment.
        }
    }
}

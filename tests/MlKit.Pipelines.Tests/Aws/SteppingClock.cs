using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace MlKit.Pipelines.Tests.Aws;

/// <summary>A clock that goes on by itself as soon as somebody waits, so that no test does. Longer waits are timeouts, which do not come.</summary>
internal sealed class SteppingClock() : FakeTimeProvider(Epoch)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(25);

    public static DateTimeOffset Epoch { get; } = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);

    private readonly Lock _advancing = new();
    private readonly TaskCompletionSource _held = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Done when somebody waits so long that the clock stands still.</summary>
    public Task Held => _held.Task;

    public ConcurrentQueue<TimeSpan> Waits { get; } = new();

    /// <summary>Goes on, one caller at a time: of two at once, the base class may leave the second one's timers asleep for ever.</summary>
    public new void Advance(TimeSpan delta)
    {
        lock (_advancing)
            base.Advance(delta);
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime >= Timeout)
            _held.TrySetResult();

        if (dueTime < TimeSpan.Zero || dueTime >= Timeout)
            return timer;

        Waits.Enqueue(dueTime);
        ThreadPool.QueueUserWorkItem(_ => Advance(dueTime));
        return timer;
    }
}

using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace MlKit.Pipelines.Running;

/// <summary>What executions started without waiting for its end. It outlives them, but not the runner.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A source of cancellation without a timer holds nothing to free.")]
internal sealed class BackgroundWork
{
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<Task, bool> _running = [];

    public void Start(Func<CancellationToken, Task> work)
    {
        var running = Task.Run(() => work(_stop.Token), CancellationToken.None);
        _running[running] = true;
        _ = running.ContinueWith(ended => _running.TryRemove(ended, out _), TaskScheduler.Default);
    }

    public async Task StopAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(_running.Keys).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}

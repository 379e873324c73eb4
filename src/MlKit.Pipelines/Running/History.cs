using System.Runtime.CompilerServices;
using MlKit.Pipelines.Retries;

namespace MlKit.Pipelines.Running;

/// <summary>Takes the events of an execution in the order in which they happen, from any of its branches, and lets readers follow.</summary>
/// <param name="limit">The greatest number of events.</param>
/// <param name="keeps">Whether the events are kept; children of a distributed Map only count them.</param>
internal sealed class History(int limit, bool keeps = true)
{
    private readonly Lock _lock = new();
    private readonly List<HistoryEvent> _events = [];
    private TaskCompletionSource? _news;
    private long _count;
    private bool _ended;

    /// <summary>Numbers an event and adds it.</summary>
    /// <exception cref="StateFailureException">The history is full, but for the event that says so.</exception>
    public void Add(HistoryEvent item, long previous, DateTimeOffset timestamp, bool isLast = false)
    {
        lock (_lock)
        {
            // A handler that was given up may still report.
            if (_ended)
                return;

            if (_count >= limit - 1 && !isLast)
                throw new StateFailureException(ErrorNames.Runtime, $"The execution reached the maximum number of history events ({limit}).");

            item.Id = ++_count;
            item.PreviousEventId = previous;
            item.Timestamp = timestamp;
            // What still ends after the last event must not make readers wait again.
            _ended |= isLast;
            if (keeps)
                _events.Add(item);

            _news?.SetResult();
            _news = null;
        }
    }

    /// <summary>Lets readers end although no last event came.</summary>
    public void End()
    {
        lock (_lock)
        {
            _ended = true;
            _news?.TrySetResult();
            _news = null;
        }
    }

    public IReadOnlyList<HistoryEvent> ToList()
    {
        lock (_lock)
            return _ended ? _events : [.. _events];
    }

    public async IAsyncEnumerable<HistoryEvent> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var i = 0; ; i++)
        {
            HistoryEvent? item;
            while (Peek(i, out item) is { } news)
                await news.WaitAsync(cancellationToken).ConfigureAwait(false);

            if (item is null)
                yield break;

            yield return item;
        }
    }

    /// <summary>Returns an event, or what to wait for until it is there, or neither where none will come.</summary>
    private Task? Peek(int index, out HistoryEvent? item)
    {
        lock (_lock)
        {
            item = index < _events.Count ? _events[index] : null;
            if (item is not null || _ended)
                return null;

            return (_news ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }
}

using System.Runtime.ExceptionServices;

namespace MlKit.Pipelines.Running;

/// <summary>Flows that run at the same time inside a state. The first failure stops the others.</summary>
internal sealed class FlowGroup(Flow parent) : IDisposable
{
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(parent.CancellationToken);
    private readonly Lock _lock = new();
    private readonly List<Flow> _flows = [];
    private Exception? _failure;
    private Flow? _failed;
    private long _lastEventId = parent.LastEventId;
    private TimeSpan _skipped = parent.Skipped;

    /// <summary>Gets what is done when the first flow fails.</summary>
    public Action<Flow>? OnFailed { get; init; }

    /// <summary>Gets what is done for each flow that was stopped.</summary>
    public Action<Flow>? OnAborted { get; init; }

    /// <summary>Gets whether a flow has failed.</summary>
    public bool HasFailed => _stop.IsCancellationRequested;

    public Flow Add(MapItem? item = null)
    {
        var flow = parent.Branch(_stop.Token, item);
        lock (_lock)
            _flows.Add(flow);

        return flow;
    }

    /// <summary>Ends a flow.</summary>
    /// <param name="flow">The flow.</param>
    /// <param name="lastEventId">The event the parent flow goes on from if no other flow ends later.</param>
    public void End(Flow flow, long lastEventId)
    {
        lock (_lock)
        {
            _flows.Remove(flow);
            _lastEventId = lastEventId;
            KeepLatest(flow);
        }
    }

    /// <summary>Ends a flow where the next one begins.</summary>
    public Flow Replace(Flow flow, long lastEventId, MapItem item)
    {
        var next = parent.Branch(_stop.Token, item);
        lock (_lock)
        {
            _flows[_flows.IndexOf(flow)] = next;
            _lastEventId = lastEventId;
            KeepLatest(flow);
        }

        return next;
    }

    /// <summary>Takes note of a failure, and stops the others if it is the first.</summary>
    public void Fail(Flow flow, Exception failure)
    {
        lock (_lock)
        {
            if (_failure is not null)
                return;

            _failure = failure;
            _failed = flow;
            _flows.Remove(flow);
            KeepLatest(flow);
        }

        try
        {
            if (failure is StateFailureException)
                OnFailed?.Invoke(flow);
        }
        catch (StateFailureException e)
        {
            // The history is full, which ends everything.
            lock (_lock)
                _failure = e;
        }

        _stop.Cancel();
    }

    /// <summary>Goes on in the parent flow where the last flow ended, or with the first failure.</summary>
    public void Join()
    {
        parent.Skipped = _skipped;
        parent.LastEventId = _failed?.LastEventId ?? _lastEventId;
        if (_failure is null)
        {
            // Flows that were stopped from outside before they began have neither failed nor a result.
            parent.CancellationToken.ThrowIfCancellationRequested();
            return;
        }

        if (_failure is StateFailureException)
            RecordAborts();

        ExceptionDispatchInfo.Throw(_failure);
    }

    public void Dispose() => _stop.Dispose();

    /// <summary>The parent goes on when the slowest flow is through.</summary>
    private void KeepLatest(Flow flow) => _skipped = flow.Skipped > _skipped ? flow.Skipped : _skipped;

    private void RecordAborts()
    {
        foreach (var flow in _flows)
        {
            if (flow.Current is { } visit && StateEvents.Aborted(visit.State) is { } type)
                parent.RecordAside(new HistoryEvent(type));

            OnAborted?.Invoke(flow);
        }
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using MlKit.Pipelines.Maps;

namespace MlKit.Pipelines.Running;

/// <summary>Runs the iterations of an inline Map, some at a time.</summary>
internal sealed class MapIterations(MapState state, Visit visit, JsonElement[] items, JsonElement[] inputs)
{
    private readonly JsonElement[] _results = new JsonElement[items.Length];
    private int _next;

    public async ValueTask<JsonElement[]> RunAsync(int concurrency)
    {
        using var group = new FlowGroup(visit.Flow)
        {
            OnFailed = flow => flow.RecordAside(Event(HistoryEventType.MapIterationFailed, flow)),
            OnAborted = flow => visit.Flow.RecordAside(Event(HistoryEventType.MapIterationAborted, flow)),
        };
        // As many as may run at a time are started at once, as at AWS; each leads to the next when it is through.
        var started = new Flow[Math.Min(concurrency, items.Length)];
        for (var i = 0; i < started.Length; i++)
            started[i] = Start(group, visit.Flow.LastEventId);

        if (started.Length == 1)
            await WorkAsync(group, started[0]).ConfigureAwait(false);
        else
            await Task.WhenAll(started.Select(flow => WorkAsync(group, flow))).ConfigureAwait(false);

        group.Join();
        return _results;
    }

    private static HistoryEvent Event(HistoryEventType type, string name, int index) => new(type) { Name = name, Index = index };

    private HistoryEvent Event(HistoryEventType type, Flow flow) => Event(type, visit.State.Name, flow.Item!.Index);

    private Flow Start(FlowGroup group, long previousEventId)
    {
        var index = _next++;
        var flow = group.Add(new MapItem(index, items[index]));
        flow.LastEventId = previousEventId;
        flow.Record(Event(HistoryEventType.MapIterationStarted, flow));
        return flow;
    }

    [SuppressMessage("Design", "CA1031", Justification = "The group throws it when all iterations have ended.")]
    private async Task WorkAsync(FlowGroup group, Flow flow)
    {
        try
        {
            while (!group.HasFailed)
            {
                var index = flow.Item!.Index;
                _results[index] = await GraphRunner.RunAsync(state.Processor!, inputs[index], flow).ConfigureAwait(false);
                var ended = Event(HistoryEventType.MapIterationSucceeded, flow);
                flow.RecordAside(ended);
                if (EndAndStart(group, flow, ended.Id) is not { } next)
                    return;

                flow = next;
            }
        }
        catch (Exception e)
        {
            group.Fail(flow, e);
        }
    }

    private Flow? EndAndStart(FlowGroup group, Flow flow, long endedEventId)
    {
        group.End(flow, endedEventId);
        lock (_results)
            return _next < items.Length && !group.HasFailed ? Start(group, flow.LastEventId) : null;
    }
}

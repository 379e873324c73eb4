using System.Text.Json;
using MlKit.Pipelines.Maps;
using MlKit.Pipelines.Retries;

namespace MlKit.Pipelines.Running;

/// <summary>Runs distributed Map states: a child execution for every item or batch.</summary>
internal static class DistributedMapRunner
{
    public static async ValueTask<JsonElement> RunAsync(MapState state, Visit visit, JsonElement input)
    {
        var source = state.ItemReader is { } reader ? ItemSource.Create(reader, visit, input) : null;
        var items = source is null ? MapItems.FromInput(state, visit, input) : (JsonElement?)null;
        var settings = MapSettings.Read(state, visit, input);
        var inputs = new ChildInputs(state, visit, input);
        var id = visit.Flow.Run.Randomness.NextUuid().ToString();
        var mapRun = new MapRun(state, visit, settings, state.Label ?? id[..8], id);
        visit.Flow.Record(new HistoryEvent(HistoryEventType.MapStateStarted) { Length = items?.GetArrayLength() ?? 0 });
        visit.HasStarted = true;
        visit.Flow.Record(new HistoryEvent(HistoryEventType.MapRunStarted) { MapRunArn = mapRun.Arn });
        try
        {
            var output = await mapRun.RunAsync(token => inputs.From(source?.ReadAsync(token) ?? Enumerate(items!.Value), token), items?.GetArrayLength(), input).ConfigureAwait(false);
            visit.Flow.Record(new HistoryEvent(HistoryEventType.MapRunSucceeded));
            visit.Flow.RecordAside(new HistoryEvent(HistoryEventType.MapStateSucceeded));
            return output;
        }
        catch (StateFailureException e) when (e.Error != ErrorNames.Runtime)
        {
            visit.Flow.Record(new HistoryEvent(HistoryEventType.MapRunFailed) { Error = e.Error, Cause = e.Cause });
            throw;
        }
    }

    private static async IAsyncEnumerable<JsonElement> Enumerate(JsonElement items)
    {
        foreach (var item in items.EnumerateArray())
            yield return item;

        await ValueTask.CompletedTask.ConfigureAwait(false);
    }
}

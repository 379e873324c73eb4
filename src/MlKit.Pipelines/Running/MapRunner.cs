using System.Text.Json;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.Maps;

namespace MlKit.Pipelines.Running;

/// <summary>Runs Map states.</summary>
internal static class MapRunner
{
    // https://docs.aws.amazon.com/step-functions/latest/dg/state-map-inline.html
    private const int MostInlineIterations = 40;

    public static Func<MapState, Visit, ValueTask<JsonElement>> Attempt { get; } = AttemptAsync;

    private static async ValueTask<JsonElement> AttemptAsync(MapState state, Visit visit)
    {
        var input = DataFlow.InputPath(visit, state);
        if (state.Processor!.IsDistributed)
            return await DistributedMapRunner.RunAsync(state, visit, input).ConfigureAwait(false);

        var items = MapItems.FromInput(state, visit, input).EnumerateArray().ToArray();
        var settings = MapSettings.Read(state, visit, input);
        var inputs = items.Select((item, i) => MapItems.Select(state, visit, input, new MapItem(i, item))).ToArray();
        visit.Flow.Record(new HistoryEvent(HistoryEventType.MapStateStarted) { Length = items.Length });
        visit.HasStarted = true;
        var iterations = new MapIterations(state, visit, items, inputs);
        var results = await iterations.RunAsync(settings.Limit(MostInlineIterations)).ConfigureAwait(false);
        visit.Flow.RecordAside(new HistoryEvent(HistoryEventType.MapStateSucceeded));
        return JsonBuilder.Array(results);
    }
}

using System.Text.Json;
using MlKit.Pipelines.Maps;

namespace MlKit.Pipelines.Running;

/// <summary>Finds the items of a Map in its input.</summary>
internal static class MapItems
{
    public static JsonElement FromInput(MapState state, Visit visit, JsonElement input)
    {
        var items = input;
        if (state.ItemsPath is { } path)
        {
            var found = visit.Scope(input).Find(path.Path);
            items = found.Found ? found.Value : throw StateFailureException.Runtime($"Invalid path '{path.Text}' : {found.Problem}");
        }

        // AWS follows a path into the context object as if it were the input, and shows it so.
        if (items.ValueKind != JsonValueKind.Array)
            throw StateFailureException.Runtime($"Reference path \"{(state.ItemsPath?.Text ?? "$").Replace("$$", "$", StringComparison.Ordinal)}\" must point to array.");

        visit.Inspection?.Note("afterItemsPath", items);
        return items;
    }

    /// <summary>Makes what an iteration is given of its item.</summary>
    public static JsonElement Select(MapState state, Visit visit, JsonElement input, MapItem item) =>
        (state.ItemSelector ?? state.Parameters) is { } selector ? PayloadEvaluator.Evaluate(selector, visit.Scope(input, item)) : item.Value;
}

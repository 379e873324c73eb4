using System.Text.Json;
using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.Maps;

namespace MlKit.Pipelines.Running;

/// <summary>Finds the items of a Map in its input.</summary>
internal static class MapItems
{
    public static JsonElement FromInput(MapState state, Visit visit, JsonElement input)
    {
        if (visit.IsJsonata)
            return FromJsonata(state, visit);

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
        (state.ItemSelector ?? state.Parameters) switch
        {
            null => item.Value,
            var selector when visit.IsJsonata => new JsonataFields(visit, item).Evaluate(selector, nameof(MapState.ItemSelector)),
            var selector => PayloadEvaluator.Evaluate(selector, visit.Scope(input, item)),
        };

    private static JsonElement FromJsonata(MapState state, Visit visit)
    {
        if (state.Items is PayloadExpression expression)
            return JsonataResults.Array(new JsonataFields(visit), expression.Value, nameof(MapState.Items));

        var items = state.Items is { } payload ? new JsonataFields(visit).Evaluate(payload, nameof(MapState.Items)) : visit.Input;
        return items.ValueKind == JsonValueKind.Array ? items : throw JsonataFailures.Evaluation(null, $"Map state input must be an array but was: {JsonValues.Compact(items)}");
    }
}

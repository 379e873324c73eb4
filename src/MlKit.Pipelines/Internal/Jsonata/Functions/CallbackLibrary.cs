using MlKit.Pipelines.Internal.Jsonata.Evaluation;
using MlKit.Pipelines.Internal.Jsonata.Operations;
using MlKit.Pipelines.Internal.Jsonata.Values;

namespace MlKit.Pipelines.Internal.Jsonata.Functions;

/// <summary>The functions that call another: https://docs.jsonata.org/higher-order-functions.</summary>
internal static class CallbackLibrary
{
    public static IEnumerable<BuiltIn> All =>
    [
        new("map", "<af>", 2, Map),
        new("filter", "<af>", 2, Filter),
        new("single", "<af?>", 2, Single),
        new("reduce", "<afj?:j>", 3, Reduce),
        new("sort", "<af?:a>", 2, Sort),
        new("each", "<o-f:a>", 2, Each),
        new("sift", "<o-f?:o>", 2, Sift),
    ];

    private static JsonataValue Map(JsonataValue[] a, ExpressionRun run)
    {
        if (a[0].AsArray is not { } array)
            return default;

        var function = a[1].AsFunction!;
        var result = JsonataArray.Sequence();
        for (var i = 0; i < array.Count; i++)
        {
            var value = function.CallBack(run, array[i], JsonataValue.Of(i), a[0]);
            if (!value.IsUndefined)
                result.Add(value);
        }

        run.Charge(array.Count);
        return JsonataValue.Of(result);
    }

    private static JsonataValue Filter(JsonataValue[] a, ExpressionRun run)
    {
        if (a[0].AsArray is not { } array)
            return default;

        var function = a[1].AsFunction!;
        var result = JsonataArray.Sequence();
        for (var i = 0; i < array.Count; i++)
        {
            if (Truth.Of(function.CallBack(run, array[i], JsonataValue.Of(i), a[0]), run))
                result.Add(array[i]);
        }

        run.Charge(array.Count);
        return JsonataValue.Of(result);
    }

    private static JsonataValue Single(JsonataValue[] a, ExpressionRun run)
    {
        if (a[0].AsArray is not { } array)
            return default;

        JsonataValue? found = null;
        run.Charge(array.Count);
        for (var i = 0; i < array.Count; i++)
        {
            if (a[1].AsFunction is { } function && !Truth.Of(function.CallBack(run, array[i], JsonataValue.Of(i), a[0]), run))
                continue;

            if (found is not null)
                throw new JsonataException("D3138", "The function $single must find exactly one item, but there are more.");

            found = array[i];
        }

        return found ?? throw new JsonataException("D3139", "The function $single must find exactly one item, but there is none.");
    }

    private static JsonataValue Reduce(JsonataValue[] a, ExpressionRun run)
    {
        if (a[0].AsArray is not { } array)
            return default;

        var function = a[1].AsFunction!;
        if (function.Arity < 2)
            throw new JsonataException("D3050", "The function for $reduce must have two parameters at least: what there is so far, and an item.");

        var hasStart = !a[2].IsUndefined;
        var result = hasStart ? a[2] : array.Count > 0 ? array[0] : default;
        for (var i = hasStart ? 0 : 1; i < array.Count; i++)
            result = function.CallBack(run, result, array[i], JsonataValue.Of(i), a[0]);

        run.Charge(array.Count);
        return result;
    }

    private static JsonataValue Sort(JsonataValue[] a, ExpressionRun run)
    {
        if (a[0].AsArray is not { Count: > 1 } array)
            return a[0];

        var items = array.Items.ToArray();
        Func<JsonataValue, JsonataValue, bool> isAfter;
        if (a[1].AsFunction is { } function)
            isAfter = (first, second) => Truth.Of(function.Call([first, second], JsonataValue.Null, run), run);
        else if (Array.TrueForAll(items, item => item.IsNumber))
            isAfter = (first, second) => first.Number > second.Number;
        else if (Array.TrueForAll(items, item => item.AsString is not null))
            isAfter = (first, second) => string.CompareOrdinal(first.AsString, second.AsString) > 0;
        else
            throw new JsonataException("D3070", "Without a function, $sort must be given an array of only numbers or only strings. Write a function of two items that says whether they change places.");

        return JsonataValue.Of(new JsonataArray(StableSort.Sort(items, isAfter, run)));
    }

    private static JsonataValue Each(JsonataValue[] a, ExpressionRun run)
    {
        if (a[0].AsObject is not { } members)
            return default;

        var result = JsonataArray.Sequence();
        foreach (var (name, member) in members.Members)
        {
            var value = a[1].AsFunction!.CallBack(run, member, JsonataValue.Of(name), a[0]);
            if (!value.IsUndefined)
                result.Add(value);
        }

        run.Charge(members.Count);
        return JsonataValue.Of(result);
    }

    private static JsonataValue Sift(JsonataValue[] a, ExpressionRun run)
    {
        if (a[0].AsObject is not { } members)
            return default;

        var result = new JsonataObject();
        foreach (var (name, member) in members.Members)
        {
            if (a[1].AsFunction is { } function && Truth.Of(function.CallBack(run, member, JsonataValue.Of(name), a[0]), run))
                result.Set(name, member);
        }

        run.Charge(members.Count);
        return result.Count > 0 ? JsonataValue.Of(result) : default;
    }
}

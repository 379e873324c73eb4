using MlKit.Pipelines.Internal.Jsonata.Evaluation;
using MlKit.Pipelines.Internal.Jsonata.Values;

namespace MlKit.Pipelines.Internal.Jsonata.Operations;

/// <summary><c>a[b]</c>: the item of an index, or the items for which something is true.</summary>
internal static class Filtering
{
    public static JsonataValue Apply(List<Operation> filters, JsonataValue value, Frame frame)
    {
        foreach (var filter in filters)
            value = value.AsTuples is { } tuples ? JsonataValue.Of(Apply(filter, tuples, frame)) : Apply(filter, value, frame);

        return value;
    }

    public static TupleStream Apply(Operation filter, TupleStream stream, Frame frame)
    {
        var kept = new TupleStream();
        var count = stream.Tuples.Count;
        if (filter is Literal { Value: { IsNumber: true } number })
        {
            if (IndexOf(number.Number, count) is var index and >= 0)
                kept.Tuples.Add(stream.Tuples[index]);

            return kept;
        }

        for (var i = 0; i < count; i++)
        {
            var tuple = stream.Tuples[i];
            for (var hits = Hits(filter.Evaluate(tuple.Focus, new Frame(frame, tuple.Bindings)), i, count, frame.Run); hits > 0; hits--)
                kept.Tuples.Add(tuple);
        }

        return kept;
    }

    public static JsonataValue Apply(Operation filter, JsonataValue value, Frame frame)
    {
        var items = value.AsArray ?? JsonataArray.Sequence(value);
        if (filter is Literal { Value: { IsNumber: true } number })
            return At(items, number.Number);

        var kept = JsonataArray.Sequence();
        for (var i = 0; i < items.Count; i++)
        {
            var item = items[i];
            for (var hits = Hits(filter.Evaluate(item, frame), i, items.Count, frame.Run); hits > 0; hits--)
                kept.Add(item);
        }

        return JsonataValue.Of(kept);
    }

    private static JsonataValue At(JsonataArray items, double number)
    {
        var index = IndexOf(number, items.Count);
        var item = index < 0 ? default : items[index];
        if (item.IsUndefined)
            return JsonataValue.Of(JsonataArray.Sequence());

        return item.AsArray is null ? JsonataValue.Of(JsonataArray.Sequence(item)) : item;
    }

    /// <summary>Returns an index from 0, or -1 for one that is out of range. Negative numbers count from the end.</summary>
    private static int IndexOf(double number, int count)
    {
        var index = Math.Floor(number);
        if (index < 0)
            index += count;

        return index >= 0 && index < count ? (int)index : -1;
    }

    /// <summary>Returns how often an item is kept: a filter that gives numbers names the items to keep.</summary>
    private static int Hits(JsonataValue result, int index, int count, ExpressionRun run)
    {
        if (result.TryGetNumber(out var number))
            return IndexOf(Numbers.Check(number), count) == index ? 1 : 0;

        if (result.AsArray is not { Count: > 0 } array || !HasOnlyNumbers(array))
            return Truth.Of(result, run) ? 1 : 0;

        var hits = 0;
        run.Charge(array.Count);
        foreach (var item in array.Items)
            hits += IndexOf(item.Number, count) == index ? 1 : 0;

        return hits;
    }

    private static bool HasOnlyNumbers(JsonataArray array)
    {
        if (array.IsRange)
            return true;

        foreach (var item in array.Items)
        {
            if (!item.IsNumber)
                return false;
        }

        return true;
    }
}

using MlKit.Pipelines.Internal.Jsonata.Evaluation;
using MlKit.Pipelines.Internal.Jsonata.Values;

namespace MlKit.Pipelines.Internal.Jsonata.Operations;

/// <summary><c>^(a, &gt;b)</c>, the step of a path that sorts what came before.</summary>
internal sealed class Sort(SortTerm[] terms) : Operation
{
    protected override JsonataValue Compute(JsonataValue input, Frame frame) =>
        input.AsArray is { } items ? JsonataValue.Of(Apply(items, frame)) : input;

    public JsonataArray Apply(JsonataArray items, Frame frame)
    {
        if (items.Count < 2)
            return items;

        var keys = new JsonataValue[items.Count][];
        for (var i = 0; i < keys.Length; i++)
            keys[i] = Keys(items[i], frame);

        var sorted = new JsonataArray(items.Count);
        foreach (var index in Order(keys, frame.Run))
            sorted.Add(items[index]);

        return sorted;
    }

    public TupleStream Apply(TupleStream stream, Frame frame)
    {
        var keys = stream.Tuples.Select(tuple => Keys(tuple.Focus, new Frame(frame, tuple.Bindings))).ToArray();
        return new TupleStream { Tuples = [.. Order(keys, frame.Run).Select(index => stream.Tuples[index])] };
    }

    private JsonataValue[] Keys(JsonataValue item, Frame frame)
    {
        var keys = new JsonataValue[terms.Length];
        for (var i = 0; i < keys.Length; i++)
            keys[i] = terms[i].Value.Evaluate(item, frame);

        return keys;
    }

    private int[] Order(JsonataValue[][] keys, ExpressionRun run)
    {
        var indexes = new int[keys.Length];
        for (var i = 0; i < indexes.Length; i++)
            indexes[i] = i;

        return StableSort.Sort(indexes, (a, b) => Compare(keys[a], keys[b]) > 0, run);
    }

    private int Compare(JsonataValue[] first, JsonataValue[] second)
    {
        for (var i = 0; i < terms.Length; i++)
        {
            var (a, b) = (first[i], second[i]);
            // What has no value comes last, in whatever direction.
            if (a.IsUndefined || b.IsUndefined)
            {
                if (a.IsUndefined != b.IsUndefined)
                    return a.IsUndefined ? 1 : -1;

                continue;
            }

            if (Compare(a, b) is var order and not 0)
                return terms[i].IsDescending ? -order : order;
        }

        return 0;
    }

    private int Compare(JsonataValue a, JsonataValue b)
    {
        if (a.Kind is not (JsonataKind.Number or JsonataKind.String) || b.Kind is not (JsonataKind.Number or JsonataKind.String))
            throw new JsonataException("T2008", $"What a sort goes by must be numbers or strings, but was {Describe.Value(a.Kind is JsonataKind.Number or JsonataKind.String ? b : a)}.", "^", Position);

        if (a.Kind != b.Kind)
            throw new JsonataException("T2007", $"What a sort goes by must all be numbers or all be strings, but was {Describe.Value(a)} and {Describe.Value(b)}.", "^", Position);

        return a.IsNumber ? a.Number.CompareTo(b.Number) : string.CompareOrdinal(a.AsString, b.AsString);
    }
}

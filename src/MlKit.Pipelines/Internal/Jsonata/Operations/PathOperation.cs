using MlKit.Pipelines.Internal.Jsonata.Evaluation;
using MlKit.Pipelines.Internal.Jsonata.Values;

namespace MlKit.Pipelines.Internal.Jsonata.Operations;

/// <summary><c>a.b.c</c>.</summary>
internal sealed class PathOperation : Operation
{
    public List<PathStep> Steps { get; init; } = [];

    /// <summary>Gets or sets whether even one result is an array, because a step says so.</summary>
    public bool KeepsSingleton { get; set; }

    /// <summary>Gets or sets whether the path around this one wants what was bound.</summary>
    public bool KeepsTuples { get; set; }

    /// <summary>Gets whether this is a value before an <c>@</c>; with no step after it, it is the value as it is.</summary>
    public bool IsValue { get; init; }

    protected override JsonataValue Compute(JsonataValue input, Frame frame)
    {
        if (IsValue && Steps.Count == 1)
            return Steps[0].Filter(Steps[0].Operation.Evaluate(input, frame), frame);

        // What one value is looked up in is not made an array of one for every step.
        var single = input;
        var items = input.AsArray is { } array && Steps[0].Operation is not Variable ? array : null;
        for (var i = 0; i < Steps.Count; i++)
        {
            if (Steps[i].Binds)
                return Bind(items ?? JsonataArray.Sequence(single), i, frame);

            if (items is null && Steps[i].CanRunOnOne)
            {
                single = Steps[i].Filter(Steps[i].Operation.Evaluate(single, frame), frame);
                items = single.AsArray is { IsConstructed: false } many ? many : null;
            }
            else
            {
                items = Run(i, items ?? JsonataArray.Sequence(single), frame);
            }

            if (items is null ? single.IsUndefined : items.Count == 0 && (items.IsSequence || i < Steps.Count - 1))
                return items is { IsConstructed: true } ? JsonataValue.Of(items) : default;
        }

        return Finish(items ?? single.AsArray, single);
    }

    private JsonataArray Run(int index, JsonataArray items, Frame frame) => index == 0 && Steps[0].Operation is ArrayConstructor { IsPathEnd: true } constructor
        ? constructor.Evaluate(JsonataValue.Of(items), frame).AsArray!
        : Steps[index].Run(items, frame, isLast: index == Steps.Count - 1);

    private JsonataValue Bind(JsonataArray items, int first, Frame frame)
    {
        var stream = new TupleStream();
        for (var i = 0; i < items.Count; i++)
            stream.Tuples.Add(new PathTuple(items[i], null));

        for (var i = first; i < Steps.Count; i++)
            stream = Steps[i].Run(stream, frame);

        if (KeepsTuples || Grouping is not null)
            return JsonataValue.Of(stream);

        var results = JsonataArray.Sequence();
        foreach (var tuple in stream.Tuples)
            results.Add(tuple.Focus);

        return Finish(results, default);
    }

    private JsonataValue Finish(JsonataArray? results, JsonataValue single)
    {
        if (results is null)
            return KeepsSingleton ? JsonataValue.Of(new JsonataArray([single]) { IsSequence = true, KeepsSingleton = true }) : single;

        // A part may keep its one result an array; the path as a whole does so only if a step says so.
        if (results is { IsSequence: true, KeepsSingleton: true })
            results = results.ToSequence();

        if (KeepsSingleton && results is { IsConstructed: true, IsSequence: false })
            results = JsonataArray.Sequence(JsonataValue.Of(results));

        results.KeepsSingleton |= KeepsSingleton;
        return JsonataValue.Of(results);
    }
}

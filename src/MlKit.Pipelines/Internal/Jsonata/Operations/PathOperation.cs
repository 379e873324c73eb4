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

        var items = input.AsArray is { } array && Steps[0].Operation is not Variable ? array : JsonataArray.Sequence(input);
        var first = FirstBinding();
        for (var i = 0; i < first; i++)
        {
            var isArray = i == 0 && Steps[0].Operation is ArrayConstructor { IsPathEnd: true };
            items = isArray ? Steps[0].Operation.Evaluate(JsonataValue.Of(items), frame).AsArray ?? JsonataArray.Sequence() : Steps[i].Run(items, frame, isLast: i == Steps.Count - 1);
            if (items.Count == 0)
                return first < Steps.Count ? default : Finish(items);
        }

        return first < Steps.Count ? Bind(items, first, frame) : Finish(items);
    }

    private int FirstBinding()
    {
        var index = Steps.FindIndex(step => step.Binds);
        return index < 0 ? Steps.Count : index;
    }

    private JsonataValue Bind(JsonataArray items, int first, Frame frame)
    {
        var stream = new TupleStream();
        for (var i = 0; i < items.Count; i++)
            stream.Tuples.Add(new PathTuple(items[i], null));

        foreach (var step in Steps.Skip(first))
            stream = step.Run(stream, frame);

        if (KeepsTuples || Grouping is not null)
            return JsonataValue.Of(stream);

        var results = JsonataArray.Sequence();
        foreach (var tuple in stream.Tuples)
            results.Add(tuple.Focus);

        return Finish(results);
    }

    private JsonataValue Finish(JsonataArray results)
    {
        if (!KeepsSingleton)
            return JsonataValue.Of(results);

        if (results is { IsConstructed: true, IsSequence: false })
            results = JsonataArray.Sequence(JsonataValue.Of(results));

        results.KeepsSingleton = true;
        return JsonataValue.Of(results);
    }
}

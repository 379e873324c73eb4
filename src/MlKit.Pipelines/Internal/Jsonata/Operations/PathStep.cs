using MlKit.Pipelines.Internal.Jsonata.Evaluation;
using MlKit.Pipelines.Internal.Jsonata.Values;

namespace MlKit.Pipelines.Internal.Jsonata.Operations;

/// <summary>A step of a path.</summary>
internal sealed class PathStep(Operation operation)
{
    public Operation Operation { get; set; } = operation;

    /// <summary>Gets or sets what comes after the step and before the next, in this order.</summary>
    public List<PathStage> Stages { get; set; } = [];

    /// <summary>Gets or sets the variable of <c>@</c>, which takes the result instead of the next step.</summary>
    public string? Focus { get; set; }

    /// <summary>Gets or sets the variable of <c>#</c>.</summary>
    public string? Index { get; set; }

    /// <summary>Gets or sets what binds the value the step looks into.</summary>
    public ParentSlot? Ancestor { get; set; }

    /// <summary>Gets or sets whether the step binds anything, also deep inside it.</summary>
    public bool Binds { get; set; }

    /// <summary>Gets whether the step looks at each value by itself.</summary>
    public bool CanRunOnOne => Operation is not (Sort or ArrayConstructor { IsPathEnd: true });

    /// <summary>Runs the step on each item.</summary>
    /// <param name="items">What the steps before gave.</param>
    /// <param name="frame">The variables.</param>
    /// <param name="isLast">Whether an array it gives is the result itself.</param>
    public JsonataArray Run(JsonataArray items, Frame frame, bool isLast)
    {
        if (Operation is Sort sort)
            return Filter(JsonataValue.Of(sort.Apply(items, frame)), frame).AsArray ?? JsonataArray.Sequence();

        var results = new StepResults(isLast);
        for (var i = 0; i < items.Count; i++)
            results.Add(Filter(Operation.Evaluate(items[i], frame), frame), frame.Run);

        return results.ToArray(frame.Run);
    }

    /// <summary>Filters a result by what stands after the step.</summary>
    public JsonataValue Filter(JsonataValue value, Frame frame)
    {
        foreach (var stage in Stages)
        {
            if (stage.Filter is { } filter)
                value = Filtering.Apply(filter, value, frame);
        }

        return value;
    }

    /// <summary>Runs the step on each result of a path that binds.</summary>
    public TupleStream Run(TupleStream tuples, Frame frame)
    {
        var results = new TupleStream();
        if (Operation is Sort sort)
        {
            results = sort.Apply(tuples, frame);
            if (Index is not null)
                Number(results, Index);
        }
        else
        {
            foreach (var tuple in tuples.Tuples)
                Add(results, tuple, Operation.Evaluate(tuple.Focus, new Frame(frame, tuple.Bindings)), frame.Run);
        }

        foreach (var stage in Stages)
        {
            if (stage.Filter is { } filter)
                results = Filtering.Apply(filter, results, frame);
            else
                Number(results, stage.Index!);
        }

        return results;
    }

    private void Add(TupleStream results, PathTuple tuple, JsonataValue value, ExpressionRun run)
    {
        if (value.IsUndefined)
            return;

        if (value.AsTuples is { } inner)
        {
            run.Charge(inner.Tuples.Count);
            foreach (var found in inner.Tuples)
                results.Tuples.Add(tuple.With(found));

            return;
        }

        var items = value.AsArray ?? JsonataArray.Sequence(value);
        run.Charge(items.Count);
        for (var i = 0; i < items.Count; i++)
        {
            var bound = Focus is null ? tuple with { Focus = items[i] } : tuple.With(Focus, items[i]);
            results.Tuples.Add(bound.With(Index, JsonataValue.Of(i)).With(Ancestor?.Label, tuple.Focus));
        }
    }

    private static void Number(TupleStream stream, string name)
    {
        for (var i = 0; i < stream.Tuples.Count; i++)
            stream.Tuples[i] = stream.Tuples[i].With(name, JsonataValue.Of(i));
    }
}

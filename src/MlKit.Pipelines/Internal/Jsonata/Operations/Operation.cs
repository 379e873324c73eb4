using MlKit.Pipelines.Internal.Jsonata.Evaluation;
using MlKit.Pipelines.Internal.Jsonata.Values;

namespace MlKit.Pipelines.Internal.Jsonata.Operations;

/// <summary>A part of an expression, made ready to be evaluated. Only the compiler changes one.</summary>
internal abstract class Operation
{
    /// <summary>Gets where in the text it begins.</summary>
    public required int Position { get; init; }

    /// <summary>Gets or sets whether even one result is an array: <c>a[]</c>.</summary>
    public bool KeepsArray { get; set; }

    /// <summary>Gets or sets the filters after it, unless they belong to a step of a path.</summary>
    public List<Operation> Filters { get; set; } = [];

    /// <summary>Gets or sets the pairs that group its results.</summary>
    public PairList? Grouping { get; set; }

    /// <summary>Gets or sets the parents looked for inside it that lie outside.</summary>
    public List<ParentSlot>? OpenParents { get; set; }

    public JsonataValue Evaluate(JsonataValue input, Frame frame)
    {
        frame.Run.Enter();
        var result = Compute(input, frame);
        if (Filters.Count > 0)
            result = Filtering.Apply(Filters, result, frame);

        if (Grouping is not null)
            result = Grouping.Build(result, frame);

        frame.Run.Leave();
        return result.AsArray is { IsSequence: true } sequence ? Unwrap(sequence) : result;
    }

    protected abstract JsonataValue Compute(JsonataValue input, Frame frame);

    private JsonataValue Unwrap(JsonataArray sequence)
    {
        if (KeepsArray)
            sequence.KeepsSingleton = true;

        return sequence.Count switch
        {
            0 => default,
            1 when !sequence.KeepsSingleton => sequence[0],
            _ => JsonataValue.Of(sequence),
        };
    }
}

using MlKit.Pipelines.Internal.Jsonata.Evaluation;
using MlKit.Pipelines.Internal.Jsonata.Values;

namespace MlKit.Pipelines.Internal.Jsonata.Operations;

/// <summary><c>a &lt; b</c> and its like, on numbers or texts.</summary>
internal sealed class Comparison(string sign, Operation left, Operation right) : Operation
{
    protected override JsonataValue Compute(JsonataValue input, Frame frame)
    {
        var first = left.Evaluate(input, frame);
        var second = right.Evaluate(input, frame);
        if (!IsComparable(first) || !IsComparable(second))
            throw new JsonataException("T2010", $"The sides of the operator {sign} must be numbers or strings, but were {Describe.Value(first)} and {Describe.Value(second)}.", sign, Position);

        if (first.IsUndefined || second.IsUndefined)
            return default;

        if (first.Kind != second.Kind)
            throw new JsonataException("T2009", $"The sides of the operator {sign} must both be numbers or both be strings, but were {Describe.Value(first)} and {Describe.Value(second)}.", sign, Position);

        return JsonataValue.Of(first.IsNumber ? Holds(first.Number, second.Number) : Holds(string.CompareOrdinal(first.AsString, second.AsString), 0));
    }

    private static bool IsComparable(JsonataValue value) => value.Kind is JsonataKind.Undefined or JsonataKind.Number or JsonataKind.String;

    private bool Holds(double first, double second) => sign switch
    {
        "<" => first < second,
        "<=" => first <= second,
        ">" => first > second,
        _ => first >= second,
    };
}

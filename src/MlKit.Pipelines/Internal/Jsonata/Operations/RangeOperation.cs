using MlKit.Pipelines.Internal.Jsonata.Evaluation;
using MlKit.Pipelines.Internal.Jsonata.Values;

namespace MlKit.Pipelines.Internal.Jsonata.Operations;

/// <summary><c>a..b</c>.</summary>
internal sealed class RangeOperation(Operation first, Operation last) : Operation
{
    private const int Longest = 10_000_000;

    protected override JsonataValue Compute(JsonataValue input, Frame frame)
    {
        var (start, end) = (first.Evaluate(input, frame), last.Evaluate(input, frame));
        if (!IsWhole(start))
            throw Wrong("T2003", "left", start);

        if (!IsWhole(end))
            throw Wrong("T2004", "right", end);

        if (start.IsUndefined || end.IsUndefined || start.Number > end.Number)
            return default;

        var count = end.Number - start.Number + 1;
        return count <= Longest
            ? JsonataValue.Of(JsonataArray.Range(start.Number, (int)count))
            : throw new JsonataException("D2014", $"A range must have at most 1e7 items, but had {count:R}.", "..", Position);
    }

    private static bool IsWhole(JsonataValue value) => value.IsUndefined || (value.IsNumber && double.IsInteger(value.Number));

    private JsonataException Wrong(string code, string side, JsonataValue value) =>
        new(code, $"The {side} side of the operator .. must be a whole number, but was {(value.IsNumber ? "a number with a fraction" : Describe.Value(value))}.", "..", Position);
}

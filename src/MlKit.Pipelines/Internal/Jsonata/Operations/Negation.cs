using MlKit.Pipelines.Internal.Jsonata.Evaluation;
using MlKit.Pipelines.Internal.Jsonata.Values;

namespace MlKit.Pipelines.Internal.Jsonata.Operations;

/// <summary><c>-a</c>.</summary>
internal sealed class Negation(Operation operand) : Operation
{
    protected override JsonataValue Compute(JsonataValue input, Frame frame)
    {
        var value = operand.Evaluate(input, frame);
        if (value.IsUndefined)
            return default;

        return value.IsNumber
            ? JsonataValue.Of(-Numbers.Check(value.Number, Position))
            : throw new JsonataException("D1002", $"The operator - must stand before a number, but stood before {Describe.Value(value)}.", "-", Position);
    }
}

using MlKit.Pipelines.Internal.Jsonata.Evaluation;
using MlKit.Pipelines.Internal.Jsonata.Values;

namespace MlKit.Pipelines.Internal.Jsonata.Operations;

/// <summary><c>a and b</c>, <c>a or b</c>.</summary>
internal sealed class Logical(bool isAnd, Operation left, Operation right) : Operation
{
    protected override JsonataValue Compute(JsonataValue input, Frame frame) =>
        JsonataValue.Of(Truth.Of(left.Evaluate(input, frame), frame.Run) == isAnd ? Truth.Of(right.Evaluate(input, frame), frame.Run) : !isAnd);
}

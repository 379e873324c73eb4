using MlKit.Pipelines.Internal.Jsonata.Evaluation;
using MlKit.Pipelines.Internal.Jsonata.Values;

namespace MlKit.Pipelines.Internal.Jsonata.Operations;

/// <summary><c>a = b</c> and <c>a != b</c>; neither holds where one side is undefined.</summary>
internal sealed class Equality(bool isNegated, Operation left, Operation right) : Operation
{
    protected override JsonataValue Compute(JsonataValue input, Frame frame)
    {
        var first = left.Evaluate(input, frame);
        var second = right.Evaluate(input, frame);
        return JsonataValue.Of(!first.IsUndefined && !second.IsUndefined && ValueComparer.AreEqual(first, second, frame.Run) != isNegated);
    }
}

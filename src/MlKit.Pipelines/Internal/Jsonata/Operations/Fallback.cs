using MlKit.Pipelines.Internal.Jsonata.Evaluation;
using MlKit.Pipelines.Internal.Jsonata.Values;

namespace MlKit.Pipelines.Internal.Jsonata.Operations;

/// <summary><c>a ?: b</c>, for an <c>a</c> that does not count as true, and <c>a ?? b</c>, for one that is undefined.</summary>
internal sealed class Fallback(bool isForUndefined, Operation value, Operation otherwise) : Operation
{
    protected override JsonataValue Compute(JsonataValue input, Frame frame)
    {
        var result = value.Evaluate(input, frame);
        return (isForUndefined ? !result.IsUndefined : Truth.Of(result, frame.Run)) ? result : otherwise.Evaluate(input, frame);
    }
}

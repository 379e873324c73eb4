using MlKit.Pipelines.Internal.Jsonata.Evaluation;
using MlKit.Pipelines.Internal.Jsonata.Values;

namespace MlKit.Pipelines.Internal.Jsonata.Operations;

/// <summary><c>{"a": b}</c>.</summary>
internal sealed class ObjectConstructor(PairList pairs) : Operation
{
    protected override JsonataValue Compute(JsonataValue input, Frame frame) => pairs.Build(input, frame);
}

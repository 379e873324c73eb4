using MlKit.Pipelines.Internal.Jsonata.Evaluation;
using MlKit.Pipelines.Internal.Jsonata.Values;

namespace MlKit.Pipelines.Internal.Jsonata.Operations;

/// <summary>A value that stands in the expression.</summary>
internal sealed class Literal(JsonataValue value) : Operation
{
    public JsonataValue Value { get; } = value;

    protected override JsonataValue Compute(JsonataValue input, Frame frame) => Value;
}

using MlKit.Pipelines.Internal.Jsonata.Evaluation;
using MlKit.Pipelines.Internal.Jsonata.Functions;
using MlKit.Pipelines.Internal.Jsonata.Values;

namespace MlKit.Pipelines.Internal.Jsonata.Operations;

/// <summary><c>|a|b,c|</c>.</summary>
internal sealed class TransformDefinition(Operation pattern, Operation update, Operation? deletion) : Operation
{
    public Operation Pattern { get; } = pattern;

    public Operation Update { get; } = update;

    public Operation? Deletion { get; } = deletion;

    protected override JsonataValue Compute(JsonataValue input, Frame frame) => JsonataValue.Of(new Transformation(this, frame));
}

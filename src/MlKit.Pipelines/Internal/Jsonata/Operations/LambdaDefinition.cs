using MlKit.Pipelines.Internal.Jsonata.Evaluation;
using MlKit.Pipelines.Internal.Jsonata.Functions;
using MlKit.Pipelines.Internal.Jsonata.Values;

namespace MlKit.Pipelines.Internal.Jsonata.Operations;

/// <summary><c>function($a){b}</c>.</summary>
internal sealed class LambdaDefinition(string[] parameters, Signature? signature, Operation body) : Operation
{
    public string[] Parameters { get; } = parameters;

    public Signature? Signature { get; } = signature;

    public Operation Body { get; } = body;

    protected override JsonataValue Compute(JsonataValue input, Frame frame) => JsonataValue.Of(new Lambda(this, input, frame));
}

using MlKit.Pipelines.Internal.Jsonata.Evaluation;
using MlKit.Pipelines.Internal.Jsonata.Operations;
using MlKit.Pipelines.Internal.Jsonata.Values;

namespace MlKit.Pipelines.Internal.Jsonata.Functions;

/// <summary>A function of the expression, with the variables and the context it was made in.</summary>
internal sealed class Lambda(LambdaDefinition definition, JsonataValue input, Frame frame) : JsonataFunction
{
    public override int Arity => definition.Parameters.Length;

    protected override JsonataValue Begin(JsonataValue[] arguments, JsonataValue context, ExpressionRun run)
    {
        if (definition.Signature is { } signature)
            arguments = signature.Check(arguments, context, run);

        return definition.Body.Evaluate(input, new Frame(frame, definition.Parameters, arguments));
    }
}

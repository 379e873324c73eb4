using MlKit.Pipelines.Internal.Jsonata.Evaluation;
using MlKit.Pipelines.Internal.Jsonata.Values;

namespace MlKit.Pipelines.Internal.Jsonata.Functions;

/// <summary><c>f ~> g</c>: one function after another.</summary>
internal sealed class Composition(JsonataFunction first, JsonataFunction second) : JsonataFunction
{
    public override int Arity => 1;

    protected override JsonataValue Begin(JsonataValue[] arguments, JsonataValue context, ExpressionRun run)
    {
        run.Enter();
        var result = first.Call(arguments.Length > 1 ? arguments[..1] : arguments, context, run);
        run.Leave();
        return JsonataValue.Of(new PendingCall(second, [result]));
    }
}

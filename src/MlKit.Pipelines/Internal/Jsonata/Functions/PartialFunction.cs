using MlKit.Pipelines.Internal.Jsonata.Evaluation;
using MlKit.Pipelines.Internal.Jsonata.Values;

namespace MlKit.Pipelines.Internal.Jsonata.Functions;

/// <summary><c>f(a, ?)</c>: a function of the arguments that are still open.</summary>
internal sealed class PartialFunction(JsonataFunction function, JsonataValue?[] arguments) : JsonataFunction
{
    public override int Arity { get; } = arguments.Count(argument => argument is null);

    protected override JsonataValue Begin(JsonataValue[] open, JsonataValue context, ExpressionRun run)
    {
        var all = new JsonataValue[arguments.Length];
        var next = 0;
        for (var i = 0; i < all.Length; i++)
            all[i] = arguments[i] ?? (next < open.Length ? open[next++] : default);

        return JsonataValue.Of(new PendingCall(function, all));
    }
}

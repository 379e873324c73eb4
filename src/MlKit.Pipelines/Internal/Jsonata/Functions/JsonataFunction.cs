using MlKit.Pipelines.Internal.Jsonata.Evaluation;
using MlKit.Pipelines.Internal.Jsonata.Values;

namespace MlKit.Pipelines.Internal.Jsonata.Functions;

/// <summary>A function as a value.</summary>
internal abstract class JsonataFunction
{
    /// <summary>Gets how many arguments a function such as <c>$map</c> hands over: no more than this.</summary>
    public abstract int Arity { get; }

    /// <summary>Calls the function, and whatever it ends by calling.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="context">What takes the place of an argument that is left out, for functions that allow it.</param>
    /// <param name="run">The evaluation.</param>
    public JsonataValue Call(JsonataValue[] arguments, JsonataValue context, ExpressionRun run)
    {
        var result = Begin(arguments, context, run);
        while (result.AsPendingCall is { } next)
        {
            run.Charge(1);
            result = Begin(next, context, run);
        }

        return result;
    }

    /// <summary>Calls the function with as many of the arguments as it takes, as <c>$map</c> does.</summary>
    public JsonataValue CallBack(ExpressionRun run, params ReadOnlySpan<JsonataValue> arguments) =>
        Call(arguments[..Math.Clamp(Arity, 1, arguments.Length)].ToArray(), JsonataValue.Null, run);

    /// <summary>Runs the function; its last call may be left to the caller.</summary>
    protected abstract JsonataValue Begin(JsonataValue[] arguments, JsonataValue context, ExpressionRun run);

    private static JsonataValue Begin(PendingCall call, JsonataValue context, ExpressionRun run)
    {
        try
        {
            return call.Function.Begin(call.Arguments, context, run);
        }
        catch (JsonataException e) when (e.Position is null && call.Origin is not null)
        {
            throw call.Origin.Locate(e);
        }
    }
}

using MlKit.Pipelines.Internal.Jsonata.Evaluation;
using MlKit.Pipelines.Internal.Jsonata.Functions;
using MlKit.Pipelines.Internal.Jsonata.Values;

namespace MlKit.Pipelines.Internal.Jsonata.Operations;

/// <summary><c>f(a, b)</c>.</summary>
internal sealed class CallOperation(Operation function, Operation[] arguments) : Operation
{
    /// <summary>Gets or sets whether the call is the last thing its function does, and so is left to the caller of that.</summary>
    public bool IsTail { get; set; }

    protected override JsonataValue Compute(JsonataValue input, Frame frame) => Call(input, frame, Evaluate(arguments, [], input, frame));

    /// <summary>Calls the function with a value before the arguments: <c>value ~> f(a, b)</c>.</summary>
    public JsonataValue CallOn(JsonataValue first, JsonataValue input, Frame frame) => Call(input, frame, Evaluate(arguments, [first], input, frame));

    /// <summary>Says of a problem that it arose here; what is wrong with an argument, also of which function.</summary>
    public JsonataException Locate(JsonataException problem)
    {
        var name = Callee.NameOf(function);
        var isSignature = problem.Code.StartsWith("T041", StringComparison.Ordinal);
        return new(problem.Code, isSignature && name is not null ? $"${name}: {problem.Message}" : problem.Message, problem.Token ?? name, Position);
    }

    private static JsonataValue[] Evaluate(Operation[] operations, ReadOnlySpan<JsonataValue> before, JsonataValue input, Frame frame)
    {
        var values = new JsonataValue[before.Length + operations.Length];
        before.CopyTo(values);
        for (var i = 0; i < operations.Length; i++)
            values[before.Length + i] = operations[i].Evaluate(input, frame);

        return values;
    }

    private JsonataValue Call(JsonataValue input, Frame frame, JsonataValue[] values)
    {
        var called = Callee.Find(function, input, frame, "T1005", "T1006");
        if (IsTail)
            return JsonataValue.Of(new PendingCall(called, values, this));

        try
        {
            return called.Call(values, input, frame.Run);
        }
        catch (JsonataException e) when (e.Position is null)
        {
            throw Locate(e);
        }
    }
}

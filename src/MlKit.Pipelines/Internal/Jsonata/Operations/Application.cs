using MlKit.Pipelines.Internal.Jsonata.Evaluation;
using MlKit.Pipelines.Internal.Jsonata.Functions;
using MlKit.Pipelines.Internal.Jsonata.Values;

namespace MlKit.Pipelines.Internal.Jsonata.Operations;

/// <summary><c>a ~> f</c>: calls a function with a value, or makes one of two functions.</summary>
internal sealed class Application(Operation value, Operation function) : Operation
{
    protected override JsonataValue Compute(JsonataValue input, Frame frame)
    {
        var first = value.Evaluate(input, frame);
        if (function is CallOperation call)
            return Complete(call, call.CallOn(first, input, frame), frame);

        if (function.Evaluate(input, frame).AsFunction is not { } called)
            throw new JsonataException("T2006", "The right side of the operator ~> must be a function, but is none.", "~>", Position);

        return first.AsFunction is { } before ? JsonataValue.Of(new Composition(before, called)) : called.Call([first], JsonataValue.Null, frame.Run);
    }

    // What stands after a call belongs to its result: $a ~> $f()[0].
    private static JsonataValue Complete(CallOperation call, JsonataValue result, Frame frame)
    {
        result = Filtering.Apply(call.Filters, result, frame);
        return call.Grouping?.Build(result, frame) ?? result;
    }
}

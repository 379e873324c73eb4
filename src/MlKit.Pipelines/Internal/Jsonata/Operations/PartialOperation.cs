using MlKit.Pipelines.Internal.Jsonata.Evaluation;
using MlKit.Pipelines.Internal.Jsonata.Functions;
using MlKit.Pipelines.Internal.Jsonata.Values;

namespace MlKit.Pipelines.Internal.Jsonata.Operations;

/// <summary><c>f(a, ?)</c>.</summary>
internal sealed class PartialOperation(Operation function, Operation?[] arguments) : Operation
{
    protected override JsonataValue Compute(JsonataValue input, Frame frame)
    {
        var values = new JsonataValue?[arguments.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = arguments[i]?.Evaluate(input, frame);

        return JsonataValue.Of(new PartialFunction(Callee.Find(function, input, frame, "T1007", "T1008"), values));
    }
}

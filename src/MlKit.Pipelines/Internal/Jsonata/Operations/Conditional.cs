using MlKit.Pipelines.Internal.Jsonata.Evaluation;
using MlKit.Pipelines.Internal.Jsonata.Values;

namespace MlKit.Pipelines.Internal.Jsonata.Operations;

/// <summary><c>a ? b : c</c>.</summary>
internal sealed class Conditional(Operation condition, Operation then, Operation? otherwise) : Operation
{
    public Operation Condition { get; } = condition;

    public Operation Then { get; } = then;

    public Operation? Otherwise { get; } = otherwise;

    protected override JsonataValue Compute(JsonataValue input, Frame frame) =>
        Truth.Of(Condition.Evaluate(input, frame), frame.Run) ? Then.Evaluate(input, frame) : Otherwise?.Evaluate(input, frame) ?? default;
}

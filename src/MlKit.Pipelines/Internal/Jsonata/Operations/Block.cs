using MlKit.Pipelines.Internal.Jsonata.Evaluation;
using MlKit.Pipelines.Internal.Jsonata.Values;

namespace MlKit.Pipelines.Internal.Jsonata.Operations;

/// <summary><c>(a; b)</c>: the value of the last.</summary>
internal sealed class Block(Operation[] parts) : Operation
{
    public Operation[] Parts { get; } = parts;

    /// <summary>Gets whether it gives an array written as one.</summary>
    public bool HasConstructedArray { get; init; }

    protected override JsonataValue Compute(JsonataValue input, Frame frame)
    {
        var inner = new Frame(frame);
        var result = JsonataValue.Undefined;
        foreach (var part in Parts)
            result = part.Evaluate(input, inner);

        return result;
    }
}

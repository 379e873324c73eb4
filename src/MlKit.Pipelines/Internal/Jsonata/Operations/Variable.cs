using MlKit.Pipelines.Internal.Jsonata.Evaluation;
using MlKit.Pipelines.Internal.Jsonata.Values;

namespace MlKit.Pipelines.Internal.Jsonata.Operations;

/// <summary><c>$name</c>; <c>$</c> is the value that is looked at.</summary>
internal sealed class Variable(string name) : Operation
{
    public string Name { get; } = name;

    protected override JsonataValue Compute(JsonataValue input, Frame frame)
    {
        if (Name.Length > 0)
            return frame.Lookup(Name);

        return input.AsArray is { IsInput: true, Count: > 0 } whole ? whole[0] : input;
    }
}

using MlKit.Pipelines.Internal.Jsonata.Evaluation;
using MlKit.Pipelines.Internal.Jsonata.Values;

namespace MlKit.Pipelines.Internal.Jsonata.Operations;

/// <summary><c>%</c>: the value the one looked at was found in.</summary>
internal sealed class Parent(ParentSlot slot) : Operation
{
    public ParentSlot Slot { get; } = slot;

    protected override JsonataValue Compute(JsonataValue input, Frame frame) => frame.Lookup(Slot.Label);
}

using MlKit.Pipelines.Internal;

namespace MlKit.Pipelines.Choices;

/// <summary>Holds where its condition does not.</summary>
/// <param name="Condition">The condition.</param>
public sealed record NotCondition(ChoiceCondition Condition) : ChoiceCondition
{
    internal override void Write(ObjectWriter writer) => writer.WriteObject("Not", Condition, WriteInner);
}

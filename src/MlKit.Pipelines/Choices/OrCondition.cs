using System.Collections.Immutable;
using MlKit.Pipelines.Internal;

namespace MlKit.Pipelines.Choices;

/// <summary>Holds where one of its conditions holds.</summary>
/// <param name="Conditions">The conditions.</param>
public sealed record OrCondition(ImmutableArray<ChoiceCondition> Conditions) : ChoiceCondition
{
    internal override void Write(ObjectWriter writer) => writer.WriteObjects("Or", Conditions, WriteInner);
}

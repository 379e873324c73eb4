using System.Collections.Immutable;
using MlKit.Pipelines.Internal;

namespace MlKit.Pipelines.Choices;

/// <summary>Holds where all its conditions hold.</summary>
/// <param name="Conditions">The conditions.</param>
public sealed record AndCondition(ImmutableArray<ChoiceCondition> Conditions) : ChoiceCondition
{
    internal override void Write(ObjectWriter writer) => writer.WriteObjects("And", Conditions, WriteInner);
}

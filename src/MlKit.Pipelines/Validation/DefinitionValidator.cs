using System.Collections.Immutable;

namespace MlKit.Pipelines.Validation;

/// <summary>Checks definitions.</summary>
internal static class DefinitionValidator
{
    public static ImmutableArray<DefinitionIssue> Validate(StateMachine machine, StateMachineType type) => [];
}

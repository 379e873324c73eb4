using MlKit.Pipelines.Choices;

namespace MlKit.Pipelines.Running;

/// <summary>Runs Choice states.</summary>
internal static class ChoiceRunner
{
    public static StateOutcome Run(ChoiceState state, Visit visit)
    {
        var input = DataFlow.InputPath(visit, state);
        var scope = visit.Scope(input);
        var rule = state.Choices.FirstOrDefault(rule => Conditions.Hold(rule.Condition!, scope));
        var next = rule?.Next ?? state.Default ?? throw StateFailureException.Runtime("Failed to transition out of the state. The state does not point to a next state.");
        var output = DataFlow.OutputPath(visit, state, input);
        return new StateOutcome(output, next, DataFlow.Assign(visit, rule?.Assign ?? state.Assign, input));
    }
}

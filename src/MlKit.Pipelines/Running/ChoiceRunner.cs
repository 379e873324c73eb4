using System.Globalization;
using MlKit.Pipelines.Choices;

namespace MlKit.Pipelines.Running;

/// <summary>Runs Choice states.</summary>
internal static class ChoiceRunner
{
    public static StateOutcome Run(ChoiceState state, Visit visit)
    {
        if (visit.IsJsonata)
            return RunJsonata(state, visit);

        var input = DataFlow.InputPath(visit, state);
        var scope = visit.Scope(input);
        var rule = state.Choices.FirstOrDefault(rule => Conditions.Hold(rule.Condition!, scope));
        var next = rule?.Next ?? Default(state);
        var output = DataFlow.OutputPath(visit, state, input);
        return new StateOutcome(output, next, DataFlow.Assign(visit, rule?.Assign ?? state.Assign, input));
    }

    private static StateOutcome RunJsonata(ChoiceState state, Visit visit)
    {
        var fields = new JsonataFields(visit);
        foreach (var (index, rule) in state.Choices.Index())
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"Choices[{index}]/");
            if (rule.Condition is JsonataCondition condition && Holds(fields, condition, $"{place}Condition"))
                return DataFlow.Leave(visit, fields, place, (rule.Output, rule.Assign), visit.Input, rule.Next);
        }

        return DataFlow.Leave(visit, fields, "", (state.Output, state.Assign), visit.Input, Default(state));
    }

    private static bool Holds(JsonataFields fields, JsonataCondition condition, string field) =>
        condition.Condition.IsLiteral ? condition.Condition.Literal : JsonataResults.Boolean(fields, condition.Condition.Expression, field);

    private static string Default(ChoiceState state) =>
        state.Default ?? throw StateFailureException.Runtime("Failed to transition out of the state. The state does not point to a next state.");
}

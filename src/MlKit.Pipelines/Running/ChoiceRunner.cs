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
                return DataFlow.Leave(visit, fields, new($"{place}Output", rule.Output), Assign(place, rule, state), visit.Input, rule.Next);
        }

        return DataFlow.Leave(visit, fields, new("Output", state.Output), new("Assign", state.Assign), visit.Input, Default(state));
    }

    /// <summary>The variables of a rule replace those of the state: https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html.</summary>
    private static JsonataField Assign(string place, ChoiceRule rule, ChoiceState state) => rule.Assign is null ? new("Assign", state.Assign) : new($"{place}Assign", rule.Assign);

    private static bool Holds(JsonataFields fields, JsonataCondition condition, string field) =>
        condition.Condition.IsLiteral ? condition.Condition.Literal : JsonataResults.Boolean(fields, condition.Condition.Expression, field);

    private static string Default(ChoiceState state) =>
        state.Default ?? throw StateFailureException.Runtime("Failed to transition out of the state. The state does not point to a next state.");
}

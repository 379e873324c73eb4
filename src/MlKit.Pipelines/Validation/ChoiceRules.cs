using System.Collections.Immutable;
using System.Text.Json;
using MlKit.Pipelines.Choices;
using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.States;

namespace MlKit.Pipelines.Validation;

/// <summary>Looks at the rules of Choice states.</summary>
internal static class ChoiceRules
{
    public static void Check(ValidationContext context, ChoiceState state)
    {
        PayloadRules.Check(context, "Assign", state.Assign, default);
        VariableRules.CheckNames(context, "Assign", state.Assign);
        FieldRules.Require(context, !state.Choices.IsDefault, state.Extra, "Choices", "Give the state its rules.");
        if (state.Choices is { IsDefault: false, Length: 0 })
            context.Issues.Report(Rules.RequiredField, "must have at least one rule", "none", "Add a rule.", "Choices");

        if (state.Default is null && !state.Extra.TryGet("Default", out _))
            context.Issues.Report(
                Rules.ChoiceDefault, "must say what follows where no rule holds", "no Default",
                "Set Default; without it the execution fails with States.NoChoiceMatched.");

        for (var i = 0; !state.Choices.IsDefault && i < state.Choices.Length; i++)
        {
            using var place = context.Issues.At("Choices", i);
            CheckRule(context, state.Choices[i]);
        }
    }

    private static void CheckRule(ValidationContext context, ChoiceRule rule)
    {
        CheckExtra(context, rule.Extra, "a Choice rule", KnownFields.Rule);
        FieldRules.Require(context, rule.Next is not null, rule.Extra, "Next", "Name the state the rule leads to.");
        FieldRules.CheckLanguage(context, QueryLanguage.Jsonata, "Output", rule.Output is not null);
        PayloadRules.Check(context, "Output", rule.Output, default);
        PayloadRules.Check(context, "Assign", rule.Assign, default);
        VariableRules.CheckNames(context, "Assign", rule.Assign);
        if (rule.Condition is not null)
            CheckCondition(context, rule.Condition);
        else
            context.Issues.Report(
                Rules.ChoiceOperator, $"must have {(context.IsJsonata ? "a Condition" : "a Variable with an operator, or And, Or or Not")}", "none",
                "Say when the rule holds.");
    }

    private static void CheckExtra(ValidationContext context, ExtraFields extra, string owner, System.Collections.Frozen.FrozenSet<string> known)
    {
        foreach (var (name, _) in extra)
        {
            if (ComparisonCondition.IsOperator(name))
                context.Issues.Report(Rules.ChoiceOperator, "must have one operator", $"another one, {name}", "Join several comparisons with And.", name);
        }

        FieldRules.Check(context, new ExtraFields([.. extra.Where(field => !ComparisonCondition.IsOperator(field.Key))]), owner, known);
    }

    private static void CheckCondition(ValidationContext context, ChoiceCondition condition)
    {
        switch (condition)
        {
            case AndCondition and:
                CheckInner(context, "And", and.Conditions);
                break;
            case OrCondition or:
                CheckInner(context, "Or", or.Conditions);
                break;
            case NotCondition not:
                FieldRules.CheckLanguage(context, QueryLanguage.JsonPath, "Not", isThere: true);
                using (context.Issues.At("Not"))
                    CheckNested(context, not.Condition);

                break;
            case JsonataCondition jsonata:
                CheckJsonata(context, jsonata);
                break;
            case ComparisonCondition comparison:
                CheckComparison(context, comparison);
                break;
        }
    }

    private static void CheckInner(ValidationContext context, string name, ImmutableArray<ChoiceCondition> conditions)
    {
        FieldRules.CheckLanguage(context, QueryLanguage.JsonPath, name, isThere: true);
        if (conditions.IsEmpty)
            context.Issues.Report(Rules.ChoiceOperator, "must join at least one condition", "none", "Add conditions.", name);

        for (var i = 0; i < conditions.Length; i++)
        {
            using var place = context.Issues.At(name, i);
            CheckNested(context, conditions[i]);
        }
    }

    private static void CheckNested(ValidationContext context, ChoiceCondition condition)
    {
        if (condition.Extra.TryGet("Next", out _))
            context.Issues.Report(Rules.NestedNext, "must not lead on", "the field 'Next'", "Move Next to the rule itself.", "Next");

        CheckExtra(context, new ExtraFields([.. condition.Extra.Where(field => field.Key != "Next")]), "a condition", KnownFields.Condition);
        CheckCondition(context, condition);
    }

    private static void CheckJsonata(ValidationContext context, JsonataCondition condition)
    {
        FieldRules.CheckLanguage(context, QueryLanguage.Jsonata, "Condition", isThere: true);
        if (condition.Text is { } text)
            context.Issues.Report(
                Rules.FieldType, "must be true, false or a JSONata expression", $"the text {IssueCollector.Quote(text)}",
                "Write the expression between '{%' and '%}'.", "Condition");
        else if (condition.Condition.Expression is { } expression)
            JsonataRules.Check(context, expression, default, "Condition");
    }

    private static void CheckComparison(ValidationContext context, ComparisonCondition comparison)
    {
        FieldRules.CheckLanguage(context, QueryLanguage.JsonPath, "Variable", isThere: true);
        if (comparison.Variable is null)
            context.Issues.Report(Rules.ChoiceOperator, "must have a Variable", "none", "Name the value that is compared.");
        else
            ExpressionRules.CheckPath(context, "Variable", comparison.Variable);

        if (comparison.Operator is not { } operation)
        {
            context.Issues.Report(Rules.ChoiceOperator, "must have one operator", "none", "Add one, for instance StringEquals.");
            return;
        }

        if (comparison.Operand is { IsLiteral: true } literal)
            CheckLiteral(context, operation, literal.Literal);
        else
            ExpressionRules.CheckPath(context, operation + "Path", comparison.Operand?.Expression);
    }

    private static void CheckLiteral(ValidationContext context, ComparisonOperator operation, JsonElement literal)
    {
        var (type, fits) = operation switch
        {
            <= ComparisonOperator.StringMatches => ("a text", literal.ValueKind == JsonValueKind.String),
            <= ComparisonOperator.NumericGreaterThanEquals => ("a number", literal.ValueKind == JsonValueKind.Number),
            >= ComparisonOperator.TimestampEquals and <= ComparisonOperator.TimestampGreaterThanEquals =>
                ("an RFC 3339 timestamp with T, and Z or an offset", literal.ValueKind == JsonValueKind.String && Timestamps.IsValid(literal.GetString()!)),
            _ => ("true or false", literal.ValueKind is JsonValueKind.True or JsonValueKind.False),
        };
        if (!fits)
            context.Issues.Report(Rules.FieldType, $"must be {type}", FieldRules.Describe(literal), "Give such a value, or use another operator.", operation.ToString());
    }
}

using MlKit.Pipelines.Choices;

namespace MlKit.Pipelines.Diagrams;

/// <summary>Says a condition in a few words.</summary>
internal static class ConditionText
{
    private const int Longest = 60;

    public static string Of(ChoiceCondition? condition) => Shorten(Write(condition), Longest);

    /// <summary>Cuts a text, but not through a character of two halves.</summary>
    public static string Shorten(string text, int longest)
    {
        if (text.Length <= longest)
            return text;

        var length = char.IsHighSurrogate(text[longest - 2]) ? longest - 2 : longest - 1;
        return $"{text[..length]}…";
    }

    private static string Write(ChoiceCondition? condition) => condition switch
    {
        AndCondition and => string.Join(" and ", and.Conditions.Select(Inner)),
        OrCondition or => string.Join(" or ", or.Conditions.Select(Inner)),
        NotCondition not => $"not {Inner(not.Condition)}",
        JsonataCondition jsonata => jsonata.Text ?? jsonata.Condition.Expression?.Text ?? (jsonata.Condition.Literal ? "true" : "false"),
        ComparisonCondition comparison => Compare(comparison),
        _ => "",
    };

    private static string Inner(ChoiceCondition condition) => condition is AndCondition or OrCondition ? $"({Write(condition)})" : Write(condition);

    private static string Compare(ComparisonCondition comparison)
    {
        var operand = comparison.Operand is { IsLiteral: true } literal ? literal.Literal.GetRawText() : comparison.Operand?.Expression?.Text ?? "";
        if (comparison.Operator is not { } operation)
            return $"{comparison.Variable}";

        if (operation >= ComparisonOperator.IsNull)
            return $"{comparison.Variable} {(operand == "false" ? "is not" : "is")} {operation.ToString()[2..].ToLowerInvariant()}";

        return $"{comparison.Variable} {Sign(operation)} {operand}";
    }

    private static string Sign(ComparisonOperator operation) => operation.ToString() switch
    {
        var name when name.EndsWith("LessThanEquals", StringComparison.Ordinal) => "<=",
        var name when name.EndsWith("GreaterThanEquals", StringComparison.Ordinal) => ">=",
        var name when name.EndsWith("LessThan", StringComparison.Ordinal) => "<",
        var name when name.EndsWith("GreaterThan", StringComparison.Ordinal) => ">",
        "StringMatches" => "matches",
        _ => "=",
    };
}

using System.Text.Json;
using MlKit.Pipelines.Choices;
using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.Validation;

namespace MlKit.Pipelines.Running;

/// <summary>Decides the conditions of Choice rules: https://states-language.net/spec.html#choice-state-jsonpath.</summary>
internal static class Conditions
{
    public static bool Hold(ChoiceCondition condition, ExpressionScope scope) => condition switch
    {
        AndCondition and => and.Conditions.All(inner => Hold(inner, scope)),
        OrCondition or => or.Conditions.Any(inner => Hold(inner, scope)),
        NotCondition not => !Hold(not.Condition, scope),
        ComparisonCondition comparison => Holds(comparison, scope),
        _ => false,
    };

    private static bool Holds(ComparisonCondition condition, ExpressionScope scope)
    {
        var found = scope.Find(condition.Variable!.Path);
        var operand = condition.Operand!;
        if (condition.Operator == ComparisonOperator.IsPresent)
            return found.Found == operand.Literal.GetBoolean();

        if (!found.Found)
            throw InvalidPath(condition.Variable);

        return Compare(condition.Operator!.Value, found.Value, operand.IsLiteral ? operand.Literal : Operand(operand.Expression, scope));
    }

    private static JsonElement Operand(Expression path, ExpressionScope scope)
    {
        var found = scope.Find(path.Path);
        return found.Found ? found.Value : throw InvalidPath(path);
    }

    private static StateFailureException InvalidPath(Expression path) =>
        StateFailureException.Runtime($"Invalid path '{path.Text}': The choice state's condition path references an invalid value.");

    private static bool Compare(ComparisonOperator comparison, JsonElement value, JsonElement operand) => comparison switch
    {
        ComparisonOperator.IsNull => value.ValueKind == JsonValueKind.Null == operand.GetBoolean(),
        ComparisonOperator.IsNumeric => value.ValueKind == JsonValueKind.Number == operand.GetBoolean(),
        ComparisonOperator.IsString => value.ValueKind == JsonValueKind.String == operand.GetBoolean(),
        ComparisonOperator.IsBoolean => value.ValueKind is JsonValueKind.True or JsonValueKind.False == operand.GetBoolean(),
        ComparisonOperator.IsTimestamp => TryGetTimestamp(value, out _) == operand.GetBoolean(),
        ComparisonOperator.BooleanEquals => value.ValueKind is JsonValueKind.True or JsonValueKind.False && value.ValueKind == operand.ValueKind,
        ComparisonOperator.StringMatches => value.ValueKind == JsonValueKind.String && StringPattern.Matches(value.GetString(), operand.GetString()),
        <= ComparisonOperator.StringGreaterThanEquals => AreStrings(value, operand) && Order(comparison - ComparisonOperator.StringEquals, string.CompareOrdinal(value.GetString(), operand.GetString())),
        <= ComparisonOperator.NumericGreaterThanEquals => AreNumbers(value, operand) && Order(comparison - ComparisonOperator.NumericEquals, JsonValues.CompareNumbers(value, operand)),
        _ => TryGetTimestamp(value, out var first) && TryGetTimestamp(operand, out var second) && Order(comparison - ComparisonOperator.TimestampEquals, first.CompareTo(second)),
    };

    /// <summary>Tells whether two values that are in an order compare so; each type's operators stand in the same sequence.</summary>
    private static bool Order(int comparison, int order) => comparison switch
    {
        0 => order == 0,
        1 => order < 0,
        2 => order > 0,
        3 => order <= 0,
        _ => order >= 0,
    };

    private static bool AreStrings(JsonElement first, JsonElement second) => first.ValueKind == JsonValueKind.String && second.ValueKind == JsonValueKind.String;

    private static bool AreNumbers(JsonElement first, JsonElement second) => first.ValueKind == JsonValueKind.Number && second.ValueKind == JsonValueKind.Number;

    private static bool TryGetTimestamp(JsonElement value, out DateTimeOffset timestamp)
    {
        timestamp = default;
        return value.ValueKind == JsonValueKind.String && Timestamps.TryParse(value.GetString()!, out timestamp);
    }
}

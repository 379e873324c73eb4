using System.Globalization;
using System.Text.Json;
using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Internal;

namespace MlKit.Pipelines.Choices;

/// <summary>The comparisons of Choice rules in JSONPath, under the names they have in a definition. An expression as operand is the form whose name ends in <c>Path</c> there.</summary>
public static class Comparisons
{
    /// <summary>Asks whether a text equals another.</summary>
    /// <param name="variable">The path of the text.</param>
    /// <param name="operand">The other text, or its path.</param>
    /// <returns>The condition.</returns>
    public static ChoiceCondition StringEquals(this Expression variable, ValueOf<string> operand) => Compare(variable, ComparisonOperator.StringEquals, Text(operand));

    /// <summary>Asks whether a text is below another.</summary>
    /// <param name="variable">The path of the text.</param>
    /// <param name="operand">The other text, or its path.</param>
    /// <returns>The condition.</returns>
    public static ChoiceCondition StringLessThan(this Expression variable, ValueOf<string> operand) => Compare(variable, ComparisonOperator.StringLessThan, Text(operand));

    /// <summary>Asks whether a text is above another.</summary>
    /// <param name="variable">The path of the text.</param>
    /// <param name="operand">The other text, or its path.</param>
    /// <returns>The condition.</returns>
    public static ChoiceCondition StringGreaterThan(this Expression variable, ValueOf<string> operand) => Compare(variable, ComparisonOperator.StringGreaterThan, Text(operand));

    /// <summary>Asks whether a text is not above another.</summary>
    /// <param name="variable">The path of the text.</param>
    /// <param name="operand">The other text, or its path.</param>
    /// <returns>The condition.</returns>
    public static ChoiceCondition StringLessThanEquals(this Expression variable, ValueOf<string> operand) => Compare(variable, ComparisonOperator.StringLessThanEquals, Text(operand));

    /// <summary>Asks whether a text is not below another.</summary>
    /// <param name="variable">The path of the text.</param>
    /// <param name="operand">The other text, or its path.</param>
    /// <returns>The condition.</returns>
    public static ChoiceCondition StringGreaterThanEquals(this Expression variable, ValueOf<string> operand) => Compare(variable, ComparisonOperator.StringGreaterThanEquals, Text(operand));

    /// <summary>Asks whether a number equals another.</summary>
    /// <param name="variable">The path of the number.</param>
    /// <param name="operand">The other number, or its path.</param>
    /// <returns>The condition.</returns>
    public static ChoiceCondition NumericEquals(this Expression variable, ValueOf<double> operand) => Compare(variable, ComparisonOperator.NumericEquals, Number(operand));

    /// <summary>Asks whether a number is below another.</summary>
    /// <param name="variable">The path of the number.</param>
    /// <param name="operand">The other number, or its path.</param>
    /// <returns>The condition.</returns>
    public static ChoiceCondition NumericLessThan(this Expression variable, ValueOf<double> operand) => Compare(variable, ComparisonOperator.NumericLessThan, Number(operand));

    /// <summary>Asks whether a number is above another.</summary>
    /// <param name="variable">The path of the number.</param>
    /// <param name="operand">The other number, or its path.</param>
    /// <returns>The condition.</returns>
    public static ChoiceCondition NumericGreaterThan(this Expression variable, ValueOf<double> operand) => Compare(variable, ComparisonOperator.NumericGreaterThan, Number(operand));

    /// <summary>Asks whether a number is not above another.</summary>
    /// <param name="variable">The path of the number.</param>
    /// <param name="operand">The other number, or its path.</param>
    /// <returns>The condition.</returns>
    public static ChoiceCondition NumericLessThanEquals(this Expression variable, ValueOf<double> operand) => Compare(variable, ComparisonOperator.NumericLessThanEquals, Number(operand));

    /// <summary>Asks whether a number is not below another.</summary>
    /// <param name="variable">The path of the number.</param>
    /// <param name="operand">The other number, or its path.</param>
    /// <returns>The condition.</returns>
    public static ChoiceCondition NumericGreaterThanEquals(this Expression variable, ValueOf<double> operand) => Compare(variable, ComparisonOperator.NumericGreaterThanEquals, Number(operand));

    /// <summary>Asks whether a time equals another.</summary>
    /// <param name="variable">The path of the time.</param>
    /// <param name="operand">The other time, or its path.</param>
    /// <returns>The condition.</returns>
    public static ChoiceCondition TimestampEquals(this Expression variable, ValueOf<DateTimeOffset> operand) => Compare(variable, ComparisonOperator.TimestampEquals, Time(operand));

    /// <summary>Asks whether a time is below another.</summary>
    /// <param name="variable">The path of the time.</param>
    /// <param name="operand">The other time, or its path.</param>
    /// <returns>The condition.</returns>
    public static ChoiceCondition TimestampLessThan(this Expression variable, ValueOf<DateTimeOffset> operand) => Compare(variable, ComparisonOperator.TimestampLessThan, Time(operand));

    /// <summary>Asks whether a time is above another.</summary>
    /// <param name="variable">The path of the time.</param>
    /// <param name="operand">The other time, or its path.</param>
    /// <returns>The condition.</returns>
    public static ChoiceCondition TimestampGreaterThan(this Expression variable, ValueOf<DateTimeOffset> operand) => Compare(variable, ComparisonOperator.TimestampGreaterThan, Time(operand));

    /// <summary>Asks whether a time is not above another.</summary>
    /// <param name="variable">The path of the time.</param>
    /// <param name="operand">The other time, or its path.</param>
    /// <returns>The condition.</returns>
    public static ChoiceCondition TimestampLessThanEquals(this Expression variable, ValueOf<DateTimeOffset> operand) => Compare(variable, ComparisonOperator.TimestampLessThanEquals, Time(operand));

    /// <summary>Asks whether a time is not below another.</summary>
    /// <param name="variable">The path of the time.</param>
    /// <param name="operand">The other time, or its path.</param>
    /// <returns>The condition.</returns>
    public static ChoiceCondition TimestampGreaterThanEquals(this Expression variable, ValueOf<DateTimeOffset> operand) => Compare(variable, ComparisonOperator.TimestampGreaterThanEquals, Time(operand));

    /// <summary>Asks whether a text fits a pattern.</summary>
    /// <param name="variable">The path of the text.</param>
    /// <param name="pattern">The pattern, with <c>*</c> for anything; <c>\\*</c> is a star.</param>
    /// <returns>The condition.</returns>
    public static ChoiceCondition StringMatches(this Expression variable, string pattern) => Compare(variable, ComparisonOperator.StringMatches, Text(pattern));

    /// <summary>Asks whether a truth value equals another.</summary>
    /// <param name="variable">The path of the truth value.</param>
    /// <param name="operand">The other truth value, or its path.</param>
    /// <returns>The condition.</returns>
    public static ChoiceCondition BooleanEquals(this Expression variable, ValueOf<bool> operand) => Compare(variable, ComparisonOperator.BooleanEquals, Truth(operand));

    /// <summary>Asks whether a value is <c>null</c>.</summary>
    /// <param name="variable">The path.</param>
    /// <param name="expected">Whether it should be so.</param>
    /// <returns>The condition.</returns>
    public static ChoiceCondition IsNull(this Expression variable, bool expected = true) => Compare(variable, ComparisonOperator.IsNull, Truth(expected));

    /// <summary>Asks whether a field is there.</summary>
    /// <param name="variable">The path.</param>
    /// <param name="expected">Whether it should be so.</param>
    /// <returns>The condition.</returns>
    public static ChoiceCondition IsPresent(this Expression variable, bool expected = true) => Compare(variable, ComparisonOperator.IsPresent, Truth(expected));

    /// <summary>Asks whether a value is a number.</summary>
    /// <param name="variable">The path.</param>
    /// <param name="expected">Whether it should be so.</param>
    /// <returns>The condition.</returns>
    public static ChoiceCondition IsNumeric(this Expression variable, bool expected = true) => Compare(variable, ComparisonOperator.IsNumeric, Truth(expected));

    /// <summary>Asks whether a value is a text.</summary>
    /// <param name="variable">The path.</param>
    /// <param name="expected">Whether it should be so.</param>
    /// <returns>The condition.</returns>
    public static ChoiceCondition IsString(this Expression variable, bool expected = true) => Compare(variable, ComparisonOperator.IsString, Truth(expected));

    /// <summary>Asks whether a value is a truth value.</summary>
    /// <param name="variable">The path.</param>
    /// <param name="expected">Whether it should be so.</param>
    /// <returns>The condition.</returns>
    public static ChoiceCondition IsBoolean(this Expression variable, bool expected = true) => Compare(variable, ComparisonOperator.IsBoolean, Truth(expected));

    /// <summary>Asks whether a value is a text that is a time.</summary>
    /// <param name="variable">The path.</param>
    /// <param name="expected">Whether it should be so.</param>
    /// <returns>The condition.</returns>
    public static ChoiceCondition IsTimestamp(this Expression variable, bool expected = true) => Compare(variable, ComparisonOperator.IsTimestamp, Truth(expected));

    private static ComparisonCondition Compare(Expression variable, ComparisonOperator comparison, ValueOf<JsonElement> operand)
    {
        ArgumentNullException.ThrowIfNull(variable);
        return new ComparisonCondition(variable, comparison, operand);
    }

    private static ValueOf<JsonElement> Text(ValueOf<string> operand) => Json(operand, JsonText.FromString);

    private static ValueOf<JsonElement> Number(ValueOf<double> operand) => Json(operand, JsonText.FromDouble);

    private static ValueOf<JsonElement> Truth(ValueOf<bool> operand) => Json(operand, value => JsonElement.Parse(value ? "true" : "false"));

    private static ValueOf<JsonElement> Time(ValueOf<DateTimeOffset> operand) =>
        Json(operand, value => JsonText.FromString(value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture)));

    private static ValueOf<JsonElement> Json<T>(ValueOf<T> operand, Func<T, JsonElement> convert)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(operand);
        return operand.IsLiteral ? convert(operand.Literal) : operand.Expression;
    }
}

using System.Globalization;
using System.Text.Json;
using MlKit.Pipelines.Expressions;

namespace MlKit.Pipelines.Running;

/// <summary>Takes values of one type from JSONata expressions: AWS converts nothing.</summary>
internal static class JsonataResults
{
    /// <exception cref="StateFailureException">The value is no whole number within the bounds.</exception>
    public static long Integer(JsonataFields fields, Expression expression, string field, long least, long most)
    {
        var value = Number(fields, expression, field);
        if (value.TryGetInt64(out var integer) || (value.GetDouble() is var real && real == Math.Floor(real) && Try(real, out integer)))
            return integer >= least && integer <= most ? integer : throw OutOfRange(field, value, least, most);

        throw JsonataFailures.Evaluation(field, $"The {NameOf(field)} field cannot be parsed as an integer: {value.GetRawText()}");
    }

    /// <exception cref="StateFailureException">The value is no number within the bounds.</exception>
    public static decimal Decimal(JsonataFields fields, Expression expression, string field, long least, long most)
    {
        var value = Number(fields, expression, field);
        return value.TryGetDecimal(out var number) && number >= least && number <= most ? number : throw OutOfRange(field, value, least, most);
    }

    /// <exception cref="StateFailureException">The value is no text.</exception>
    public static string Text(JsonataFields fields, Expression expression, string field) =>
        Of(fields, expression, field, JsonValueKind.String, "string").GetString()!;

    /// <exception cref="StateFailureException">The value is neither true nor false.</exception>
    public static bool Boolean(JsonataFields fields, Expression expression, string field)
    {
        var value = fields.Evaluate(expression, field);
        return value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw JsonataFailures.WrongType(expression, field, "boolean", value);
    }

    /// <exception cref="StateFailureException">The value is no array.</exception>
    public static JsonElement Array(JsonataFields fields, Expression expression, string field) => Of(fields, expression, field, JsonValueKind.Array, "array");

    private static JsonElement Number(JsonataFields fields, Expression expression, string field) => Of(fields, expression, field, JsonValueKind.Number, "number");

    private static JsonElement Of(JsonataFields fields, Expression expression, string field, JsonValueKind kind, string type)
    {
        var value = fields.Evaluate(expression, field);
        return value.ValueKind == kind ? value : throw JsonataFailures.WrongType(expression, field, type, value);
    }

    private static bool Try(double real, out long integer)
    {
        integer = (long)real;
        return real is > long.MinValue and < long.MaxValue;
    }

    private static StateFailureException OutOfRange(string field, JsonElement value, long least, long most) =>
        JsonataFailures.Evaluation(field, string.Create(CultureInfo.InvariantCulture, $"{NameOf(field)} must be between {least} and {most} but was: {value.GetRawText()}"));

    private static string NameOf(string field) => field[(field.LastIndexOf('/') + 1)..];
}

using System.Globalization;
using System.Text.Json;
using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Internal;

namespace MlKit.Pipelines.Running;

/// <summary>Reads fields that are a literal or, as <c>…Path</c>, lead to a value.</summary>
internal static class FieldValues
{
    /// <param name="visit">The visit.</param>
    /// <param name="field">Where the field stands in the state, without <c>Path</c>.</param>
    /// <param name="value">The field.</param>
    /// <param name="input">What <c>$</c> is in JSONPath.</param>
    /// <param name="least">The least value an expression in JSONata may have.</param>
    /// <param name="most">The largest.</param>
    public static long? Integer(Visit visit, string field, ValueOf<long>? value, JsonElement input, long least = 0, long most = int.MaxValue)
    {
        if (value is null || value.IsLiteral)
            return value?.Literal;

        if (visit.IsJsonata)
            return JsonataResults.Integer(new JsonataFields(visit), value.Expression, field, least, most);

        field = field[(field.LastIndexOf('/') + 1)..];

        var found = Find(visit, value.Expression, input);
        return JsonValues.TryGetInteger(found, out var integer) ? integer : throw Wrong(field, found, "integer", value.Expression);
    }

    /// <summary>Reads a percentage.</summary>
    public static decimal? Percentage(Visit visit, string field, ValueOf<decimal>? value, JsonElement input)
    {
        if (value is null || value.IsLiteral)
            return value?.Literal;

        if (visit.IsJsonata)
            return JsonataResults.Decimal(new JsonataFields(visit), value.Expression, field, 0, 100);

        var found = Find(visit, value.Expression, input);
        if (found.ValueKind == JsonValueKind.Number && found.TryGetDecimal(out var number))
            return number;

        return found.ValueKind == JsonValueKind.String && decimal.TryParse(found.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out number)
            ? number
            : throw Wrong(field, found, "float", value.Expression);
    }

    /// <summary>Returns a value as AWS shows it in a cause: a text without its quotes.</summary>
    public static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : JsonValues.Compact(value);

    private static JsonElement Find(Visit visit, Expression path, JsonElement input)
    {
        var found = visit.Scope(input).Find(path.Path);
        return found.Found ? found.Value : throw StateFailureException.Runtime($"Invalid path '{path.Text}' : {found.Problem}");
    }

    private static StateFailureException Wrong(string field, JsonElement found, string type, Expression path) =>
        StateFailureException.Runtime($"The {field}Path field refers to value \"{Text(found)}\" which is not a valid {type}: {path.Text}");
}

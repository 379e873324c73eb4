using System.Globalization;
using System.Text.Json;
using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Internal;

namespace MlKit.Pipelines.Running;

/// <summary>Reads fields that are a literal or, as <c>…Path</c>, lead to a value.</summary>
internal static class FieldValues
{
    public static long? Integer(Visit visit, string field, ValueOf<long>? value, JsonElement input)
    {
        if (value is null || value.IsLiteral)
            return value?.Literal;

        var found = Find(visit, value.Expression, input);
        return JsonValues.TryGetInteger(found, out var integer) ? integer : throw Wrong(field, found, "integer", value.Expression);
    }

    public static decimal? Number(Visit visit, string field, ValueOf<decimal>? value, JsonElement input)
    {
        if (value is null || value.IsLiteral)
            return value?.Literal;

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

using System.Collections.Frozen;
using System.Text.Json;
using MlKit.Pipelines.Internal;

namespace MlKit.Pipelines.Running;

/// <summary>Holds the result of a mock against what common service actions answer; other actions are not known.</summary>
internal static class MockSchema
{
    private const string Resource = "MlKit.Pipelines.Running.results.json";

    private static readonly Lazy<JsonElement> Model = new(Load);
    private static readonly FrozenSet<string> Texts = FrozenSet.Create("string", "blob", "timestamp");

    /// <summary>Returns the first problem in AWS's words, or <see langword="null"/>.</summary>
    public static string? FindProblem(string? resource, JsonElement result, FieldValidationMode mode)
    {
        var parsed = TaskResource.Parse(resource);
        return Model.Value.GetProperty("actions").TryGetProperty($"{parsed.Service}:{parsed.Action}", out var shape) && result.ValueKind == JsonValueKind.Object
            ? InShape(shape.GetString()!, result, mode)
            : null;
    }

    private static string? InShape(string shape, JsonElement value, FieldValidationMode mode)
    {
        foreach (var field in Model.Value.GetProperty("shapes").GetProperty(shape).EnumerateObject())
        {
            var type = field.Value.GetString()!;
            if (value.TryGetProperty(field.Name, out var found))
            {
                if (InField(field.Name, type.TrimEnd('!'), found, mode) is { } problem)
                    return problem;
            }
            else if (type.EndsWith('!') && mode == FieldValidationMode.Strict)
            {
                return $"Required field '{field.Name}' is missing";
            }
        }

        return null;
    }

    private static string? InField(string name, string type, JsonElement value, FieldValidationMode mode)
    {
        var (kind, least, most) = Split(type);
        return kind switch
        {
            ['[', .. var item, ']'] => value.ValueKind != JsonValueKind.Array ? Must(name, "an array") : value.EnumerateArray().Select(part => InField(name, item, part, mode)).FirstOrDefault(problem => problem is not null),
            ['=', .. var values] => value.ValueKind != JsonValueKind.String ? Must(name, "a string") : values.Split('|').Contains(value.GetString()) ? null : $"Field '{name}' is not an expected value",
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? null : Must(name, "a boolean"),
            "number" => value.ValueKind != JsonValueKind.Number ? Must(name, "a number") : OutOfRange(name, value.GetDouble(), least, most, "is less than the minimum value", "exceeds the maximum value"),
            "object" => value.ValueKind == JsonValueKind.Object ? null : Must(name, "an object"),
            "any" => null,
            _ when Texts.Contains(kind) => value.ValueKind != JsonValueKind.String ? Must(name, "a string") : OutOfRange(name, value.GetString()!.Length, least, most, "is smaller than the minimum length", "exceeds the maximum length"),
            _ => value.ValueKind != JsonValueKind.Object ? Must(name, "an object") : InShape(kind, value, mode),
        };
    }

    /// <summary>Takes <c>number(128..10240)</c> apart.</summary>
    private static (string Kind, double Least, double Most) Split(string type)
    {
        var open = type.IndexOf('(', StringComparison.Ordinal);
        if (open < 0 || type[0] is '[' or '=')
            return (type, double.MinValue, double.MaxValue);

        var bounds = type[(open + 1)..^1].Split("..");
        return (type[..open], Bound(bounds[0], double.MinValue), Bound(bounds[1], double.MaxValue));
    }

    private static double Bound(string text, double none) => text.Length == 0 ? none : double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static string? OutOfRange(string name, double value, double least, double most, string tooSmall, string tooLarge) =>
        value < least ? $"Field '{name}' {tooSmall}" : value > most ? $"Field '{name}' {tooLarge}" : null;

    private static string Must(string name, string rule) => $"Field '{name}' must be {rule}";

    private static JsonElement Load()
    {
        using var stream = typeof(MockSchema).Assembly.GetManifestResourceStream(Resource)!;
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
    }
}

using System.Globalization;
using System.Text.Json;

namespace MlKit.Labeling.Internal;

/// <summary>Points at one value of a JSON document and knows its path. What is missing or ill-typed becomes an issue and reads as null.</summary>
internal readonly struct JsonCursor(JsonElement element, string path, JsonSource source)
{
    public bool IsObject => element.ValueKind == JsonValueKind.Object;

    public bool IsArray => element.ValueKind == JsonValueKind.Array;

    public bool IsString => element.ValueKind == JsonValueKind.String;

    /// <summary>Returns whether a property is there, be it null.</summary>
    public bool Has(string name) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out _);

    /// <summary>Returns a property that must be there.</summary>
    public JsonCursor? Required(string name)
    {
        if (Optional(name) is { } found)
            return found;

        if (element.ValueKind == JsonValueKind.Object)
            source.Add(element, path, $"must have the key '{name}'", element.TryGetProperty(name, out _) ? "it to be null" : Keys(), $"Add '{name}'.");
        return null;
    }

    /// <summary>Returns a property if it is there and not null.</summary>
    public JsonCursor? Optional(string name)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            Wrong("must be an object");
            return null;
        }

        return element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? new JsonCursor(value, path + Step(name), source)
            : null;
    }

    public IEnumerable<(string Name, JsonCursor Value)> Properties()
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            Wrong("must be an object");
            yield break;
        }

        foreach (var property in element.EnumerateObject())
            yield return (property.Name, new JsonCursor(property.Value, path + Step(property.Name), source));
    }

    public IReadOnlyList<JsonCursor>? Items()
    {
        if (element.ValueKind != JsonValueKind.Array)
        {
            Wrong("must be an array");
            return null;
        }

        var items = new List<JsonCursor>(element.GetArrayLength());
        foreach (var item in element.EnumerateArray())
            items.Add(new JsonCursor(item, $"{path}[{items.Count}]", source));
        return items;
    }

    public string? String()
    {
        if (element.ValueKind == JsonValueKind.String)
            return element.GetString();

        Wrong("must be a string");
        return null;
    }

    public double? Number(string rule = "must be a finite number")
    {
        if (element.ValueKind == JsonValueKind.Number && element.TryGetDouble(out var value) && double.IsFinite(value))
            return value;

        Wrong(rule);
        return null;
    }

    public long? Integer()
    {
        if (element.ValueKind == JsonValueKind.Number && element.TryGetInt64(out var value))
            return value;

        Wrong("must be an integer");
        return null;
    }

    public bool? Boolean()
    {
        if (element.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return element.GetBoolean();

        Wrong("must be true or false");
        return null;
    }

    /// <summary>Reads an array of exactly <paramref name="count"/> numbers; null, with an issue, where it is not.</summary>
    public double[]? Numbers(int count)
    {
        if (element.ValueKind != JsonValueKind.Array || element.GetArrayLength() != count)
        {
            Wrong($"must be an array of {count} numbers");
            return null;
        }

        // Every number is looked at, so that all that are ill-typed are told.
        var numbers = Items()!.Select(item => item.Number()).ToList();
        return numbers.Contains(null) ? null : [.. numbers.OfType<double>()];
    }

    /// <summary>Adds an issue about this value.</summary>
    public void Wrong(string rule, string? fix = null) => source.Add(element, path, rule, Found(), fix ?? "Correct the value.");

    /// <summary>Adds an issue about this value with its own account of what was found.</summary>
    public void Wrong(string rule, string found, string fix) => source.Add(element, path, rule, found, fix);

    private string Found() => element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => string.Create(CultureInfo.InvariantCulture, $"an array of {element.GetArrayLength()}"),
        _ => Shorten(element.GetRawText()),
    };

    private string Keys()
    {
        const int Shown = 8;
        var names = element.EnumerateObject().Select(property => property.Name).Take(Shown + 1).ToList();
        var more = names.Count > Shown ? ", ..." : "";
        return names.Count == 0 ? "an empty object" : "the keys " + Shorten(string.Join(", ", names.Take(Shown)) + more);
    }

    private static string Shorten(string text) => text.Length <= 60 ? text : text[..57] + "...";

    private static string Step(string name) => name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-')
        ? "." + name
        : "['" + name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal) + "']";
}

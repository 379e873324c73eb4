using System.Text.Json;
using System.Text.RegularExpressions;

namespace MlKit.Conformance;

/// <summary>Compares a value with what was recorded, which has placeholders such as <c>&lt;uuid:1&gt;</c> for what differs from run to run.</summary>
internal static partial class Comparison
{
    // Words that were put in the place of a recorded value without being listed among what to ignore.
    private static readonly HashSet<string> Scrubbed = ["date", "timestamp", "generated-uuid", "RandomNumberGenerated"];

    public static bool AreEqual(JsonElement expected, JsonElement actual) => FirstDifference(expected, actual, "$", new HashSet<string>()) is null;

    /// <summary>Returns where the values differ, or <see langword="null"/>.</summary>
    public static string? FirstDifference(JsonElement expected, JsonElement actual, string path, IReadOnlySet<string> ignored)
    {
        if (ignored.Contains(path) || (expected.ValueKind == JsonValueKind.String && Scrubbed.Contains(expected.GetString()!)))
            return null;

        return (expected.ValueKind, actual.ValueKind) switch
        {
            (JsonValueKind.Object, JsonValueKind.Object) => InObjects(expected, actual, path, ignored),
            (JsonValueKind.Array, JsonValueKind.Array) when expected.GetArrayLength() == actual.GetArrayLength() =>
                expected.EnumerateArray().Select((item, i) => FirstDifference(item, actual[i], $"{path}[{i}]", ignored)).FirstOrDefault(difference => difference is not null),
            (JsonValueKind.String, JsonValueKind.String) => Matches(expected.GetString()!, actual.GetString()!) ? null : Different(expected, actual, path),
            _ => JsonElement.DeepEquals(expected, actual) ? null : Different(expected, actual, path),
        };
    }

    public static bool Matches(string expected, string actual)
    {
        if (expected == actual)
            return true;

        return Placeholder().IsMatch(expected) && Regex.IsMatch(actual, $"^{string.Join(".*", Placeholder().Split(expected).Select(Regex.Escape))}$", RegexOptions.Singleline);
    }

    private static string? InObjects(JsonElement expected, JsonElement actual, string path, IReadOnlySet<string> ignored)
    {
        foreach (var field in expected.EnumerateObject())
        {
            var place = $"{path}[{JsonSerializer.Serialize(field.Name)}]";
            if (ignored.Contains(place))
                continue;

            if (!actual.TryGetProperty(field.Name, out var value))
                return $"{place} is missing";

            if (FirstDifference(field.Value, value, place, ignored) is { } difference)
                return difference;
        }

        return actual.EnumerateObject().Select(field => $"{path}[{JsonSerializer.Serialize(field.Name)}]")
            .FirstOrDefault(place => !ignored.Contains(place) && !expected.TryGetProperty(JsonSerializer.Deserialize<string>(place[(path.Length + 1)..^1])!, out _)) is { } extra
            ? $"{extra} is there, but was not recorded"
            : null;
    }

    private static string Different(JsonElement expected, JsonElement actual, string path) => $"{path} is {Short(actual)}, but was {Short(expected)}";

    private static string Short(JsonElement value) => value.GetRawText() is { Length: > 300 } text ? text[..300] : value.GetRawText();

    [GeneratedRegex("<[A-Za-z_-]+(?::\\d+)?>")]
    private static partial Regex Placeholder();
}

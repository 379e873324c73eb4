using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace MlKit.Pipelines.Tests.Internal.Jsonata.Formats;

/// <summary>A case of the language's own suite that calls one function with literals.</summary>
internal sealed partial record FormatCall(string Expression, string Function, IReadOnlyList<object> Arguments, JsonElement Case)
{
    public string Text(int index) => (string)Arguments[index];

    public string? TextOrNull(int index) => index < Arguments.Count ? (string)Arguments[index] : null;

    public double Number(int index) => (double)Arguments[index];

    public static IEnumerable<FormatCall> Read(string path, string group)
    {
        foreach (var line in File.ReadLines(path))
        {
            var @case = JsonElement.Parse(line);
            // Other groups have texts that are no Unicode.
            if (@case.GetProperty("group").GetString() != group)
                continue;

            var expression = @case.GetProperty("expr").GetString()!;
            var mayHaveOptions = group == "function-formatNumber";
            if ((mayHaveOptions || !expression.Contains('{', StringComparison.Ordinal)) && Call().Match(expression) is { Success: true } call)
                yield return new(expression, call.Groups["name"].Value, [.. call.Groups["argument"].Captures.Select(c => Literal(c.Value))], @case);
        }
    }

    private static object Literal(string text) => text[0] switch
    {
        '\'' => text[1..^1],
        '"' => JsonSerializer.Deserialize<string>(text)!,
        // The options of a number picture are the only object.
        '{' => JsonSerializer.Deserialize<Dictionary<string, string>>(text.Replace('\'', '"'))!,
        _ => double.Parse(text, CultureInfo.InvariantCulture),
    };

    [GeneratedRegex("""^\$(?<name>\w+)\((?<argument>'[^']*'|"[^"]*"|-?[0-9][-+.0-9eE]*|\{[^}]*\})(,\s*(?<argument>'[^']*'|"[^"]*"|-?[0-9][-+.0-9eE]*|\{[^}]*\}))*\)$""", RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Call();
}

using System.Text.Json;

namespace MlKit.Conformance;

/// <summary>One line of a case file.</summary>
public sealed record ConformanceCase(string Name, string Kind, string Category, JsonElement Case)
{
    /// <summary>Gets the definition's text; one that is no JSON object stands in the file as a string.</summary>
    public string Definition => Case.GetProperty("definition") is { ValueKind: JsonValueKind.String } text ? text.GetString()! : Case.GetProperty("definition").GetRawText();

    public bool IsExpress => Case.TryGetProperty("type", out var type) && type.GetString() == "EXPRESS";

    public JsonElement Expected => Case.GetProperty("expected");

    public static IEnumerable<ConformanceCase> Read(string path)
    {
        foreach (var line in File.ReadLines(path).Where(line => line.Length > 0))
        {
            var root = JsonElement.Parse(line);
            yield return new ConformanceCase(Text(root, "name"), Text(root, "kind"), Text(root, "category"), root);
        }
    }

    private static string Text(JsonElement root, string name) => root.GetProperty(name).GetString()!;
}

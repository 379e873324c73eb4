using System.Text.Json;

namespace MlKit.Conformance;

/// <summary>One line of a case file.</summary>
public sealed record ConformanceCase(string Name, string Kind, string Category, JsonElement Case)
{
    /// <summary>Gets what the expression of a case of JSONata looks at, if anything.</summary>
    public JsonElement? Data { get; init; }

    /// <summary>Gets the definition's text; one that is no JSON object stands in the file as a string.</summary>
    public string Definition => Case.GetProperty("definition") is { ValueKind: JsonValueKind.String } text ? text.GetString()! : Case.GetProperty("definition").GetRawText();

    public bool IsExpress => Case.TryGetProperty("type", out var type) && type.GetString() == "EXPRESS";

    public JsonElement Expected => Case.GetProperty("expected");

    public static IEnumerable<ConformanceCase> Read(string path)
    {
        var datasets = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, "datasets.json");
        var data = File.Exists(datasets) ? JsonElement.Parse(File.ReadAllText(datasets)) : default;
        foreach (var line in File.ReadLines(path).Where(line => line.Length > 0))
        {
            var root = JsonElement.Parse(line);
            yield return root.TryGetProperty("expr", out _) ? ReadJsonata(root, data) : new ConformanceCase(Text(root, "name"), Text(root, "kind"), Text(root, "category"), root);
        }
    }

    private static ConformanceCase ReadJsonata(JsonElement root, JsonElement datasets)
    {
        var group = Text(root, "group");
        var dataset = root.TryGetProperty("dataset", out var name) && name.ValueKind == JsonValueKind.String ? datasets.GetProperty(name.GetString()!) : (JsonElement?)null;
        return new ConformanceCase($"{group}/{Text(root, "name")}", "jsonata", group, root) { Data = root.TryGetProperty("data", out var data) ? data : dataset };
    }

    private static string Text(JsonElement root, string name) => root.GetProperty(name).GetString()!;
}

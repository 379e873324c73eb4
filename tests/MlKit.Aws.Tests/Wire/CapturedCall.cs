using System.Text.Json;

namespace MlKit.Aws.Tests.Wire;

/// <summary>What the AWS SDK for JavaScript sent for a call (see eng/aws/capture).</summary>
internal sealed class CapturedCall(JsonElement json)
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Captured");

    public static IEnumerable<string> Names => Directory.GetFiles(Folder, "*.*.json").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);

    public string Service => Text("call")!.Split('.')[0];

    // A second call of an operation is called Operation-2.
    public string Operation => Text("call")!.Split('.')[1].Split('-')[0];

    public JsonElement Input => json.GetProperty("input");

    public IReadOnlyDictionary<string, string> Headers => json.GetProperty("headers").Deserialize<Dictionary<string, string>>()!;

    public JsonElement? Body => json.TryGetProperty("body", out var body) ? body : null;

    public IReadOnlyDictionary<string, string>? Form => json.TryGetProperty("form", out var form) ? form.Deserialize<Dictionary<string, string>>() : null;

    public byte[] Bytes => json.TryGetProperty("bodyBase64", out var body) ? body.GetBytesFromBase64() : [];

    public static CapturedCall Read(string name) => new(JsonElement.Parse(File.ReadAllBytes(Path.Combine(Folder, name + ".json"))));

    public string? Text(string name) => json.GetProperty(name).GetString();
}

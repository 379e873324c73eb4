using System.Text.Json;
using MlKit.Labeling.Checks;

namespace MlKit.Labeling.Internal;

/// <summary>Opens JSON files and gathers every problem met while reading one, so that its user mends it in one go.</summary>
internal sealed class JsonSource(string name)
{
    private readonly List<LabelingIssue> _issues = [];

    /// <summary>Reads one file or text with <paramref name="read"/> and throws one exception with all its problems.</summary>
    public static T Read<T>(ReadOnlyMemory<byte> json, string name, Func<JsonCursor, T> read)
    {
        var source = new JsonSource(name);
        using var document = Parse(json, name);
        var result = read(new JsonCursor(document.RootElement, "$", source));
        return source._issues.Count == 0 ? result : throw new LabelingDataException(source._issues);
    }

    /// <summary>As <see cref="Read{T}(ReadOnlyMemory{byte}, string, Func{JsonCursor, T})"/>, from a file.</summary>
    public static T Read<T>(string path, Func<JsonCursor, T> read) => Read(File.ReadAllBytes(path), path, read);

    public void Add(string jsonPath, string rule, string found, string fix) =>
        _issues.Add(new LabelingIssue($"{name}#{jsonPath}", rule, found, fix));

    private static JsonDocument Parse(ReadOnlyMemory<byte> json, string name)
    {
        try
        {
            return JsonDocument.Parse(json.Span.StartsWith("\uFEFF"u8) ? json[3..] : json);
        }
        catch (JsonException exception)
        {
            var found = json.Length == 0
                ? "an empty file"
                : $"a fault at line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}";
            throw new LabelingDataException(
                new LabelingIssue(name, "must be JSON", found, "Mend the file or fetch it again."), exception);
        }
    }
}

using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using MlKit.Labeling.Checks;

namespace MlKit.Labeling.Internal;

/// <summary>Opens JSON files and gathers every problem met while reading one, so that its user mends it in one go.</summary>
internal sealed class JsonSource(string name, ReadOnlyMemory<byte> json)
{
    private readonly List<LabelingIssue> _issues = [];
    private readonly HashSet<LabelingIssue> _known = [];
    private bool? _hasLines;
    private (int Position, int Number) _line = (0, 1);

    /// <summary>Reads one file or text with <paramref name="read"/> and throws one exception with all its problems.</summary>
    public static T Read<T>(ReadOnlyMemory<byte> json, string name, Func<JsonCursor, T> read)
    {
        using var document = Parse(json, name);
        var source = new JsonSource(name, json);
        var result = read(new JsonCursor(document.RootElement, "$", source));
        return source._issues.Count == 0 ? result : throw new LabelingDataException(source._issues);
    }

    /// <summary>As <see cref="Read{T}(ReadOnlyMemory{byte}, string, Func{JsonCursor, T})"/>, from a file.</summary>
    public static T Read<T>(string path, Func<JsonCursor, T> read) => Read(File.ReadAllBytes(path), path, read);

    /// <summary>Adds an issue, once: several keys may be asked of a value that is no object.</summary>
    public void Add(JsonElement element, string jsonPath, string rule, string found, string fix)
    {
        var issue = new LabelingIssue(OneLine($"{name}{LineOf(element)}#{jsonPath}"), rule, OneLine(found), fix);
        if (_known.Add(issue))
            _issues.Add(issue);
    }

    /// <summary>Returns ":" and the number of the line where a value begins; nothing where the whole text is one line, as in a manifest, whose lines have names of their own.</summary>
    private string LineOf(JsonElement element)
    {
        _hasLines ??= json.Span.TrimEnd(" \t\r\n"u8).Contains((byte)'\n');
        if (_hasLines == false || !json.Span.Overlaps(JsonMarshal.GetRawUtf8Value(element), out var start))
            return "";

        // Values are mostly read in the order of the text: where counting goes on from the last one, as many issues as there are values still take one pass.
        var lines = json.Span[Math.Min(start, _line.Position)..Math.Max(start, _line.Position)].Count((byte)'\n');
        _line = (start, _line.Number + (start < _line.Position ? -lines : lines));
        return string.Create(CultureInfo.InvariantCulture, $":{_line.Number}");
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> json, string name)
    {
        if (json.Span.StartsWith("\uFEFF"u8))
            json = json[3..];
        if (json.IsEmpty)
            throw NotJson(name, "an empty file");

        try
        {
            return JsonText.FindFault(json.Span) is { } fault ? throw NotJson(name, fault) : JsonDocument.Parse(json);
        }
        catch (JsonException exception)
        {
            throw NotJson(name, FormattableString.Invariant($"a fault at line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}"), exception);
        }
    }

    private static LabelingDataException NotJson(string name, string found, JsonException? inner = null) => new(
        new LabelingIssue(name, "must be JSON in UTF-8, nested 64 levels deep at most", OneLine(found), "Mend the file or fetch it again."), inner);

    // Keys come from the file and may hold anything; a message is one line.
    private static string OneLine(string text) => text.Any(char.IsControl)
        ? string.Concat(text.Select(c => char.IsControl(c) ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}") : c.ToString()))
        : text;
}

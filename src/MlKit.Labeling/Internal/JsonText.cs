using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace MlKit.Labeling.Internal;

/// <summary>Finds what is wrong with a JSON text that .NET parses all the same: bytes and escapes that no string can hold, and equal keys.</summary>
internal static class JsonText
{
    /// <summary>Describes the first such fault; null where there is none.</summary>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static string? FindFault(ReadOnlySpan<byte> json)
    {
        if (!Utf8.IsValid(json))
            return "a byte that is not UTF-8 at " + Place(json, FirstInvalid(json));

        var keys = new Stack<HashSet<string>>();
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.StartObject)
                keys.Push(new HashSet<string>(StringComparer.Ordinal));
            else if (reader.TokenType == JsonTokenType.EndObject)
                keys.Pop();
            else if (reader.TokenType is not (JsonTokenType.PropertyName or JsonTokenType.String))
                continue;
            else if (reader.ValueIsEscaped && !IsText(ref reader))
                return "half a surrogate pair at " + Place(json, (int)reader.TokenStartIndex);
            else if (reader.TokenType == JsonTokenType.PropertyName && reader.GetString() is { } key && !keys.Peek().Add(key))
                return $"the key '{key}' for the second time in one object at " + Place(json, (int)reader.TokenStartIndex);
        }

        return null;
    }

    private static bool IsText(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString() is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static int FirstInvalid(ReadOnlySpan<byte> text)
    {
        var index = 0;
        while (Rune.DecodeFromUtf8(text[index..], out _, out var length) == System.Buffers.OperationStatus.Done)
            index += length;
        return index;
    }

    private static string Place(ReadOnlySpan<byte> text, int index)
    {
        var before = text[..index];
        return FormattableString.Invariant($"line {before.Count((byte)'\n') + 1}, byte {index - before.LastIndexOf((byte)'\n')}");
    }
}

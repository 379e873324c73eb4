using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using MlKit.Pipelines.Validation;

namespace MlKit.Pipelines.Internal;

/// <summary>Reads and writes JSON the one way this package does.</summary>
internal static class JsonText
{
    /// <summary>Far more than a definition needs, and little enough for every recursion over one.</summary>
    public const int MaxDepth = 256;

    private const string TextRule = "must be one JSON value, at most 256 levels deep, without a key twice";

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly JsonDocumentOptions DocumentOptions = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };
    private static readonly JsonDocumentOptions RepeatingOptions = new() { MaxDepth = MaxDepth };

    public static JsonElement Parse(string json) => Parse(json, DocumentOptions);

    /// <summary>Reads JSON as JavaScript does: where a key comes twice, its last value counts.</summary>
    public static JsonElement ParseKeepingLast(string json) => RepeatedKeys.KeepLast(Parse(json, RepeatingOptions));

    public static JsonElement Parse(ReadOnlySpan<byte> utf8) => Parse(utf8, DocumentOptions);

    // Most texts need no escape, and then cost no more than the element itself.
    public static JsonElement FromString(string value) => JsonElement.Parse($"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(value)}\"");

    public static JsonElement FromInt64(long value) => JsonElement.Parse(value.ToString(CultureInfo.InvariantCulture));

    public static JsonElement FromDouble(double value) => JsonElement.Parse(value.ToString("R", CultureInfo.InvariantCulture));

    public static string Write(Action<Utf8JsonWriter> write, bool indented)
    {
        using var buffer = new PooledBuffer();
        Write(buffer, write, indented);
        return Encoding.UTF8.GetString(buffer.Written);
    }

    public static void Write(IBufferWriter<byte> output, Action<Utf8JsonWriter> write, bool indented)
    {
        // A definition is not put into HTML, and people read it: quotes and umlauts stay as they are.
        using var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = indented, NewLine = "\n", MaxDepth = MaxDepth, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        try
        {
            write(writer);
        }
        catch (InvalidOperationException e) when (writer.CurrentDepth >= MaxDepth)
        {
            var found = $"more than {MaxDepth} levels";
            throw new DefinitionException([new DefinitionIssue("ASL001", "/", TextRule, found, "Move what is inside into state machines of their own.")], e);
        }
    }

    private static JsonElement Parse(string json, JsonDocumentOptions options)
    {
        byte[]? utf8 = null;
        try
        {
            utf8 = ArrayPool<byte>.Shared.Rent(StrictUtf8.GetByteCount(json));
            return Parse(utf8.AsSpan(0, StrictUtf8.GetBytes(json, utf8)), options);
        }
        catch (EncoderFallbackException e)
        {
            throw SyntaxIssue(Position(json, e.Index), "must be valid UTF-16", $"half a surrogate pair, U+{(int)e.CharUnknown:X4}", "Write the whole character, or leave it out.", e);
        }
        finally
        {
            if (utf8 is not null)
                ArrayPool<byte>.Shared.Return(utf8);
        }
    }

    private static JsonElement Parse(ReadOnlySpan<byte> utf8, JsonDocumentOptions options)
    {
        try
        {
            CheckStrings(utf8);
            return JsonElement.Parse(utf8, options);
        }
        catch (JsonException e)
        {
            throw SyntaxIssue(Position(e), TextRule, FirstSentence(e.Message), "Correct the JSON there.", e);
        }
    }

    /// <summary>An escaped half of a surrogate pair is JSON, but no text; <see cref="JsonElement"/> would throw only when it is asked for it.</summary>
    private static void CheckStrings(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                CheckString(utf8, ref reader);
        }
    }

    private static void CheckString(ReadOnlySpan<byte> utf8, ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped && Ascii.IsValid(reader.ValueSpan))
            return;

        try
        {
            _ = reader.GetString();
        }
        catch (InvalidOperationException e)
        {
            var before = utf8[..(int)reader.TokenStartIndex];
            var position = (before.Count((byte)'\n') + 1, before.Length - before.LastIndexOf((byte)'\n'));
            throw SyntaxIssue(position, "must hold whole Unicode characters", "a text with half a surrogate pair or with bytes that are not UTF-8", "Write the whole character, or leave it out.", e);
        }
    }

    private static DefinitionException SyntaxIssue((int Line, int Column) position, string rule, string found, string fix, Exception inner)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"line {position.Line}, column {position.Column}");
        return new DefinitionException([new DefinitionIssue("ASL001", path, rule, found, fix) { Line = position.Line, Column = position.Column }], inner);
    }

    private static (int Line, int Column) Position(JsonException e) => ((int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1);

    private static (int Line, int Column) Position(string json, int index)
    {
        var before = json.AsSpan(0, index);
        return (before.Count('\n') + 1, index - before.LastIndexOf('\n'));
    }

    /// <summary>The platform's message, without the position it repeats.</summary>
    private static string FirstSentence(string message)
    {
        var end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        var sentence = (end < 0 ? message : message[..end]).TrimEnd('.', ' ');
        return $"'{(sentence.Length > 160 ? sentence[..160] : sentence)}'";
    }
}

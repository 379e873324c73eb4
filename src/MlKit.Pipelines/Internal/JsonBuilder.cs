using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MlKit.Pipelines.Internal;

/// <summary>Puts a JSON value together. Its buffer is used again by the next builder of the same thread.</summary>
internal sealed class JsonBuilder : IDisposable
{
    private const int LargestKeptBuffer = 1 << 20;

    private static readonly JsonDocumentOptions DocumentOptions = new() { MaxDepth = 1_000 };

    [ThreadStatic]
    private static JsonBuilder? _idle;

    // While a payload is put together, its expressions write their values.
    [ThreadStatic]
    private static JsonBuilder? _alsoIdle;

    private readonly ArrayBufferWriter<byte> _buffer = new(1024);

    private JsonBuilder() =>
        Writer = new Utf8JsonWriter(_buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true, MaxDepth = 1_000 });

    public Utf8JsonWriter Writer { get; }

    /// <summary>Gets the bytes written so far.</summary>
    public ReadOnlySpan<byte> Written
    {
        get
        {
            Writer.Flush();
            return _buffer.WrittenSpan;
        }
    }

    public static JsonBuilder Rent()
    {
        var builder = _idle ?? new JsonBuilder();
        (_idle, _alsoIdle) = (_alsoIdle, null);
        return builder;
    }

    public static JsonElement Build(Action<Utf8JsonWriter> write)
    {
        using var builder = Rent();
        write(builder.Writer);
        return builder.ToElement();
    }

    /// <summary>Makes an array of values.</summary>
    public static JsonElement Array(ReadOnlySpan<JsonElement> items)
    {
        using var builder = Rent();
        builder.Writer.WriteStartArray();
        foreach (var item in items)
            builder.Write(item);

        builder.Writer.WriteEndArray();
        return builder.ToElement();
    }

    public void Write(JsonElement value) => Writer.WriteRawValue(JsonMarshal.GetRawUtf8Value(value), skipInputValidation: true);

    public JsonElement ToElement() => JsonElement.Parse(Written, DocumentOptions);

    public void Dispose()
    {
        Writer.Reset();
        if (_buffer.Capacity > LargestKeptBuffer)
            return;

        _buffer.ResetWrittenCount();
        (_idle, _alsoIdle) = (this, _idle);
    }
}

using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using MlKit.Pipelines.Internal.Jsonata.Evaluation;
using MlKit.Pipelines.Internal.Jsonata.Formats;

namespace MlKit.Pipelines.Internal.Jsonata.Values;

/// <summary>Makes JSON of a result.</summary>
internal sealed class ValueWriter
{
    private readonly JsonBuilder _builder;
    private readonly ExpressionRun _run;

    private ValueWriter(JsonBuilder builder, ExpressionRun run)
    {
        _builder = builder;
        _run = run;
    }

    /// <summary>Returns the JSON of a value, or <see langword="null"/> for undefined.</summary>
    public static JsonElement? ToElement(JsonataValue value, ExpressionRun run)
    {
        if (value.IsUndefined)
            return null;

        if (value.AsObject is { } members && members.TryGetSource(out var source))
            return source;

        if (value.AsArray is { } array && array.TryGetSource(out source))
            return source;

        using var builder = JsonBuilder.Rent();
        new ValueWriter(builder, run).Write(value, 0);
        try
        {
            return builder.ToElement();
        }
        catch (JsonException)
        {
            // Parts of the input are written as they are, however deep they are themselves.
            throw ValueDepth.TooDeep();
        }
    }

    private void Write(JsonataValue value, int depth)
    {
        _run.Charge(1);
        switch (value.Kind)
        {
            case JsonataKind.Undefined or JsonataKind.Null:
                _builder.Writer.WriteNullValue();
                break;
            case JsonataKind.Boolean:
                _builder.Writer.WriteBooleanValue(value.Boolean);
                break;
            case JsonataKind.Number:
                WriteNumber(_builder.Writer, value.Number);
                break;
            case JsonataKind.String:
                WriteString(value.AsString!);
                break;
            case JsonataKind.Array:
                WriteArray(value.AsArray!, depth);
                break;
            case JsonataKind.Object:
                WriteObject(value.AsObject!, depth);
                break;
            default:
                throw new JsonataException(JsonataExpression.FunctionResult, "The result must be JSON, but is or holds a function. Call it.");
        }
    }

    private void WriteSource(JsonElement source)
    {
        _run.ChargeText(JsonMarshal.GetRawUtf8Value(source).Length);
        _builder.Write(source);
    }

    private void WriteString(string text)
    {
        _run.ChargeText(text.Length);
        _builder.Writer.WriteStringValue(WholeCharacters(text));
    }

    private static void WriteNumber(Utf8JsonWriter writer, double number)
    {
        if (!double.IsFinite(number))
            throw new JsonataException("D1001", "A number must be within ±1.8E308, but the result is larger or none, as that of a division by 0.");

        // As in JavaScript: not -0, and whole numbers of at most 21 digits without an exponent, so that they can be read as integers.
        if (number != Math.Floor(number) || Math.Abs(number) >= 1e21)
            writer.WriteNumberValue(number);
        else if (Math.Abs(number) < 1e15)
            writer.WriteNumberValue((long)number);
        else
            writer.WriteRawValue(NumberText.Format(number), skipInputValidation: true);
    }

    private void WriteArray(JsonataArray array, int depth)
    {
        if (array.TryGetSource(out var source))
        {
            WriteSource(source);
            return;
        }

        ValueDepth.Check(depth);
        _builder.Writer.WriteStartArray();
        for (var i = 0; i < array.Count; i++)
            Write(array[i], depth + 1);

        _builder.Writer.WriteEndArray();
    }

    private void WriteObject(JsonataObject members, int depth)
    {
        if (members.TryGetSource(out var source))
        {
            WriteSource(source);
            return;
        }

        ValueDepth.Check(depth);
        _builder.Writer.WriteStartObject();
        foreach (var (name, value) in members.Members)
        {
            _builder.Writer.WritePropertyName(WholeCharacters(name));
            Write(value, depth + 1);
        }

        _builder.Writer.WriteEndObject();
    }

    // Half a surrogate pair, which a split may leave, becomes U+FFFD as wherever UTF-8 is written.
    private static string WholeCharacters(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;

            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

            i++;
        }

        return text;
    }
}

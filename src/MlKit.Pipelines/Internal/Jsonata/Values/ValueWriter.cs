using System.Text;
using System.Text.Json;

namespace MlKit.Pipelines.Internal.Jsonata.Values;

/// <summary>Makes JSON of a result.</summary>
internal static class ValueWriter
{
    public static JsonElement? ToElement(JsonataValue value)
    {
        if (value.IsUndefined)
            return null;

        if (value.AsObject is { } members && members.TryGetSource(out var source))
            return source;

        if (value.AsArray is { } array && array.TryGetSource(out source))
            return source;

        using var builder = JsonBuilder.Rent();
        Write(builder, value, 0);
        return builder.ToElement();
    }

    private static void Write(JsonBuilder builder, JsonataValue value, int depth)
    {
        switch (value.Kind)
        {
            case JsonataKind.Undefined or JsonataKind.Null:
                builder.Writer.WriteNullValue();
                break;
            case JsonataKind.Boolean:
                builder.Writer.WriteBooleanValue(value.Boolean);
                break;
            case JsonataKind.Number:
                WriteNumber(builder.Writer, value.Number);
                break;
            case JsonataKind.String:
                builder.Writer.WriteStringValue(WholeCharacters(value.AsString!));
                break;
            case JsonataKind.Array:
                WriteArray(builder, value.AsArray!, depth);
                break;
            case JsonataKind.Object:
                WriteObject(builder, value.AsObject!, depth);
                break;
            default:
                throw new JsonataException(JsonataExpression.FunctionResult, "The result must be JSON, but is or holds a function. Call it.");
        }
    }

    private static void WriteNumber(Utf8JsonWriter writer, double number)
    {
        if (!double.IsFinite(number))
            throw new JsonataException("D1001", "A number must be within ±1.8E308, but the result is larger or none, as that of a division by 0.");

        // Not -0, and no exponent where the digits are those of a whole number.
        if (number == Math.Floor(number) && Math.Abs(number) < 1e15)
            writer.WriteNumberValue((long)number);
        else
            writer.WriteNumberValue(number);
    }

    private static void WriteArray(JsonBuilder builder, JsonataArray array, int depth)
    {
        if (array.TryGetSource(out var source))
        {
            builder.Write(source);
            return;
        }

        ValueDepth.Check(depth);
        builder.Writer.WriteStartArray();
        for (var i = 0; i < array.Count; i++)
            Write(builder, array[i], depth + 1);

        builder.Writer.WriteEndArray();
    }

    private static void WriteObject(JsonBuilder builder, JsonataObject members, int depth)
    {
        if (members.TryGetSource(out var source))
        {
            builder.Write(source);
            return;
        }

        ValueDepth.Check(depth);
        builder.Writer.WriteStartObject();
        foreach (var (name, value) in members.Members)
        {
            builder.Writer.WritePropertyName(WholeCharacters(name));
            Write(builder, value, depth + 1);
        }

        builder.Writer.WriteEndObject();
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

using System.Text.Json;

namespace MlKit.Pipelines.Internal;

/// <summary>Takes keys that come twice in an object out of JSON, as JavaScript does: the last value stays, in the place of the first.</summary>
internal static class RepeatedKeys
{
    public static JsonElement KeepLast(JsonElement value)
    {
        using var builder = JsonBuilder.Rent();
        Write(builder, value);
        return builder.ToElement();
    }

    private static void Write(JsonBuilder builder, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteMembers(builder, value);
                break;
            case JsonValueKind.Array:
                builder.Writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                    Write(builder, item);

                builder.Writer.WriteEndArray();
                break;
            default:
                builder.Write(value);
                break;
        }
    }

    private static void WriteMembers(JsonBuilder builder, JsonElement value)
    {
        var members = new OrderedDictionary<string, JsonElement>();
        foreach (var member in value.EnumerateObject())
            members[member.Name] = member.Value;

        builder.Writer.WriteStartObject();
        foreach (var (name, member) in members)
        {
            builder.Writer.WritePropertyName(name);
            Write(builder, member);
        }

        builder.Writer.WriteEndObject();
    }
}

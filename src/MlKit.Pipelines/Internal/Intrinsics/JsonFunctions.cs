using System.Text.Json;
using MlKit.Pipelines.Validation;

namespace MlKit.Pipelines.Internal.Intrinsics;

/// <summary>The intrinsic functions for JSON.</summary>
internal static class JsonFunctions
{
    public static JsonElement Merge(IntrinsicArguments arguments)
    {
        var (first, second) = (arguments.Object(0), arguments.Object(1));
        if (arguments.Boolean(2))
            throw arguments.Wrong(2, "false: only the shallow merge is supported");

        using var builder = JsonBuilder.Rent();
        builder.Writer.WriteStartObject();
        foreach (var field in first.EnumerateObject())
            Write(builder, field.Name, second.TryGetProperty(field.Name, out var replaced) ? replaced : field.Value);

        foreach (var field in second.EnumerateObject())
        {
            if (!first.TryGetProperty(field.Name, out _))
                Write(builder, field.Name, field.Value);
        }

        builder.Writer.WriteEndObject();
        return builder.ToElement();
    }

    public static JsonElement Parse(IntrinsicArguments arguments)
    {
        var text = arguments.Text(0);
        if (string.IsNullOrWhiteSpace(text))
            return JsonValues.Null;

        try
        {
            return JsonText.Parse(text);
        }
        catch (DefinitionException)
        {
            throw arguments.Wrong(0, "JSON");
        }
    }

    private static void Write(JsonBuilder builder, string name, JsonElement value)
    {
        builder.Writer.WritePropertyName(name);
        builder.Write(value);
    }
}

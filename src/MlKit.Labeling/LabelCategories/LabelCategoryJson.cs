using System.Buffers;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MlKit.Labeling.LabelCategories;

/// <summary>Writes a label category configuration.</summary>
internal static class LabelCategoryJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(LabelCategoryConfiguration configuration)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
            Write(writer, configuration);
        return [.. buffer.WrittenSpan, (byte)'\n'];
    }

    private static void Write(Utf8JsonWriter writer, LabelCategoryConfiguration configuration)
    {
        writer.WriteStartObject();
        writer.WriteString("documentVersion", "2020-03-01");
        WriteAttributes(writer, "frameAttributes", configuration.FrameAttributes);
        WriteAttributes(writer, "categoryGlobalAttributes", configuration.GlobalAttributes);
        writer.WriteStartArray("labels");
        foreach (var label in configuration.Labels)
            WriteLabel(writer, label);
        writer.WriteEndArray();
        writer.WriteStartObject("instructions");
        writer.WriteString("shortInstruction", configuration.ShortInstruction);
        writer.WriteString("fullInstruction", configuration.FullInstruction);
        writer.WriteEndObject();
        if (configuration.AuditLabelAttributeName is { } audited)
            writer.WriteString("auditLabelAttributeName", audited);
        writer.WriteEndObject();
    }

    private static void WriteLabel(Utf8JsonWriter writer, LabelCategory label)
    {
        writer.WriteStartObject();
        writer.WriteString("label", label.Name);
        WriteAttributes(writer, "categoryAttributes", label.Attributes);
        WriteEdits(writer, label.EditsAllowed);
        writer.WriteEndObject();
    }

    private static void WriteAttributes(Utf8JsonWriter writer, string name, ImmutableArray<AttributeDefinition> attributes)
    {
        if (attributes.IsDefaultOrEmpty)
            return;

        writer.WriteStartArray(name);
        foreach (var attribute in attributes)
            WriteAttribute(writer, attribute);
        writer.WriteEndArray();
    }

    private static void WriteAttribute(Utf8JsonWriter writer, AttributeDefinition attribute)
    {
        writer.WriteStartObject();
        writer.WriteString("name", attribute.Name);
        writer.WriteString("type", attribute.Type == AttributeType.Number ? "number" : "string");
        if (attribute.Description is { } description)
            writer.WriteString("description", description);
        if (!attribute.Values.IsDefaultOrEmpty)
        {
            writer.WriteStartArray("enum");
            foreach (var value in attribute.Values)
                writer.WriteStringValue(value);
            writer.WriteEndArray();
        }

        if (attribute.Minimum is { } minimum)
            writer.WriteNumber("minimum", minimum);
        if (attribute.Maximum is { } maximum)
            writer.WriteNumber("maximum", maximum);
        if (attribute.IsRequired)
            writer.WriteBoolean("isRequired", true);
        WriteEdits(writer, attribute.EditsAllowed);
        writer.WriteEndObject();
    }

    private static void WriteEdits(Utf8JsonWriter writer, EditsAllowed? edits)
    {
        if (edits is not null)
            writer.WriteString("editsAllowed", edits == EditsAllowed.None ? "none" : "any");
    }
}

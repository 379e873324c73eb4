using System.Text.Json;
using MlKit.Labeling.GroundTruth;

namespace MlKit.Labeling.Differences;

/// <summary>Writes every difference.</summary>
internal static class DifferenceJson
{
    public static byte[] Write(LabelDifferences differences) => GroundTruthJson.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartObject("summary");
        foreach (var change in Enum.GetValues<LabelChange>())
            writer.WriteNumber(NameOf(change), differences.Count(change));
        writer.WriteEndObject();
        writer.WriteStartArray("frames");
        foreach (var frame in differences.Frames)
            WriteFrame(writer, frame);
        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    private static void WriteFrame(Utf8JsonWriter writer, FrameDifferences frame)
    {
        writer.WriteStartObject();
        writer.WriteNumber("frame-number", frame.Frame.Number);
        if (frame.Frame.Name is { } name)
            writer.WriteString("frame-name", name);
        writer.WriteStartArray("changed-frame-attributes");
        foreach (var question in frame.ChangedAnswers)
            writer.WriteStringValue(question);
        writer.WriteEndArray();
        writer.WriteStartArray("cuboids");
        foreach (var cuboid in frame.Cuboids)
        {
            writer.WriteStartObject();
            WriteChange(writer, cuboid.Change, cuboid.Latest.ObjectId, cuboid.Latest.ObjectName, cuboid.Before?.Label, cuboid.After?.Label);
            if (cuboid is { Before: not null, After: not null })
            {
                writer.WriteNumber("intersection-over-union", cuboid.IntersectionOverUnion);
                WriteDistance(writer, cuboid.CenterDistance);
                writer.WriteNumber("turn", cuboid.Turn);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("rectangles");
        foreach (var rectangle in frame.Rectangles)
        {
            writer.WriteStartObject();
            writer.WriteNumber("camera", rectangle.Camera);
            WriteChange(writer, rectangle.Change, rectangle.Latest.ObjectId, rectangle.Latest.ObjectName, rectangle.Before?.Label, rectangle.After?.Label);
            if (rectangle is { Before: not null, After: not null })
                writer.WriteNumber("intersection-over-union", rectangle.IntersectionOverUnion);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    // Centres of any finite numbers can be read; how far they are apart may be more than a double holds.
    private static void WriteDistance(Utf8JsonWriter writer, double distance)
    {
        if (double.IsFinite(distance))
            writer.WriteNumber("center-distance", distance);
        else
            writer.WriteNull("center-distance");
    }

    private static void WriteChange(Utf8JsonWriter writer, LabelChange change, string? id, string? name, string? before, string? after)
    {
        writer.WriteString("change", NameOf(change));
        if (id is not null)
            writer.WriteString("object-id", id);
        if (name is not null)
            writer.WriteString("object-name", name);
        if (before is not null)
            writer.WriteString("label-before", before);
        if (after is not null)
            writer.WriteString("label-after", after);
    }

    private static string NameOf(LabelChange change) => change.ToString().ToLowerInvariant();
}

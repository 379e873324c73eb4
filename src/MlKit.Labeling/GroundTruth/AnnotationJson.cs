using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using MlKit.Labeling.Annotations;

namespace MlKit.Labeling.GroundTruth;

/// <summary>Writes labels: sequence label files, and the label attributes of manifest lines.</summary>
internal static class AnnotationJson
{
    public static byte[] Write(ImmutableArray<AnnotatedFrame> frames, LabelMetadata metadata) => GroundTruthJson.Write(writer =>
    {
        var ids = IdsOf(metadata);
        var cameras = frames.SelectMany(frame => frame.Images).Select(image => image.Camera).Distinct().Order().ToList();
        writer.WriteStartObject();
        if (cameras.Count == 0)
        {
            WriteLidar(writer, frames, ids, metadata.Yaw);
        }
        else
        {
            writer.WriteStartObject("lidar");
            WriteLidar(writer, frames, ids, metadata.Yaw);
            writer.WriteEndObject();
            foreach (var camera in cameras)
                WriteCamera(writer, frames, camera, ids);
        }

        writer.WriteEndObject();
    });

    public static void WriteAttribute(Utf8JsonWriter writer, JobLabels label)
    {
        if (label.Metadata.Task == LabelingTask.ObjectDetection)
        {
            writer.WriteStartObject(label.Name);
            WriteCuboids(writer, label.Cuboids, IdsOf(label.Metadata), label.Metadata.Yaw);
            writer.WriteEndObject();
        }
        else
        {
            writer.WriteString(label.Name, label.Ref);
        }

        LabelMetadataJson.Write(writer, label.Name + "-metadata", label.Metadata);
    }

    public static void WriteAnswers(Utf8JsonWriter writer, string name, ImmutableSortedDictionary<string, AttributeValue> answers)
    {
        writer.WriteStartObject(name);
        foreach (var (question, answer) in answers)
        {
            if (answer.Number is { } number)
                writer.WriteNumber(question, number);
            else
                writer.WriteString(question, answer.Text);
        }

        writer.WriteEndObject();
    }

    private static void WriteLidar(Utf8JsonWriter writer, ImmutableArray<AnnotatedFrame> frames, Dictionary<string, int> ids, YawConvention yaw)
    {
        writer.WriteStartArray("tracking-annotations");
        foreach (var frame in frames)
        {
            writer.WriteStartObject();
            writer.WriteNumber("frame-number", frame.Number);
            if (frame.Name is not null)
                writer.WriteString("frame-name", frame.Name);
            WriteAnswers(writer, "frame-attributes", frame.Attributes);
            WriteCuboids(writer, frame.Cuboids, ids, yaw);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteCuboids(Utf8JsonWriter writer, ImmutableArray<CuboidAnnotation> cuboids, Dictionary<string, int> ids, YawConvention yaw)
    {
        writer.WriteStartArray("annotations");
        foreach (var annotation in cuboids)
        {
            var cuboid = annotation.Cuboid;
            writer.WriteStartObject();
            WriteAnswers(writer, "label-category-attributes", annotation.Attributes);
            WriteObject(writer, annotation.ObjectName, ids[annotation.Label]);
            writer.WriteNumber("center-x", cuboid.Center.X);
            writer.WriteNumber("center-y", cuboid.Center.Y);
            writer.WriteNumber("center-z", cuboid.Center.Z);
            writer.WriteNumber("length", cuboid.Length);
            writer.WriteNumber("width", cuboid.Width);
            writer.WriteNumber("height", cuboid.Height);
            writer.WriteNumber("roll", cuboid.Rotation.Roll);
            writer.WriteNumber("pitch", cuboid.Rotation.Pitch);
            writer.WriteNumber("yaw", yaw.Convert(cuboid.Rotation.Yaw));
            if (annotation.ObjectId is not null)
                writer.WriteString("object-id", annotation.ObjectId);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteCamera(Utf8JsonWriter writer, ImmutableArray<AnnotatedFrame> frames, int camera, Dictionary<string, int> ids)
    {
        writer.WriteStartObject(string.Create(CultureInfo.InvariantCulture, $"camera-{camera}"));
        writer.WriteStartArray("tracking-annotations");
        foreach (var frame in frames)
        {
            foreach (var image in frame.Images.Where(image => image.Camera == camera))
                WriteImage(writer, frame.Number, image, ids);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteImage(Utf8JsonWriter writer, int number, AnnotatedImage image, Dictionary<string, int> ids)
    {
        writer.WriteStartObject();
        writer.WriteNumber("frame-no", number);
        if (image.Name is not null)
            writer.WriteString("frame", image.Name);
        writer.WriteStartArray("annotations");
        foreach (var rectangle in image.Rectangles)
        {
            writer.WriteStartObject();
            WriteAnswers(writer, "label-category-attributes", rectangle.Attributes);
            WriteObject(writer, rectangle.ObjectName, ids[rectangle.Label]);
            writer.WriteNumber("width", rectangle.Width);
            writer.WriteNumber("height", rectangle.Height);
            writer.WriteNumber("top", rectangle.Top);
            writer.WriteNumber("left", rectangle.Left);
            writer.WriteString("object-id", rectangle.ObjectId);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteObject(Utf8JsonWriter writer, string? name, int classId)
    {
        if (name is not null)
            writer.WriteString("object-name", name);
        writer.WriteNumber("class-id", classId);
    }

    /// <summary>Returns the first id of each label.</summary>
    private static Dictionary<string, int> IdsOf(LabelMetadata metadata)
    {
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (id, label) in metadata.ClassMap)
            ids.TryAdd(label, id);
        return ids;
    }
}

using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using MlKit.Labeling.Internal;

namespace MlKit.Labeling.GroundTruth;

/// <summary>Reads and writes the metadata of a label attribute.</summary>
internal static class LabelMetadataJson
{
    private const string Seconds = "yyyy-MM-dd'T'HH:mm:ss";
    private static readonly string[] DateFormats = [Seconds + ".FFFFFFFK"];

    public static string TypeOf(LabelingTask task) => task switch
    {
        LabelingTask.ObjectTracking => "groundtruth/point_cloud_object_tracking",
        LabelingTask.ObjectDetection => "groundtruth/point_cloud_object_detection",
        _ => "groundtruth/point_cloud_single_frame_semantic_segmentation",
    };

    /// <summary>Returns the task of a type; null for types of other jobs.</summary>
    public static LabelingTask? TaskOf(string? type)
    {
        foreach (var task in Enum.GetValues<LabelingTask>())
        {
            if (TypeOf(task) == type)
                return task;
        }

        return null;
    }

    public static void Write(Utf8JsonWriter writer, string name, LabelMetadata metadata)
    {
        writer.WriteStartObject(name);
        WriteConfidences(writer, metadata);
        if (metadata.Task == LabelingTask.SemanticSegmentation)
            WriteColorMap(writer, metadata.ColorMap);
        else
            WriteClassMap(writer, metadata);
        writer.WriteString("type", TypeOf(metadata.Task));
        writer.WriteString("human-annotated", metadata.HumanAnnotated ? "yes" : "no");
        writer.WriteString("creation-date", FormatDate(metadata.CreationDate));
        writer.WriteString("job-name", metadata.JobName);
        if (metadata.AdjustmentStatus is not null)
            writer.WriteString("adjustment-status", metadata.AdjustmentStatus);
        if (!metadata.FrameAttributes.IsEmpty)
            AnnotationJson.WriteAnswers(writer, "dataset-object-attributes", metadata.FrameAttributes);
        writer.WriteEndObject();
    }

    public static LabelMetadata Read(JsonCursor cursor, LabelingTask task, YawConvention? yaw)
    {
        var metadata = new LabelMetadata
        {
            Task = task,
            JobName = cursor.Required("job-name")?.String() ?? "",
            CreationDate = ReadDate(cursor.Required("creation-date")),
            HumanAnnotated = ReadYesNo(cursor.Required("human-annotated")),
            ClassMap = task == LabelingTask.SemanticSegmentation ? ImmutableSortedDictionary<int, string>.Empty : ReadClassMap(cursor, task),
            ColorMap = task == LabelingTask.SemanticSegmentation ? ReadColorMap(cursor.Required("color-map")) : ImmutableSortedDictionary<int, MaskClass>.Empty,
            Confidences = ReadConfidences(cursor.Optional("objects"), task),
            AdjustmentStatus = ReadStatus(cursor.Optional("adjustment-status")),
            FrameAttributes = AnnotationJsonReader.ReadAnswers(cursor.Optional("dataset-object-attributes")),
        };
        return yaw is null ? metadata : metadata with { Yaw = yaw.Value };
    }

    // As Python writes it: no zone, and a fraction of six digits where there is any.
    private static string FormatDate(DateTimeOffset date)
    {
        var ticks = date.UtcTicks % TimeSpan.TicksPerSecond;
        return date.UtcDateTime.ToString(ticks == 0 ? Seconds : ticks % 10 == 0 ? Seconds + ".ffffff" : Seconds + ".fffffff", CultureInfo.InvariantCulture);
    }

    private static DateTimeOffset ReadDate(JsonCursor? cursor)
    {
        if (cursor?.String() is not { } text)
            return default;
        if (DateTimeOffset.TryParseExact(text, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date))
            return date;

        cursor.Value.Wrong("must be a date and time in UTC", "Write it as '2022-11-12T01:18:14.271944'.");
        return default;
    }

    private static bool ReadYesNo(JsonCursor? cursor)
    {
        var text = cursor?.String();
        if (text is not (null or "yes" or "no"))
            cursor!.Value.Wrong("must be yes or no");
        return text == "yes";
    }

    private static string? ReadStatus(JsonCursor? cursor)
    {
        var text = cursor?.String();
        if (text is not (null or "adjusted" or "unadjusted"))
            cursor!.Value.Wrong("must be adjusted or unadjusted");
        return text;
    }

    private static void WriteClassMap(Utf8JsonWriter writer, LabelMetadata metadata)
    {
        writer.WriteStartObject(ClassMapKey(metadata.Task));
        foreach (var (id, label) in metadata.ClassMap)
            writer.WriteString(id.ToString(CultureInfo.InvariantCulture), label);
        writer.WriteEndObject();
    }

    // The documentation spells it with an underscore for detection, and with a hyphen for tracking.
    private static string ClassMapKey(LabelingTask task) => task == LabelingTask.ObjectDetection ? "class_map" : "class-map";

    private static ImmutableSortedDictionary<int, string> ReadClassMap(JsonCursor metadata, LabelingTask task)
    {
        var map = metadata.Optional("class_map") ?? metadata.Optional("class-map") ?? metadata.Required(ClassMapKey(task));
        var labels = ImmutableSortedDictionary.CreateBuilder<int, string>();
        foreach (var (id, label) in ReadNumbered(map, int.MaxValue))
            labels[id] = label.String() ?? "";
        return labels.ToImmutable();
    }

    private static void WriteColorMap(Utf8JsonWriter writer, ImmutableSortedDictionary<int, MaskClass> classes)
    {
        writer.WriteStartObject("color-map");
        foreach (var (value, mask) in classes)
        {
            writer.WriteStartObject(value.ToString(CultureInfo.InvariantCulture));
            writer.WriteString("class-name", mask.Name);
            writer.WriteString("hex-color", mask.HexColor);
            writer.WriteNumber("confidence", mask.Confidence);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static ImmutableSortedDictionary<int, MaskClass> ReadColorMap(JsonCursor? map)
    {
        var classes = ImmutableSortedDictionary.CreateBuilder<int, MaskClass>();
        foreach (var (value, mask) in ReadNumbered(map, byte.MaxValue))
        {
            classes[value] = new MaskClass(
                mask.Required("class-name")?.String() ?? "", mask.Required("hex-color")?.String() ?? "", mask.Optional("confidence")?.Number() ?? 0);
        }

        return classes.ToImmutable();
    }

    /// <summary>Reads an object whose keys are numbers; other keys are issues.</summary>
    private static IEnumerable<(int Number, JsonCursor Value)> ReadNumbered(JsonCursor? cursor, int greatest)
    {
        foreach (var (key, value) in cursor?.Properties() ?? [])
        {
            if (int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= greatest)
                yield return (number, value);
            else
                value.Wrong($"must have a key from 0 to {greatest}", $"the key \"{key}\"", "Number the classes from 0.");
        }
    }

    private static void WriteConfidences(Utf8JsonWriter writer, LabelMetadata metadata)
    {
        if (metadata.Confidences.IsDefaultOrEmpty)
            return;

        writer.WriteStartArray("objects");
        foreach (var frame in metadata.Confidences)
        {
            if (metadata.Task == LabelingTask.ObjectTracking)
                WriteFrame(writer, frame);
            else
                WriteObjects(writer, frame);
        }

        writer.WriteEndArray();
    }

    private static void WriteFrame(Utf8JsonWriter writer, FrameConfidence frame)
    {
        writer.WriteStartObject();
        writer.WriteNumber("frame-no", frame.FrameNumber);
        writer.WriteStartArray("confidence");
        foreach (var value in frame.Confidence)
            writer.WriteNumberValue(value);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteObjects(Utf8JsonWriter writer, FrameConfidence frame)
    {
        foreach (var value in frame.Confidence)
        {
            writer.WriteStartObject();
            writer.WriteNumber("confidence", value);
            writer.WriteEndObject();
        }
    }

    /// <summary>Reads the confidences: in tracking a list for each frame, in detection one object for each cuboid.</summary>
    private static ImmutableArray<FrameConfidence> ReadConfidences(JsonCursor? objects, LabelingTask task)
    {
        if (objects?.Items() is not { Count: > 0 } items)
            return [];
        if (task != LabelingTask.ObjectTracking)
            return [new(0, [.. items.Select(item => item.Required("confidence")?.Number() ?? 0)])];

        return [.. items.Select(item => new FrameConfidence(
            AnnotationJsonReader.ReadNumber(item.Required("frame-no")),
            [.. (item.Required("confidence")?.Items() ?? []).Select(value => value.Number() ?? 0)]))];
    }
}

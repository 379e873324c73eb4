using System.Collections.Immutable;
using System.Globalization;
using MlKit.Labeling.Annotations;
using MlKit.Labeling.Geometry;
using MlKit.Labeling.Internal;

namespace MlKit.Labeling.GroundTruth;

/// <summary>Reads labels and gathers every breach of the format; unknown members are passed over.</summary>
internal static class AnnotationJsonReader
{
    private const string CameraKey = "camera-";

    public static SequenceLabels ReadSequence(JsonCursor root, LabelMetadata metadata)
    {
        if (!root.IsObject || root.Optional("lidar") is not { } lidar)
            return new([.. ReadFrames(root, metadata).Values]);

        var frames = ReadFrames(lidar, metadata);
        foreach (var (name, camera) in root.Properties())
        {
            if (name.StartsWith(CameraKey, StringComparison.Ordinal) && int.TryParse(name.AsSpan(CameraKey.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var index))
                ReadImages(camera, index, metadata, frames);
        }

        return new([.. frames.Values]);
    }

    /// <summary>Reads the label attributes of a manifest line, in its order.</summary>
    public static ImmutableArray<JobLabels> ReadAttributes(JsonCursor line, YawConvention? yaw)
    {
        const string Suffix = "-metadata";
        var attributes = ImmutableArray.CreateBuilder<JobLabels>();
        foreach (var (key, value) in line.Properties())
        {
            var name = key.EndsWith(Suffix, StringComparison.Ordinal) ? key[..^Suffix.Length] : "";
            if (name is "" or "source-ref" || !value.IsObject)
                continue;

            // The line may hold members of the user's own: what says neither a type nor belongs to another member is none of a job's.
            if (!value.Has("type") && !line.Has(name))
                continue;

            // The metadata of other kinds of jobs have other types.
            if (LabelMetadataJson.TaskOf(value.Required("type")?.String()) is { } task)
                attributes.Add(ReadAttribute(line, name, LabelMetadataJson.Read(value, task, yaw)));
        }

        return attributes.ToImmutable();
    }

    public static ImmutableSortedDictionary<string, AttributeValue> ReadAnswers(JsonCursor? cursor)
    {
        var answers = ImmutableSortedDictionary.CreateBuilder<string, AttributeValue>(StringComparer.Ordinal);
        foreach (var (question, answer) in cursor?.Properties() ?? [])
        {
            if (answer.IsString)
                answers[question] = answer.String()!;
            else if (answer.Number("must be a text or a finite number") is { } number)
                answers[question] = number;
        }

        return answers.ToImmutable();
    }

    public static int ReadNumber(JsonCursor? cursor)
    {
        if (cursor?.Integer() is not { } number)
            return 0;
        if (number is >= 0 and <= int.MaxValue)
            return (int)number;

        cursor.Value.Wrong($"must be 0 to {int.MaxValue}");
        return 0;
    }

    private static JobLabels ReadAttribute(JsonCursor line, string name, LabelMetadata metadata)
    {
        var labels = line.Required(name);
        if (metadata.Task == LabelingTask.ObjectDetection)
        {
            var confidence = metadata.Confidences.IsEmpty ? [] : metadata.Confidences[0].Confidence;
            return new(name, metadata) { Cuboids = labels is { } found ? ReadCuboids(found, metadata, confidence, needsId: false) : [] };
        }

        var uri = labels?.String();
        if (uri is not null && !uri.StartsWith("s3://", StringComparison.Ordinal))
            labels!.Value.Wrong("must be an S3 URI", "Write it as 's3://bucket/key'.");
        return new(name, metadata) { Ref = uri };
    }

    private static SortedDictionary<int, AnnotatedFrame> ReadFrames(JsonCursor cursor, LabelMetadata metadata)
    {
        var confidences = metadata.Confidences.GroupBy(frame => frame.FrameNumber).ToDictionary(group => group.Key, group => group.First().Confidence);
        var frames = new SortedDictionary<int, AnnotatedFrame>();
        foreach (var item in cursor.Required("tracking-annotations")?.Items() ?? [])
        {
            var number = ReadNumber(item.Required("frame-number"));
            var frame = new AnnotatedFrame
            {
                Number = number,
                Name = item.Optional("frame-name")?.String(),
                Attributes = ReadAnswers(item.Optional("frame-attributes")),
                Cuboids = ReadCuboids(item, metadata, confidences.GetValueOrDefault(number, []), needsId: true),
            };
            if (!frames.TryAdd(number, frame))
                item.Wrong("must have a frame-number of its own", FormattableString.Invariant($"{number} for the second time"), "Number each frame as the sequence file does.");
        }

        return frames;
    }

    private static ImmutableArray<CuboidAnnotation> ReadCuboids(JsonCursor cursor, LabelMetadata metadata, ImmutableArray<double> confidences, bool needsId)
    {
        var items = cursor.Required("annotations")?.Items() ?? [];

        // Which confidence is whose can be told only where there is one for each.
        return [.. items.Select((item, i) => ReadCuboid(item, metadata, needsId) with { Confidence = confidences.Length == items.Count ? confidences[i] : null })];
    }

    private static CuboidAnnotation ReadCuboid(JsonCursor item, LabelMetadata metadata, bool needsId)
    {
        var center = new Vector3D(Number(item, "center-x"), Number(item, "center-y"), Number(item, "center-z"));
        var (length, width, height) = (Size(item, "length"), Size(item, "width"), Size(item, "height"));
        var (roll, pitch, yaw) = (Number(item, "roll"), Number(item, "pitch"), Number(item, "yaw"));
        return new CuboidAnnotation
        {
            Label = ReadLabel(item, metadata),
            Cuboid = new(center, length, width, height, new YawPitchRoll(metadata.Yaw.Convert(yaw), pitch, roll)),
            ObjectName = item.Optional("object-name")?.String(),
            ObjectId = (needsId ? item.Required("object-id") : item.Optional("object-id"))?.String(),
            Attributes = ReadAnswers(item.Optional("label-category-attributes")),
        };
    }

    private static void ReadImages(JsonCursor camera, int index, LabelMetadata metadata, SortedDictionary<int, AnnotatedFrame> frames)
    {
        foreach (var item in camera.Required("tracking-annotations")?.Items() ?? [])
        {
            var number = ReadNumber(item.Required("frame-no"));
            var image = new AnnotatedImage
            {
                Camera = index,
                Name = item.Optional("frame")?.String(),
                Rectangles = [.. (item.Required("annotations")?.Items() ?? []).Select(rectangle => ReadRectangle(rectangle, metadata))],
            };
            var frame = frames.GetValueOrDefault(number) ?? new AnnotatedFrame { Number = number };
            if (frame.Images.Any(other => other.Camera == index))
                item.Wrong("must have a frame-no of its own", FormattableString.Invariant($"{number} for the second time"), "Number each frame as the sequence file does.");
            else
                frames[number] = frame with { Images = frame.Images.Add(image) };
        }
    }

    private static RectangleAnnotation ReadRectangle(JsonCursor item, LabelMetadata metadata) => new()
    {
        Label = ReadLabel(item, metadata),
        Left = Number(item, "left"),
        Top = Number(item, "top"),
        Width = Size(item, "width"),
        Height = Size(item, "height"),
        ObjectName = item.Optional("object-name")?.String(),
        ObjectId = item.Required("object-id")?.String(),
        Attributes = ReadAnswers(item.Optional("label-category-attributes")),
    };

    private static string ReadLabel(JsonCursor item, LabelMetadata metadata)
    {
        if (item.Required("class-id") is not { } cursor || cursor.Integer() is not { } id)
            return "";
        if (id is >= 0 and <= int.MaxValue && metadata.ClassMap.TryGetValue((int)id, out var label))
            return label;

        var classes = metadata.ClassMap.IsEmpty ? "none" : string.Join(", ", metadata.ClassMap.Select(pair => FormattableString.Invariant($"{pair.Key} ({pair.Value})")));
        cursor.Wrong($"must be an id of the class map, which has {classes}");
        return "";
    }

    private static double Number(JsonCursor item, string name) => item.Required(name)?.Number() ?? 0;

    private static double Size(JsonCursor item, string name)
    {
        if (item.Required(name) is not { } cursor || cursor.Number() is not { } size)
            return 0;

        if (size < 0)
            cursor.Wrong("must not be negative");
        return size;
    }
}

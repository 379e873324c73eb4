using System.Text.Json;
using MlKit.Labeling.Annotations;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Geometry;
using MlKit.Labeling.GroundTruth;

namespace MlKit.Labeling.SegmentsAi;

/// <summary>Writes the cuboids of a sequence.</summary>
internal static class SegmentsAiLabel
{
    public static byte[] Write(IReadOnlyList<AnnotatedFrame> frames, List<string> labels)
    {
        var issues = new List<LabelingIssue>();
        foreach (var (i, frame) in frames.Index())
            Check(frame, FormattableString.Invariant($"Frames[{i}]"), labels, issues);
        if (issues.Count > 0)
            throw new LabelingDataException(issues);

        var objects = new LabeledObjects(frames.Select((frame, i) => frame with { Number = i }));
        return GroundTruthJson.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("format_version", "0.2");
            json.WriteStartArray("frames");
            foreach (var frame in frames)
                WriteFrame(json, frame, labels, objects);
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static void Check(AnnotatedFrame frame, string path, List<string> labels, List<LabelingIssue> issues)
    {
        if (frame.Source is { } source && SegmentsAiSample.CheckTime(source, path + ".Source") is { } issue)
            issues.Add(issue);
        for (var i = 0; i < frame.Cuboids.Length; i++)
        {
            var place = FormattableString.Invariant($"{path}.Cuboids[{i}]");
            if (!labels.Contains(frame.Cuboids[i].Label))
                issues.Add(new(place + ".Label", "must be one of the labels", $"\"{frame.Cuboids[i].Label}\"", $"The labels are {string.Join(", ", labels)}."));
            AnnotationRules.CheckShape(frame.Cuboids[i].Cuboid, place, issues);
        }
    }

    private static void WriteFrame(Utf8JsonWriter json, AnnotatedFrame frame, List<string> labels, LabeledObjects objects)
    {
        json.WriteStartObject();
        json.WriteString("format_version", "0.2");
        if (frame.Source is { } source)
            json.WriteNumber("timestamp", SegmentsAiSample.Nanoseconds(source.UnixTimestamp));
        json.WriteStartArray("annotations");
        foreach (var (i, annotation) in frame.Cuboids.Index())
        {
            json.WriteStartObject();
            json.WriteNumber("id", i + 1);
            json.WriteNumber("category_id", labels.IndexOf(annotation.Label) + 1);
            json.WriteString("type", "cuboid");
            WriteShape(json, annotation);
            json.WriteNumber("track_id", objects.Of(annotation).Index + 1);
            json.WriteBoolean("is_keyframe", true);
            AnnotationJson.WriteAnswers(json, "attributes", annotation.Attributes);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteShape(Utf8JsonWriter json, CuboidAnnotation annotation)
    {
        var cuboid = annotation.Cuboid;
        json.WriteStartObject("position");
        SegmentsAiImage.WriteMembers(json, ("x", cuboid.Center.X), ("y", cuboid.Center.Y), ("z", cuboid.Center.Z));
        json.WriteStartObject("dimensions");
        SegmentsAiImage.WriteMembers(json, ("x", cuboid.Length), ("y", cuboid.Width), ("z", cuboid.Height));
        json.WriteNumber("yaw", YawPitchRoll.WrapAngle(cuboid.Rotation.Yaw));
        if (cuboid.Rotation is { Pitch: 0, Roll: 0 })
            return;

        var q = QuaternionD.FromYawPitchRoll(cuboid.Rotation);
        json.WriteStartObject("rotation");
        SegmentsAiImage.WriteMembers(json, ("qx", q.X), ("qy", q.Y), ("qz", q.Z), ("qw", q.W));
    }
}

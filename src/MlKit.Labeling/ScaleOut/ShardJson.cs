using System.Collections.Immutable;
using System.Text.Json;
using MlKit.Labeling.A2d2;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Conversion;
using MlKit.Labeling.Geometry;
using MlKit.Labeling.GroundTruth;
using MlKit.Labeling.Internal;

namespace MlKit.Labeling.ScaleOut;

/// <summary>Writes and reads the files that go from one step to the next. Numbers are written so that they read back as the same.</summary>
internal static class ShardJson
{
    public static byte[] Write(ShardHeader header, ImmutableArray<LabelingIssue> issues, Action<Utf8JsonWriter> writeFrames) => GroundTruthJson.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("split", header.Split);
        writer.WriteNumber("shard", header.Number);
        writer.WriteNumber("of", header.Count);
        writer.WriteString("s3-prefix", header.S3Prefix);
        writer.WritePropertyName("options");
        ShardOptionsJson.Write(writer, header.Options);
        WriteIssues(writer, issues);
        writer.WriteStartArray("frames");
        writeFrames(writer);
        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    public static ShardHeader ReadHeader(JsonCursor root) => new(
        Text(root, "split"),
        (int)(root.Required("shard")?.Integer() ?? 0),
        (int)(root.Required("of")?.Integer() ?? 0),
        Text(root, "s3-prefix"),
        root.Required("options") is { } options ? ShardOptionsJson.Read(options) : new A2d2ConverterOptions());

    public static void WriteFrame(Utf8JsonWriter writer, ShardFrame frame)
    {
        writer.WriteStartObject();
        writer.WriteString("scene", frame.Scene);
        writer.WriteString("frame", frame.Name);
        writer.WriteStartArray("parts");
        foreach (var part in frame.Parts)
        {
            writer.WriteStartObject();
            writer.WriteString("camera", part.Camera.ToKey());
            writer.WriteNumber("id", part.Id);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        if (frame.EgoPose is { } pose)
            WritePose(writer, pose);
        WriteIssues(writer, frame.Issues);
        writer.WriteEndObject();
    }

    public static ShardFrame ReadFrame(JsonCursor frame) => new(
        Text(frame, "scene"), Text(frame, "frame"), [.. (frame.Required("parts")?.Items() ?? []).Select(ReadPart)], ReadPose(frame.Optional("ego-pose")), ReadIssues(frame));

    public static void WriteOutcome(Utf8JsonWriter writer, FrameOutcome outcome, string dataFolder)
    {
        writer.WriteStartObject();
        writer.WriteString("scene", outcome.Scene);
        writer.WriteString("frame", outcome.Name);
        if (outcome.Record is { } record)
        {
            writer.WritePropertyName("record");
            record.Write(writer, dataFolder);
        }

        WriteIssues(writer, outcome.Issues);
        writer.WriteEndObject();
    }

    public static FrameOutcome ReadOutcome(JsonCursor frame) => new(
        Text(frame, "scene"), Text(frame, "frame"), frame.Optional("record") is { } record ? FrameRecord.Read(record, "") : null, ReadIssues(frame));

    public static ImmutableArray<LabelingIssue> ReadIssues(JsonCursor holder) =>
    [
        .. (holder.Required("issues")?.Items() ?? []).Select(issue => new LabelingIssue(Text(issue, "path"), Text(issue, "rule"), Text(issue, "found"), Text(issue, "fix"))
        {
            Severity = issue.Required("severity") is { } severity ? ShardOptionsJson.Choice<IssueSeverity>(severity) : default,
        }),
    ];

    private static void WriteIssues(Utf8JsonWriter writer, IReadOnlyList<LabelingIssue> issues)
    {
        writer.WriteStartArray("issues");
        foreach (var issue in issues)
        {
            writer.WriteStartObject();
            writer.WriteString("severity", issue.Severity.ToString());
            writer.WriteString("path", issue.Path);
            writer.WriteString("rule", issue.Rule);
            writer.WriteString("found", issue.Found);
            writer.WriteString("fix", issue.Fix);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static ShardPart ReadPart(JsonCursor part) =>
        new(part.Required("camera") is { } camera ? ShardOptionsJson.Camera(camera) : default, part.Required("id")?.Integer() ?? 0);

    private static void WritePose(Utf8JsonWriter writer, RigidTransform pose)
    {
        var (r, p) = (pose.Rotation, pose.Translation);
        writer.WriteStartArray("ego-pose");
        foreach (var number in (ReadOnlySpan<double>)[r.M00, r.M01, r.M02, p.X, r.M10, r.M11, r.M12, p.Y, r.M20, r.M21, r.M22, p.Z])
            writer.WriteNumberValue(number);
        writer.WriteEndArray();
    }

    private static RigidTransform? ReadPose(JsonCursor? pose) => pose?.Numbers(12) is { } m
        ? new RigidTransform(new RotationMatrix(m[0], m[1], m[2], m[4], m[5], m[6], m[8], m[9], m[10]), new Vector3D(m[3], m[7], m[11]))
        : null;

    private static string Text(JsonCursor holder, string key) => holder.Required(key)?.String() ?? "";
}

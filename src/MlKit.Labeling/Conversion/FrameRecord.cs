using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using MlKit.Labeling.Checks;
using MlKit.Labeling.GroundTruth;
using MlKit.Labeling.Internal;

namespace MlKit.Labeling.Conversion;

/// <summary>What a converted frame came to. It is kept on disk, so that the next run need not convert the frame again.</summary>
internal sealed record FrameRecord
{
    /// <summary>Gets a hash of all that the frame was made from: source files, calibration, options.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Gets the files written, with a hash of their content.</summary>
    public required ImmutableArray<(string Path, string Hash)> Files { get; init; }

    public required GroundTruthFrame Frame { get; init; }

    public required long Points { get; init; }

    public required ImmutableArray<CameraProjection> Cameras { get; init; }

    public required ImmutableArray<LabelingIssue> Warnings { get; init; }

    /// <summary>Reads a record; null where there is none that can be read.</summary>
    /// <param name="path">The record.</param>
    /// <param name="sourceFolder">Where the scene lies now: a record names source files relative to it.</param>
    public static FrameRecord? TryLoad(string path, string sourceFolder)
    {
        try
        {
            return File.Exists(path) ? JsonSource.Read(path, root => Read(root, sourceFolder)) : null;
        }
        catch (Exception exception) when (exception is LabelingDataException or IOException or UnauthorizedAccessException)
        {
            // The record only saves work: without it the frame is converted again.
            return null;
        }
    }

    /// <summary>Reads a record; what is wrong with it becomes issues.</summary>
    public static FrameRecord Read(JsonCursor root, string sourceFolder)
    {
        var frame = root.Required("frame");
        return new FrameRecord
        {
            Fingerprint = Text(root, "fingerprint"),
            Points = root.Required("points")?.Integer() ?? 0,
            Files = [.. (root.Required("files")?.Items() ?? []).Select(file => (Text(file, "path"), Text(file, "hash")))],
            Cameras =
            [
                .. (root.Required("cameras")?.Items() ?? []).Select(camera => new CameraProjection(
                    Text(camera, "camera"),
                    camera.Required("points")?.Integer() ?? 0,
                    camera.Required("points-inside")?.Integer() ?? 0,
                    camera.Optional("pixel-error")?.Number())),
            ],
            Warnings =
            [
                .. (root.Required("warnings")?.Items() ?? []).Select(warning => new LabelingIssue(
                    Path.Combine(sourceFolder, Text(warning, "path")), Text(warning, "rule"), Text(warning, "found"), Text(warning, "fix")) { Severity = IssueSeverity.Warning }),
            ],
            Frame = frame is { } found ? GroundTruthJsonReader.ReadFrame(found, Text(found, "frame")) : new GroundTruthFrame { Frame = "", UnixTimestamp = 0, Format = default },
        };
    }

    public ReadOnlyMemory<byte> ToJson(string sourceFolder)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
            Write(writer, sourceFolder);
        return buffer.WrittenMemory;
    }

    public void Write(Utf8JsonWriter writer, string sourceFolder)
    {
        writer.WriteStartObject();
        writer.WriteString("fingerprint", Fingerprint);
        writer.WriteNumber("points", Points);
        WriteFiles(writer);
        WriteCameras(writer);
        WriteWarnings(writer, sourceFolder);
        writer.WritePropertyName("frame");
        GroundTruthJson.WriteLoose(writer, Frame);
        writer.WriteEndObject();
    }

    private void WriteFiles(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("files");
        foreach (var (path, hash) in Files)
        {
            writer.WriteStartObject();
            writer.WriteString("path", path);
            writer.WriteString("hash", hash);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private void WriteCameras(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("cameras");
        foreach (var camera in Cameras)
        {
            writer.WriteStartObject();
            writer.WriteString("camera", camera.Camera);
            writer.WriteNumber("points", camera.Points);
            writer.WriteNumber("points-inside", camera.PointsInside);
            if (camera.PixelError is { } error)
                writer.WriteNumber("pixel-error", error);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private void WriteWarnings(Utf8JsonWriter writer, string sourceFolder)
    {
        writer.WriteStartArray("warnings");
        foreach (var warning in Warnings)
        {
            writer.WriteStartObject();
            writer.WriteString("path", Path.GetRelativePath(sourceFolder, warning.Path));
            writer.WriteString("rule", warning.Rule);
            writer.WriteString("found", warning.Found);
            writer.WriteString("fix", warning.Fix);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static string Text(JsonCursor holder, string key) => holder.Required(key)?.String() ?? "";
}

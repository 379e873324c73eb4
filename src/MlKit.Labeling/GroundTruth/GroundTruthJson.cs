using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using MlKit.Labeling.Geometry;
using MlKit.Labeling.PointClouds;

namespace MlKit.Labeling.GroundTruth;

/// <summary>Writes sequence files and manifest lines: the keys in the documentation's order, numbers as their shortest round trip.</summary>
internal static class GroundTruthJson
{
    // S3 URIs stay readable ('+', '&' and non-ASCII letters as they are); nothing here is ever put into HTML.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(SequenceFile sequence) => Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("seq-no", sequence.SequenceNumber);
        writer.WriteString("prefix", sequence.Prefix);
        writer.WriteNumber("number-of-frames", sequence.Frames.Length);
        writer.WriteStartArray("frames");
        for (var i = 0; i < sequence.Frames.Length; i++)
        {
            writer.WriteStartObject();
            writer.WriteNumber("frame-no", i);
            writer.WriteNumber("unix-timestamp", sequence.Frames[i].UnixTimestamp);
            writer.WriteString("frame", sequence.Frames[i].Frame);
            WriteFrame(writer, sequence.Frames[i]);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    public static byte[] Write(ManifestLine line) => Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("source-ref", line.SourceRef);
        if (line.Frame is { } frame)
        {
            writer.WriteStartObject("source-ref-metadata");
            writer.WriteNumber("unix-timestamp", frame.UnixTimestamp);
            WriteFrame(writer, frame);
            writer.WriteEndObject();
        }

        foreach (var label in line.Labels)
            AnnotationJson.WriteAttribute(writer, label);
        writer.WriteEndObject();
    });

    /// <summary>Writes a frame on its own, with all that a sequence file would say of it but its number.</summary>
    public static void WriteLoose(Utf8JsonWriter writer, GroundTruthFrame frame)
    {
        writer.WriteStartObject();
        writer.WriteNumber("unix-timestamp", frame.UnixTimestamp);
        writer.WriteString("frame", frame.Frame);
        WriteFrame(writer, frame);
        writer.WriteEndObject();
    }

    public static byte[] Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
            write(writer);
        return [.. buffer.WrittenSpan, (byte)'\n'];
    }

    private static void WriteFrame(Utf8JsonWriter writer, GroundTruthFrame frame)
    {
        writer.WriteString("format", frame.Format.ToFormatName());
        writer.WriteStartObject("ego-vehicle-pose");
        WritePose(writer, frame.EgoVehiclePose);
        writer.WriteEndObject();
        if (frame.Prefix is not null)
            writer.WriteString("prefix", frame.Prefix);
        if (frame.Images.IsDefaultOrEmpty)
            return;

        writer.WriteStartArray("images");
        foreach (var image in frame.Images)
            WriteImage(writer, image);
        writer.WriteEndArray();
    }

    private static void WriteImage(Utf8JsonWriter writer, GroundTruthImage image)
    {
        writer.WriteStartObject();
        writer.WriteString("image-path", image.ImagePath);
        writer.WriteNumber("unix-timestamp", image.UnixTimestamp);
        writer.WriteNumber("fx", image.Fx);
        writer.WriteNumber("fy", image.Fy);
        writer.WriteNumber("cx", image.Cx);
        writer.WriteNumber("cy", image.Cy);
        WriteOptional(writer, "k1", image.K1);
        WriteOptional(writer, "k2", image.K2);
        WriteOptional(writer, "k3", image.K3);
        WriteOptional(writer, "k4", image.K4);
        WriteOptional(writer, "p1", image.P1);
        WriteOptional(writer, "p2", image.P2);
        WriteOptional(writer, "skew", image.Skew);
        WritePose(writer, image.Pose);
        writer.WriteString("camera-model", image.CameraModel == GroundTruthCameraModel.Fisheye ? "fisheye" : "pinhole");
        writer.WriteEndObject();
    }

    private static void WritePose(Utf8JsonWriter writer, GroundTruthPose pose)
    {
        writer.WriteStartObject("position");
        WriteVector(writer, pose.Position);
        writer.WriteEndObject();
        writer.WriteStartObject("heading");
        writer.WriteNumber("qw", pose.Heading.W);
        writer.WriteNumber("qx", pose.Heading.X);
        writer.WriteNumber("qy", pose.Heading.Y);
        writer.WriteNumber("qz", pose.Heading.Z);
        writer.WriteEndObject();
    }

    private static void WriteVector(Utf8JsonWriter writer, Vector3D vector)
    {
        writer.WriteNumber("x", vector.X);
        writer.WriteNumber("y", vector.Y);
        writer.WriteNumber("z", vector.Z);
    }

    private static void WriteOptional(Utf8JsonWriter writer, string name, double? value)
    {
        if (value is not null)
            writer.WriteNumber(name, value.Value);
    }
}

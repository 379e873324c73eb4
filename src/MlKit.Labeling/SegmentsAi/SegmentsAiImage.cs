using System.Text.Json;
using MlKit.Labeling.GroundTruth;

namespace MlKit.Labeling.SegmentsAi;

/// <summary>Writes an image with its camera.</summary>
internal static class SegmentsAiImage
{
    public static void Write(Utf8JsonWriter json, GroundTruthImage image, string url, int column)
    {
        json.WriteStartObject();
        json.WriteString("url", url);
        json.WriteNumber("row", 0);
        json.WriteNumber("col", column);
        json.WriteStartObject("intrinsics");
        json.WriteStartArray("intrinsic_matrix");
        WriteRow(json, image.Fx, 0, image.Cx);
        WriteRow(json, 0, image.Fy, image.Cy);
        WriteRow(json, 0, 0, 1);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartObject("extrinsics");
        json.WriteStartObject("translation");
        WriteMembers(json, ("x", image.Pose.Position.X), ("y", image.Pose.Position.Y), ("z", image.Pose.Position.Z));
        json.WriteStartObject("rotation");
        WriteMembers(json, ("qx", image.Pose.Heading.X), ("qy", image.Pose.Heading.Y), ("qz", image.Pose.Heading.Z), ("qw", image.Pose.Heading.W));
        json.WriteEndObject();
        WriteDistortion(json, image);

        // z forward, y down: the axes of Ground Truth's headings too.
        json.WriteString("camera_convention", "OpenCV");
        json.WriteEndObject();
    }

    /// <summary>Writes members and ends their object.</summary>
    public static void WriteMembers(Utf8JsonWriter json, params ReadOnlySpan<(string Name, double Value)> members)
    {
        foreach (var (name, value) in members)
            json.WriteNumber(name, value);
        json.WriteEndObject();
    }

    private static void WriteDistortion(Utf8JsonWriter json, GroundTruthImage image)
    {
        var (k1, k2, k3, k4, p1, p2) = (image.K1 ?? 0, image.K2 ?? 0, image.K3 ?? 0, image.K4 ?? 0, image.P1 ?? 0, image.P2 ?? 0);
        var isFisheye = image.CameraModel == GroundTruthCameraModel.Fisheye;
        if (!isFisheye && k1 == 0 && k2 == 0 && k3 == 0 && p1 == 0 && p2 == 0)
            return;

        json.WriteStartObject("distortion");
        json.WriteString("model", isFisheye ? "fisheye" : "brown-conrady");
        json.WriteStartObject("coefficients");
        if (isFisheye)
            WriteMembers(json, ("k1", k1), ("k2", k2), ("k3", k3), ("k4", k4));
        else
            WriteMembers(json, ("k1", k1), ("k2", k2), ("k3", k3), ("p1", p1), ("p2", p2));
        json.WriteEndObject();
    }

    private static void WriteRow(Utf8JsonWriter json, double a, double b, double c)
    {
        json.WriteStartArray();
        json.WriteNumberValue(a);
        json.WriteNumberValue(b);
        json.WriteNumberValue(c);
        json.WriteEndArray();
    }
}

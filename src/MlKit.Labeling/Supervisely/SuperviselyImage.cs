using System.Text.Json;
using MlKit.Labeling.GroundTruth;

namespace MlKit.Labeling.Supervisely;

/// <summary>Writes what Supervisely needs to project points into an image.</summary>
internal static class SuperviselyImage
{
    public static byte[] Write(string name, string device, GroundTruthImage image) => GroundTruthJson.Write(json =>
    {
        // From the world to the camera, three rows of four; and the camera matrix, three rows of three.
        var (r, t) = (image.Pose.ToTransform().Inverse().Rotation, image.Pose.ToTransform().Inverse().Translation);
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteStartObject("meta");
        json.WriteString("deviceId", device);
        json.WriteStartObject("sensorsData");
        WriteNumbers(json, "extrinsicMatrix", r.M00, r.M01, r.M02, t.X, r.M10, r.M11, r.M12, t.Y, r.M20, r.M21, r.M22, t.Z);
        WriteNumbers(json, "intrinsicMatrix", image.Fx, image.Skew ?? 0, image.Cx, 0, image.Fy, image.Cy, 0, 0, 1);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    });

    private static void WriteNumbers(Utf8JsonWriter json, string name, params ReadOnlySpan<double> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers)
            json.WriteNumberValue(number);
        json.WriteEndArray();
    }
}

using System.Text.Json;
using MlKit.Labeling.A2d2;

namespace Quickstart.Synthetic;

/// <summary>The figures of the A2D2 vehicle's calibration that the synthetic scene needs: one camera of each lens, and one lidar.</summary>
internal static class SyntheticRig
{
    private static readonly Camera[] Cameras =
    [
        new(
            "front_center", "Telecam",
            [1.711045726422736, -5.735179668849011e-09, 0.9431449279047172],
            [0.9997595802751106, 0.021372184646008877, -0.004900139956328717],
            [-0.021482638328964472, 0.9994877740097232, -0.02372100030596073],
            [1687.3369140625, 1783.428466796875, 965.43414055823814, 684.4193604186803],
            [1844.1774422790927, 1841.5212239377258, 964.42990523863864, 679.5331911948183],
            [-0.2611312587700434, 0, 0, 0, 0]),
        new(
            "front_left", "Fisheye",
            [1.711046058646327, 0.580000038633385, 0.9431449351175034],
            [0.9967143135613592, 0.08099673956964312, -0.0003245319644803415],
            [-0.08098903495145397, 0.9966610510963778, 0.010369447675528503],
            [825.10199941612268, 824.19398027825866, 959.46189953054625, 642.44891736910677],
            [972.20926731198472, 971.13935762645167, 959.77912937002748, 631.22125907212467],
            [-0.03751941844001954, -0.0057570911332895667, 0, 0]),
    ];

    /// <summary>Where the lidar stands in the vehicle frame, m.</summary>
    public static MlKit.Labeling.Geometry.Vector3D Lidar { get; } = new(1.7184, 0, 1.12014);

    /// <summary>Returns the calibration, its images scaled to a width: 1920 px is the real size.</summary>
    public static byte[] ToJson(int width)
    {
        var scale = width / 1920.0;
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteStartObject("vehicle");
            WriteView(json, [0, 0, 0], [1, 0, 0], [0, 1, 0]);
            json.WriteEndObject();
            json.WriteStartObject("lidars");
            json.WriteStartObject("front_center");
            WriteView(json, [Lidar.X, Lidar.Y, Lidar.Z], [1, 0, 0], [0, 1, 0]);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteStartObject("cameras");
            foreach (var camera in Cameras)
                WriteCamera(json, camera, scale, width);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    public static A2d2Calibration Load(int width) => A2d2Calibration.Parse(ToJson(width), A2d2Dataset.CalibrationFileName);

    private static void WriteCamera(Utf8JsonWriter json, Camera camera, double scale, int width)
    {
        json.WriteStartObject(camera.Name);
        json.WriteNumber("tstamp_delay", 25000);
        WriteView(json, camera.Origin, camera.XAxis, camera.YAxis);
        json.WriteString("Lens", camera.Lens);
        WriteMatrix(json, "CamMatrix", camera.Undistorted, scale);
        WriteMatrix(json, "CamMatrixOriginal", camera.Original, scale);
        json.WriteStartArray("Distortion");
        WriteArray(json, camera.Distortion);
        json.WriteEndArray();
        json.WritePropertyName("Resolution");
        WriteArray(json, [width, Math.Round(1208 * scale)]);
        json.WriteEndObject();
    }

    private static void WriteView(Utf8JsonWriter json, double[] origin, double[] xAxis, double[] yAxis)
    {
        json.WriteStartObject("view");
        json.WritePropertyName("origin");
        WriteArray(json, origin);
        json.WritePropertyName("x-axis");
        WriteArray(json, xAxis);
        json.WritePropertyName("y-axis");
        WriteArray(json, yAxis);
        json.WriteEndObject();
    }

    private static void WriteMatrix(Utf8JsonWriter json, string name, double[] k, double scale)
    {
        json.WriteStartArray(name);
        WriteArray(json, [k[0] * scale, 0, k[2] * scale]);
        WriteArray(json, [0, k[1] * scale, k[3] * scale]);
        WriteArray(json, [0, 0, 1]);
        json.WriteEndArray();
    }

    private static void WriteArray(Utf8JsonWriter json, double[] values)
    {
        json.WriteStartArray();
        foreach (var value in values)
            json.WriteNumberValue(value);
        json.WriteEndArray();
    }

    private sealed record Camera(
        string Name, string Lens, double[] Origin, double[] XAxis, double[] YAxis, double[] Undistorted, double[] Original, double[] Distortion);
}

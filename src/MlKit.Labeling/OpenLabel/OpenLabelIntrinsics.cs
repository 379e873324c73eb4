using System.Text.Json;
using MlKit.Labeling.GroundTruth;
using MlKit.Labeling.Internal;

namespace MlKit.Labeling.OpenLabel;

/// <summary>Writes and reads the properties of a camera's stream in one frame: intrinsics and time.</summary>
internal static class OpenLabelIntrinsics
{
    public static void Write(Utf8JsonWriter json, GroundTruthImage image, (int Width, int Height)? size)
    {
        json.WriteStartObject("stream_properties");
        json.WriteStartObject(image.CameraModel == GroundTruthCameraModel.Fisheye ? "intrinsics_fisheye" : "intrinsics_pinhole");
        if (size is { } px)
        {
            json.WriteNumber("width_px", px.Width);
            json.WriteNumber("height_px", px.Height);
        }

        if (image.CameraModel == GroundTruthCameraModel.Fisheye)
        {
            json.WriteNumber("focal_length_x", image.Fx);
            json.WriteNumber("focal_length_y", image.Fy);
            json.WriteNumber("center_x_px", image.Cx);
            json.WriteNumber("center_y_px", image.Cy);
            OpenLabelJson.WriteNumbers(json, "lens_coeffs", image.K1 ?? 0, image.K2 ?? 0, image.K3 ?? 0, image.K4 ?? 0);
        }
        else
        {
            OpenLabelJson.WriteNumbers(json, "camera_matrix", image.Fx, image.Skew ?? 0, image.Cx, 0, 0, image.Fy, image.Cy, 0, 0, 0, 1, 0);
            OpenLabelJson.WriteNumbers(json, "distortion_coeffs", image.K1 ?? 0, image.K2 ?? 0, image.P1 ?? 0, image.P2 ?? 0, image.K3 ?? 0);
        }

        json.WriteEndObject();
        json.WriteStartObject("sync");
        json.WriteNumber("timestamp", image.UnixTimestamp);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Reads an image; null where the stream names none, or no camera this package has a model for.</summary>
    public static GroundTruthImage? Read(JsonCursor stream, GroundTruthPose pose, double time, out (int Width, int Height)? size)
    {
        size = null;
        if (stream.Optional("uri")?.String() is not { } uri || stream.Optional("stream_properties") is not { } properties)
            return null;

        var moment = properties.Optional("sync")?.Optional("timestamp")?.Number() ?? time;
        if (properties.Optional("intrinsics_fisheye") is { } fisheye)
        {
            size = ReadSize(fisheye);
            return ReadFisheye(fisheye, new() { ImagePath = uri, UnixTimestamp = moment, Pose = pose, CameraModel = GroundTruthCameraModel.Fisheye, Fx = 0, Fy = 0, Cx = 0, Cy = 0 });
        }

        if (properties.Optional("intrinsics_pinhole") is not { } pinhole)
            return null;

        size = ReadSize(pinhole);
        return ReadPinhole(pinhole, new() { ImagePath = uri, UnixTimestamp = moment, Pose = pose, Fx = 0, Fy = 0, Cx = 0, Cy = 0 });
    }

    private static GroundTruthImage ReadFisheye(JsonCursor fisheye, GroundTruthImage image)
    {
        var lens = fisheye.Optional("lens_coeffs_1xN") ?? fisheye.Required("lens_coeffs");
        double[] k = [.. (lens?.Items() ?? []).Select(item => item.Number() ?? 0)];
        if (lens?.IsArray == true && (k.Length < 4 || k.Skip(4).Any(value => value != 0)))
            lens.Value.Wrong("must hold k1, k2, k3 and k4, and zeros where it is longer");
        return image with
        {
            Fx = fisheye.Required("focal_length_x")?.Number() ?? 0,
            Fy = fisheye.Required("focal_length_y")?.Number() ?? 0,
            Cx = fisheye.Required("center_x_px")?.Number() ?? 0,
            Cy = fisheye.Required("center_y_px")?.Number() ?? 0,
            K1 = OrAbsent(k, 0),
            K2 = OrAbsent(k, 1),
            K3 = OrAbsent(k, 2),
            K4 = OrAbsent(k, 3),
        };
    }

    private static GroundTruthImage ReadPinhole(JsonCursor pinhole, GroundTruthImage image)
    {
        // Some writers append the shape to the names.
        var matrix = (pinhole.Optional("camera_matrix_3x4") ?? pinhole.Required("camera_matrix"))?.Numbers(12) ?? new double[12];
        double[] d = [];
        if ((pinhole.Optional("distortion_coeffs_1xN") ?? pinhole.Optional("distortion_coeffs")) is { } coefficients)
        {
            d = [.. (coefficients.Items() ?? []).Select(item => item.Number() ?? 0)];
            if (d.Length < 5 || d.Skip(5).Any(value => value != 0))
                coefficients.Wrong("must hold k1, k2, p1, p2 and k3, and zeros where it is longer");
        }

        return image with
        {
            Fx = matrix[0],
            Skew = matrix[1] == 0 ? null : matrix[1],
            Cx = matrix[2],
            Fy = matrix[5],
            Cy = matrix[6],
            K1 = OrAbsent(d, 0),
            K2 = OrAbsent(d, 1),
            P1 = OrAbsent(d, 2),
            P2 = OrAbsent(d, 3),
            K3 = OrAbsent(d, 4),
        };
    }

    // Ground Truth undistorts where coefficients are given at all, so that zeros must be absent.
    private static double? OrAbsent(double[] coefficients, int index) => coefficients.All(value => value == 0) || index >= coefficients.Length ? null : coefficients[index];

    private static (int Width, int Height)? ReadSize(JsonCursor intrinsics) =>
        intrinsics.Optional("width_px")?.Integer() is > 0 and <= int.MaxValue and var width && intrinsics.Optional("height_px")?.Integer() is > 0 and <= int.MaxValue and var height
            ? ((int)width, (int)height)
            : null;
}

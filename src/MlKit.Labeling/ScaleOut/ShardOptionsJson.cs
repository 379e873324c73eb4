using System.Text.Json;
using MlKit.Labeling.A2d2;
using MlKit.Labeling.Internal;

namespace MlKit.Labeling.ScaleOut;

/// <summary>Writes and reads those options of a conversion on which its output depends once it is known which frames go together.</summary>
internal static class ShardOptionsJson
{
    public static void Write(Utf8JsonWriter writer, A2d2ConverterOptions options)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("cameras");
        foreach (var camera in options.Cameras)
            writer.WriteStringValue(camera.ToKey());
        writer.WriteEndArray();
        writer.WriteString("clouds", options.Clouds.ToString());
        writer.WriteString("point-format", options.PointFormat.ToString());
        if (options.CoordinateDecimals is { } decimals)
            writer.WriteNumber("coordinate-decimals", decimals);
        writer.WriteString("images", options.Images.ToString());
        writer.WriteString("timestamps", options.Timestamps.ToString());
        writer.WriteString("non-finite-points", options.NonFinitePoints.ToString());
        writer.WriteBoolean("drop-invalid-points", options.DropInvalidPoints);
        writer.WriteString("bad-frames", options.BadFrames.ToString());
        writer.WriteNumber("frames-per-sequence", options.FramesPerSequence);
        writer.WriteString("compatibility", options.Compatibility.ToString());
        writer.WriteEndObject();
    }

    public static A2d2ConverterOptions Read(JsonCursor json) => new()
    {
        Cameras = [.. (json.Required("cameras")?.Items() ?? []).Select(Camera)],
        Clouds = Choice<Conversion.CloudSource>(json, "clouds"),
        PointFormat = Choice<PointClouds.PointFormat>(json, "point-format"),
        CoordinateDecimals = (int?)json.Optional("coordinate-decimals")?.Integer(),
        Images = Choice<Conversion.ImageMode>(json, "images"),
        Timestamps = Choice<Conversion.TimestampSource>(json, "timestamps"),
        NonFinitePoints = Choice<Conversion.NonFinitePoints>(json, "non-finite-points"),
        DropInvalidPoints = json.Required("drop-invalid-points")?.Boolean() ?? false,
        BadFrames = Choice<Conversion.BadFrames>(json, "bad-frames"),
        FramesPerSequence = (int)(json.Required("frames-per-sequence")?.Integer() ?? 1),
        Compatibility = Choice<Conversion.ConverterCompatibility>(json, "compatibility"),
    };

    public static A2d2Camera Camera(JsonCursor json)
    {
        if (json.String() is not { } key)
            return default;

        if (A2d2CameraExtensions.FromKey(key) is { } camera)
            return camera;

        json.Wrong("must be a camera of A2D2");
        return default;
    }

    public static T Choice<T>(JsonCursor json)
        where T : struct, Enum
    {
        if (json.String() is not { } name)
            return default;

        if (Enum.TryParse<T>(name, out var value) && value.ToString() == name)
            return value;

        json.Wrong($"must be one of {string.Join(", ", Enum.GetNames<T>())}");
        return default;
    }

    private static T Choice<T>(JsonCursor holder, string key)
        where T : struct, Enum => holder.Required(key) is { } json ? Choice<T>(json) : default;
}

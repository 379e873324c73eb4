using MlKit.Labeling.Geometry;
using MlKit.Labeling.Internal;
using MlKit.Labeling.PointClouds;

namespace MlKit.Labeling.GroundTruth;

/// <summary>Reads sequence files and manifest lines and gathers every breach of the format.</summary>
internal static class GroundTruthJsonReader
{
    public static SequenceFile ReadSequence(JsonCursor root)
    {
        var number = ReadSequenceNumber(root.Required("seq-no"));
        var prefix = ReadPrefix(root.Required("prefix")) ?? "";
        var count = root.Required("number-of-frames");
        var frames = root.Required("frames")?.Items();
        if (count?.Integer() is { } stated && frames is not null && stated != frames.Count)
            count.Value.Wrong($"must be the number of entries in 'frames', {frames.Count}", $"Set it to {frames.Count}, or add the missing frames.");
        if (frames?.Count is 0 or > GroundTruthLimits.FramesPerSequence)
        {
            root.Required("frames")?.Wrong(
                $"must hold 1 to {GroundTruthLimits.FramesPerSequence} frames",
                $"{frames.Count} frames",
                frames.Count == 0 ? "Add a frame." : "Split the sequence into several files.");
        }

        return new SequenceFile(number, prefix, [.. (frames ?? []).Select(frame => ReadFrame(frame, Name(frame, "frame")))]);
    }

    private static int ReadSequenceNumber(JsonCursor? number)
    {
        if (number?.Integer() is not { } value)
            return 0;

        if (value is < int.MinValue or > int.MaxValue)
            number.Value.Wrong("must be an integer of 32 bits");
        return (int)value;
    }

    public static ManifestLine ReadManifestLine(JsonCursor root, YawConvention? yaw)
    {
        var source = Name(root, "source-ref");
        if (source.Length > 0 && !source.StartsWith("s3://", StringComparison.Ordinal))
            root.Required("source-ref")?.Wrong("must be an S3 URI", "Write it as 's3://bucket/key'.");

        return new ManifestLine(source, root.Optional("source-ref-metadata") is { } metadata ? ReadFrame(metadata, source) : null)
        {
            Labels = AnnotationJsonReader.ReadAttributes(root, yaw),
        };
    }

    /// <summary>Reads a frame of a sequence, or the metadata of a frame manifest's line, whose points are named elsewhere.</summary>
    public static GroundTruthFrame ReadFrame(JsonCursor frame, string points)
    {
        var images = frame.Optional("images")?.Items() ?? [];
        if (images.Count > GroundTruthLimits.ImagesPerFrame)
        {
            frame.Required("images")?.Wrong(
                $"must hold at most {GroundTruthLimits.ImagesPerFrame} images", $"{images.Count} images", "Leave some cameras out.");
        }

        return new GroundTruthFrame
        {
            Frame = points,
            UnixTimestamp = frame.Required("unix-timestamp")?.Number() ?? 0,
            Format = ReadFormat(frame, points),
            EgoVehiclePose = frame.Optional("ego-vehicle-pose") is { } pose ? ReadPose(pose) : GroundTruthPose.Identity,
            Prefix = ReadPrefix(frame.Optional("prefix")),
            Images = [.. images.Select(ReadImage)],
        };
    }

    private static PointFormat ReadFormat(JsonCursor frame, string points)
    {
        if (frame.Optional("format") is { } format)
        {
            var name = format.String();
            var known = PointFormatExtensions.FromFormatName(name);
            if (known is null && name is not null)
                format.Wrong("must be one of " + string.Join(", ", PointFormatExtensions.Names), "Name the format the point file was written in.");
            return known ?? default;
        }

        // Ground Truth has a default, but a file of three columns without a format would be read as four: a trap worth an error.
        var assumed = points.EndsWith(".bin", StringComparison.Ordinal) ? "binary/xyzi" : "text/xyzi";
        if (frame.IsObject)
            frame.Wrong($"must have the key 'format'; without it Ground Truth takes {assumed}", "none", "Add 'format' with the format the point file was written in.");
        return default;
    }

    private static string? ReadPrefix(JsonCursor? prefix)
    {
        if (prefix is not { } found)
            return null;

        var uri = found.String();
        if (uri is not null && !(uri.StartsWith("s3://", StringComparison.Ordinal) && uri.EndsWith('/')))
            found.Wrong("must be an S3 URI that ends with a slash", "Write it as 's3://bucket/prefix/'.");
        return uri;
    }

    private static GroundTruthImage ReadImage(JsonCursor image) => new()
    {
        ImagePath = Name(image, "image-path"),
        UnixTimestamp = image.Required("unix-timestamp")?.Number() ?? 0,
        Fx = Focal(image, "fx"),
        Fy = Focal(image, "fy"),
        Cx = image.Required("cx")?.Number() ?? 0,
        Cy = image.Required("cy")?.Number() ?? 0,
        K1 = image.Optional("k1")?.Number(),
        K2 = image.Optional("k2")?.Number(),
        K3 = image.Optional("k3")?.Number(),
        K4 = image.Optional("k4")?.Number(),
        P1 = image.Optional("p1")?.Number(),
        P2 = image.Optional("p2")?.Number(),
        Skew = image.Optional("skew")?.Number(),
        Pose = ReadPose(image),
        // Output manifests repeat the input's images, and spell this key with an underscore at times.
        CameraModel = ReadCameraModel(image.Optional("camera-model") ?? image.Optional("camera_model")),
    };

    private static double Focal(JsonCursor image, string key)
    {
        if (image.Required(key) is not { } found || found.Number() is not { } value)
            return 0;

        if (value <= 0)
            found.Wrong("must be a focal length above 0 px");
        return value;
    }

    private static GroundTruthCameraModel ReadCameraModel(JsonCursor? model)
    {
        var name = model?.String();
        if (name is not (null or "pinhole" or "fisheye"))
            model?.Wrong("must be 'pinhole' or 'fisheye'");
        return name == "fisheye" ? GroundTruthCameraModel.Fisheye : GroundTruthCameraModel.Pinhole;
    }

    private static GroundTruthPose ReadPose(JsonCursor holder)
    {
        var position = holder.Required("position");
        return new GroundTruthPose(
            new Vector3D(Number(position, "x") ?? 0, Number(position, "y") ?? 0, Number(position, "z") ?? 0), ReadHeading(holder.Required("heading")));
    }

    private static QuaternionD ReadHeading(JsonCursor? heading)
    {
        var (w, x, y, z) = (Number(heading, "qw"), Number(heading, "qx"), Number(heading, "qy"), Number(heading, "qz"));
        if (w is null || x is null || y is null || z is null)
            return QuaternionD.Identity;

        var q = new QuaternionD(w.Value, x.Value, y.Value, z.Value);
        if (Math.Abs(q.Length - 1) > 1e-3)
            heading?.Wrong("must be a unit quaternion", FormattableString.Invariant($"a length of {q.Length:0.######}"), "Normalise qx, qy, qz and qw.");
        return q;
    }

    private static double? Number(JsonCursor? holder, string key) => holder?.Required(key)?.Number();

    private static string Name(JsonCursor holder, string key)
    {
        if (holder.Required(key) is not { } found)
            return "";

        var name = found.String();
        if (name is not null && string.IsNullOrWhiteSpace(name))
            found.Wrong("must not be empty");
        return name ?? "";
    }
}

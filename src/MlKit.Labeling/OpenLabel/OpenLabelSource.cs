using System.Collections.Immutable;
using MlKit.Labeling.Geometry;
using MlKit.Labeling.GroundTruth;
using MlKit.Labeling.Internal;
using MlKit.Labeling.PointClouds;

namespace MlKit.Labeling.OpenLabel;

/// <summary>Reads what a frame says of its sensors: points, images, cameras and poses.</summary>
internal static class OpenLabelSource
{
    /// <summary>Reads the labeling input of a frame; null where the file does not name its points and their format, as other writers' files do not. Sizes of images are added to those known.</summary>
    public static GroundTruthFrame? Read(JsonCursor properties, JsonCursor streams, SortedDictionary<int, (int Width, int Height)> sizes)
    {
        if (streams.Optional(OpenLabelNames.Lidar) is not { } lidar
            || lidar.Optional("uri")?.String() is not { } points
            || PointFormatExtensions.FromFormatName(lidar.Optional("stream_properties")?.Optional("format")?.String()) is not { } format
            || properties.Required("timestamp")?.Number() is not { } time)
        {
            return null;
        }

        var poses = ReadPoses(properties.Optional("transforms"));
        var images = ImmutableArray.CreateBuilder<GroundTruthImage>();
        for (var i = 0; streams.Optional(OpenLabelNames.Camera(i)) is { } stream; i++)
        {
            if (!poses.TryGetValue(OpenLabelNames.Camera(i), out var pose) || OpenLabelIntrinsics.Read(stream, pose, time, out var size) is not { } image)
                break;

            images.Add(image);
            if (size is { } px)
                sizes[i] = px;
        }

        return new GroundTruthFrame
        {
            Frame = points,
            Format = format,
            UnixTimestamp = time,
            Prefix = properties.Optional("prefix")?.String(),
            EgoVehiclePose = poses.GetValueOrDefault(OpenLabelNames.Vehicle, GroundTruthPose.Identity),
            Images = images.ToImmutable(),
        };
    }

    /// <summary>Reads the transforms to the world by their source; those that are given by Euler angles are passed over.</summary>
    private static Dictionary<string, GroundTruthPose> ReadPoses(JsonCursor? transforms)
    {
        var poses = new Dictionary<string, GroundTruthPose>(StringComparer.Ordinal);
        foreach (var (_, transform) in transforms?.Properties() ?? [])
        {
            if (transform.Required("dst")?.String() == OpenLabelNames.World && transform.Required("src")?.String() is { } source
                && transform.Required("transform_src_to_dst") is { } data && ReadPose(data) is { } pose)
            {
                poses[source] = pose;
            }
        }

        return poses;
    }

    private static GroundTruthPose? ReadPose(JsonCursor data)
    {
        if (data.Optional("quaternion") is { } quaternion)
        {
            if (quaternion.Numbers(4) is not { } q || data.Required("translation")?.Numbers(3) is not { } t)
                return null;

            var heading = new QuaternionD(q[3], q[0], q[1], q[2]);
            if (Math.Abs(heading.Length - 1) > 1e-3)
                quaternion.Wrong("must be a unit quaternion", FormattableString.Invariant($"a length of {heading.Length:0.######}"), "Normalise it.");
            return new(new(t[0], t[1], t[2]), heading);
        }

        if (data.Optional("matrix4x4") is not { } matrix || matrix.Numbers(16) is not { } m)
            return null;

        try
        {
            return GroundTruthPose.FromTransform(new(new(m[0], m[1], m[2], m[4], m[5], m[6], m[8], m[9], m[10]), new(m[3], m[7], m[11])));
        }
        catch (ArgumentException)
        {
            matrix.Wrong("must be a rotation and a translation");
            return null;
        }
    }
}

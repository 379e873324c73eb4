using System.Collections.Immutable;
using MlKit.Labeling.PointClouds;

namespace MlKit.Labeling.GroundTruth;

/// <summary>Represents one frame: a point file, its time, and the camera images that go with it. It is an entry of a sequence file or a line of a frame manifest.</summary>
/// <remarks>Two frames with equal values but separately built <see cref="Images"/> are not equal: immutable arrays compare by reference.</remarks>
public sealed record GroundTruthFrame
{
    /// <summary>Gets the path of the point file relative to the prefix: <c>frame</c>.</summary>
    public required string Frame { get; init; }

    /// <summary>Gets the time in s UTC since 1970: <c>unix-timestamp</c>.</summary>
    public required double UnixTimestamp { get; init; }

    /// <summary>Gets the format of the point file: <c>format</c>. Where a file gives none, Ground Truth takes binary/xyzi for .bin and text/xyzi for .txt.</summary>
    public required PointFormat Format { get; init; }

    /// <summary>Gets the pose of the vehicle in the world frame: <c>ego-vehicle-pose</c>.</summary>
    /// <value>The default is the identity: the world frame is the vehicle frame.</value>
    public GroundTruthPose EgoVehiclePose { get; init; } = GroundTruthPose.Identity;

    /// <summary>Gets the prefix that the images' paths are relative to, or null where it is that of the sequence file.</summary>
    public string? Prefix { get; init; }

    /// <summary>Gets the camera images, at most <see cref="GroundTruthLimits.ImagesPerFrame"/>: <c>images</c>.</summary>
    public ImmutableArray<GroundTruthImage> Images
    {
        get;
        init => field = value.IsDefault ? [] : value;
    } = [];
}

using System.Collections.Immutable;
using MlKit.Labeling.Annotations;
using MlKit.Labeling.GroundTruth;

namespace MlKit.Labeling.LabelingJobs;

/// <summary>Represents a line of a manifest with the frames it leads to and their labels: one task of a job.</summary>
/// <param name="Line">The line.</param>
/// <param name="Frames">The frames with their labels: those of the sequence (object tracking), or the one frame of the line.</param>
/// <remarks>Two of equal values are not equal: immutable arrays compare by reference.</remarks>
public sealed record LabeledLine(ManifestLine Line, ImmutableArray<AnnotatedFrame> Frames)
{
    /// <summary>Gets the frames with their labels: those of the sequence (object tracking), or the one frame of the line.</summary>
    public ImmutableArray<AnnotatedFrame> Frames
    {
        get;
        init => field = value.IsDefault ? [] : value;
    } = Frames.IsDefault ? [] : Frames;

    /// <summary>Gets what the manifest says of the labels; null where they do not come from one.</summary>
    public JobLabels? Labels { get; init; }

    /// <summary>Gets the local path of the classes of a segmented frame's points, for <see cref="SegmentationMask.Read"/>; null in other tasks.</summary>
    public string? MaskPath { get; init; }
}

using System.Collections.Immutable;
using MlKit.Labeling.Checks;

namespace MlKit.Labeling.Conversion;

/// <summary>Tells what a conversion has written and noticed.</summary>
public sealed record ConversionReport
{
    internal ConversionReport()
    {
    }

    /// <summary>Gets the number of frames that are part of the output, including those reused.</summary>
    public required int Frames { get; init; }

    /// <summary>Gets how many of <see cref="Frames"/> an earlier run had converted already.</summary>
    public required int ReusedFrames { get; init; }

    /// <summary>Gets the number of frames that were left out because they are bad; <see cref="Issues"/> says why.</summary>
    public required int SkippedFrames { get; init; }

    /// <summary>Gets the number of points in all frames.</summary>
    public required long Points { get; init; }

    /// <summary>Gets how well points and images fit together, for each camera.</summary>
    public required ImmutableArray<CameraProjection> Cameras { get; init; }

    /// <summary>Gets the sequence files, relative to the target folder.</summary>
    public required ImmutableArray<string> SequenceFiles { get; init; }

    /// <summary>Gets the manifest for an object tracking job, relative to the target folder.</summary>
    public required string SequenceManifest { get; init; }

    /// <summary>Gets the manifest for an object detection or semantic segmentation job, relative to the target folder. The published converter has none: null.</summary>
    public required string? FrameManifest { get; init; }

    /// <summary>Gets the warnings, and the errors of skipped frames.</summary>
    public required ImmutableArray<LabelingIssue> Issues { get; init; }

    /// <summary>Gets how long the conversion took.</summary>
    public required TimeSpan Duration { get; init; }
}

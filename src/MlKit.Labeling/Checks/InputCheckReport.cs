using System.Collections.Immutable;

namespace MlKit.Labeling.Checks;

/// <summary>Tells what a check of Ground Truth input files has found.</summary>
public sealed record InputCheckReport
{
    internal InputCheckReport()
    {
    }

    /// <summary>Gets the issues, in the order of the files. Without an error among them the files can be uploaded.</summary>
    public required ImmutableArray<LabelingIssue> Issues { get; init; }

    /// <summary>Gets the number of different frames that the manifests lead to.</summary>
    public required int Frames { get; init; }

    /// <summary>Gets the number of points in them.</summary>
    public required long Points { get; init; }

    /// <summary>Gets, for each place in the frames' lists of images, how many of the frames' points project into those images.</summary>
    public required ImmutableArray<CameraProjection> Cameras { get; init; }

    /// <summary>Gets whether there is no error among the issues; warnings may be.</summary>
    public bool IsReady => Issues.All(issue => issue.Severity != IssueSeverity.Error);
}

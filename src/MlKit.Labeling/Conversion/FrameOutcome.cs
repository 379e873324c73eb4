using MlKit.Labeling.Checks;

namespace MlKit.Labeling.Conversion;

/// <summary>What became of one frame.</summary>
/// <param name="Scene">The name of its scene.</param>
/// <param name="Name">The frame, as messages name it.</param>
/// <param name="Record">What it was converted to; null where it is bad.</param>
/// <param name="Issues">What is wrong with it, and what was noticed before it was converted.</param>
internal sealed record FrameOutcome(string Scene, string Name, FrameRecord? Record, IReadOnlyList<LabelingIssue> Issues)
{
    /// <summary>Gets whether an earlier run had converted it.</summary>
    public bool IsReused { get; init; }

    public IEnumerable<LabelingIssue> Errors => Issues.Where(issue => issue.Severity == IssueSeverity.Error);
}

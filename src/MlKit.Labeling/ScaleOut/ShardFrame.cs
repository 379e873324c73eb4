using System.Collections.Immutable;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Geometry;

namespace MlKit.Labeling.ScaleOut;

/// <summary>One frame of a shard, by name: which files these are is looked up where the data lie.</summary>
/// <param name="Scene">The name of its scene.</param>
/// <param name="Name">The frame, as messages name it.</param>
/// <param name="Parts">The frames of the cameras, the first of which defines the frame.</param>
/// <param name="EgoPose">The pose of the vehicle, or null where the options give none.</param>
/// <param name="Issues">What was found before it was converted; a frame with an error is left out.</param>
internal sealed record ShardFrame(string Scene, string Name, ImmutableArray<ShardPart> Parts, RigidTransform? EgoPose, ImmutableArray<LabelingIssue> Issues)
{
    public bool IsBad => Issues.Any(issue => issue.Severity == IssueSeverity.Error);
}

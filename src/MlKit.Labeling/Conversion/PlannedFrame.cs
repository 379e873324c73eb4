using System.Collections.Immutable;
using MlKit.Labeling.A2d2;
using MlKit.Labeling.Checks;

namespace MlKit.Labeling.Conversion;

/// <summary>One frame to convert: a frame of the first camera with the frames of the other cameras that go with it.</summary>
/// <param name="Parts">The frames, one per camera, in the order of the options.</param>
/// <param name="Issues">What keeps the frame from being converted.</param>
internal sealed record PlannedFrame(ImmutableArray<A2d2Frame> Parts, ImmutableArray<LabelingIssue> Issues)
{
    public A2d2Frame First => Parts[0];
}

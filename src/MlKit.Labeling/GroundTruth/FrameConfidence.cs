using System.Collections.Immutable;

namespace MlKit.Labeling.GroundTruth;

/// <summary>Holds how sure Ground Truth is of the labels of one frame.</summary>
/// <param name="FrameNumber">The index of the frame: <c>frame-no</c>; 0 in object detection.</param>
/// <param name="Confidence">A number in [0, 1] for each cuboid, in their order.</param>
/// <remarks>Two of equal values are not equal: immutable arrays compare by reference.</remarks>
public readonly record struct FrameConfidence(int FrameNumber, ImmutableArray<double> Confidence);

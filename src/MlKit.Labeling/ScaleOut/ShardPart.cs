using MlKit.Labeling.A2d2;

namespace MlKit.Labeling.ScaleOut;

/// <summary>Names one camera's frame that goes into a frame of the labeling input.</summary>
internal readonly record struct ShardPart(A2d2Camera Camera, long Id);

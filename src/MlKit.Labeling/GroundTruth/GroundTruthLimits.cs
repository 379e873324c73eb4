namespace MlKit.Labeling.GroundTruth;

/// <summary>Holds the limits of Ground Truth's 3D point cloud jobs.</summary>
/// <remarks>See https://docs.aws.amazon.com/sagemaker/latest/dg/input-data-limits.html and https://docs.aws.amazon.com/sagemaker/latest/dg/sms-point-cloud-raw-data-types.html.</remarks>
public static class GroundTruthLimits
{
    /// <summary>The most frames one sequence may have.</summary>
    public const int FramesPerSequence = 500;

    /// <summary>The most images one frame may have.</summary>
    public const int ImagesPerFrame = 8;

    /// <summary>The most lines one manifest may have: frames (detection, segmentation) or sequences (tracking).</summary>
    public const int LinesPerManifest = 100_000;

    /// <summary>The number of points from which on a frame loads slowly.</summary>
    public const int RecommendedPointsPerFrame = 500_000;

    /// <summary>The number of points from which on a frame may not be shown at all.</summary>
    public const int PointsPerFrame = 1_000_000;
}

namespace MlKit.Labeling.GroundTruth;

/// <summary>Names the camera models Ground Truth knows: <c>camera-model</c>.</summary>
public enum GroundTruthCameraModel
{
    /// <summary><c>pinhole</c>, with the distortion k1 to k4, p1, p2.</summary>
    Pinhole,

    /// <summary><c>fisheye</c>, with the distortion k1 to k4.</summary>
    Fisheye,
}

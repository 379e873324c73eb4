namespace MlKit.Labeling.GroundTruth;

/// <summary>Lists what Ground Truth's <c>yaw</c> has meant. It changed on 2022-09-02; files do not say which they hold.</summary>
/// <remarks>See "3D point cloud object tracking output" at https://docs.aws.amazon.com/sagemaker/latest/dg/sms-data-output.html.</remarks>
public enum YawConvention
{
    /// <summary>Counter-clockwise seen from above: jobs created on 2022-09-02 at 19:02:17 UTC or later.</summary>
    RightHanded,

    /// <summary>Clockwise seen from above, half a turn off: the file holds pi minus the right-handed yaw. Jobs created before.</summary>
    Clockwise,
}

namespace MlKit.Labeling.Geometry;

/// <summary>Converts between an A2D2 view (x forward, y left, z up) and the optical frame of a camera (z forward, x right, y down).</summary>
public static class CameraFrame
{
    /// <summary>Gets the rotation from view to optical coordinates: x right = -y, y down = -z, z forward = x.</summary>
    public static RotationMatrix ViewToOptical => new(0, -1, 0, 0, 0, -1, 1, 0, 0);

    /// <summary>Returns the pose of the optical frame of a camera whose view pose is known.</summary>
    /// <remarks>
    /// This is the pose Ground Truth wants as position and heading of an image:
    /// https://docs.aws.amazon.com/sagemaker/latest/dg/sms-point-cloud-sensor-fusion-details.html.
    /// </remarks>
    /// <param name="viewPose">The pose of the camera's view, in any frame.</param>
    /// <returns>The pose of the optical frame in the same frame: the same position, the axes swapped without rounding.</returns>
    public static RigidTransform FromView(RigidTransform viewPose)
    {
        var r = viewPose.Rotation;
        // The product with the transposed ViewToOptical, written out: it only moves and negates columns.
        return new(new(-r.M01, -r.M02, r.M00, -r.M11, -r.M12, r.M10, -r.M21, -r.M22, r.M20), viewPose.Translation);
    }
}

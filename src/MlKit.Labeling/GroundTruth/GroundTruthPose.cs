using MlKit.Labeling.Geometry;

namespace MlKit.Labeling.GroundTruth;

/// <summary>Represents a pose in the world frame: <c>ego-vehicle-pose</c>, or the position and heading of a camera.</summary>
/// <param name="Position">The position in m.</param>
/// <param name="Heading">The orientation as a unit quaternion. A camera's is that of its optical frame (z forward, x right, y down).</param>
public readonly record struct GroundTruthPose(Vector3D Position, QuaternionD Heading)
{
    /// <summary>Gets the pose at the origin, without rotation.</summary>
    public static GroundTruthPose Identity { get; } = new(Vector3D.Zero, QuaternionD.Identity);

    /// <summary>Returns the pose of a transform from a sensor's frame to the world frame.</summary>
    /// <param name="transform">The transform.</param>
    /// <returns>The pose.</returns>
    public static GroundTruthPose FromTransform(RigidTransform transform) =>
        new(transform.Translation, QuaternionD.FromRotationMatrix(transform.Rotation));

    /// <summary>Returns the transform from the sensor's frame to the world frame.</summary>
    /// <returns>The transform.</returns>
    public RigidTransform ToTransform() => new(Heading.ToRotationMatrix(), Position);
}

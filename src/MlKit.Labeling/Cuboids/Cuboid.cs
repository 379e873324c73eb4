using System.Collections.Immutable;
using MlKit.Labeling.A2d2;
using MlKit.Labeling.Geometry;

namespace MlKit.Labeling.Cuboids;

/// <summary>Represents a box in space as Ground Truth has it: a centre, a length, width and height, and a right-handed rotation.</summary>
/// <param name="Center">The centre in m: <c>center-x</c>, <c>center-y</c>, <c>center-z</c>.</param>
/// <param name="Length">The size along the box's own x axis, the direction it points in, in m.</param>
/// <param name="Width">The size along the box's own y axis, to its left, in m.</param>
/// <param name="Height">The size along the box's own z axis, upwards, in m.</param>
/// <param name="Rotation">The rotation from the box's axes to the frame the centre is in, in rad: <c>yaw</c>, <c>pitch</c>, <c>roll</c>.</param>
/// <remarks>
/// The rotation is that of ISO 8855: yaw about z, counter-clockwise seen from above, then pitch about the new y, then roll about the newest x. See "3D point cloud
/// object tracking output" at https://docs.aws.amazon.com/sagemaker/latest/dg/sms-data-output.html.
/// </remarks>
public readonly record struct Cuboid(Vector3D Center, double Length, double Width, double Height, YawPitchRoll Rotation)
{
    /// <summary>Gets the pose: the transform from the box's own axes, origin at its centre, to the frame the centre is in.</summary>
    public RigidTransform Pose => new(QuaternionD.FromYawPitchRoll(Rotation).ToRotationMatrix(), Center);

    /// <summary>Gets the volume in m^3.</summary>
    public double Volume => Length * Width * Height;

    /// <summary>Returns the cuboid of a pose and a size.</summary>
    /// <param name="pose">The transform from the box's own axes to the frame the cuboid shall be in.</param>
    /// <param name="size">Length, width and height in m.</param>
    /// <returns>The cuboid.</returns>
    /// <exception cref="ArgumentException">The rotation of <paramref name="pose"/> is none.</exception>
    public static Cuboid FromPose(RigidTransform pose, Vector3D size) =>
        new(pose.Translation, size.X, size.Y, size.Z, QuaternionD.FromRotationMatrix(pose.Rotation).ToYawPitchRoll());

    /// <summary>Returns the cuboid of an A2D2 box.</summary>
    /// <param name="box">The box, in the view frame of its camera.</param>
    /// <param name="view">The pose of that view frame in the frame the cuboid shall be in, such as <see cref="A2d2CameraCalibration.View"/> for the vehicle frame.</param>
    /// <returns>The cuboid. Roll and pitch are kept: A2D2's view frames lean by a degree or so, so a box that stands upright in one leans a little in the vehicle frame.</returns>
    public static Cuboid FromA2d2(A2d2Box box, RigidTransform view)
    {
        ArgumentNullException.ThrowIfNull(box);
        return FromPose(view * box.Pose, box.Size);
    }

    /// <summary>Returns the cuboid in another frame.</summary>
    /// <param name="transform">The transform from the frame the cuboid is in to the other one.</param>
    /// <returns>The cuboid there.</returns>
    public Cuboid Transform(RigidTransform transform) => FromPose(transform * Pose, new Vector3D(Length, Width, Height));

    /// <summary>Computes the eight corners.</summary>
    /// <returns>8 points in m, in A2D2's order: bottom rear left, bottom front left, bottom front right, bottom rear right, then the same four at the top.</returns>
    public ImmutableArray<Vector3D> GetCorners()
    {
        var pose = Pose;
        var (x, y, z) = (Length / 2, Width / 2, Height / 2);
        return
        [
            pose.Transform(new(-x, y, -z)), pose.Transform(new(x, y, -z)), pose.Transform(new(x, -y, -z)), pose.Transform(new(-x, -y, -z)),
            pose.Transform(new(-x, y, z)), pose.Transform(new(x, y, z)), pose.Transform(new(x, -y, z)), pose.Transform(new(-x, -y, z)),
        ];
    }
}

using System.Collections.Immutable;
using System.Runtime.InteropServices;
using MlKit.Labeling.A2d2;
using MlKit.Labeling.Cameras;
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

    /// <summary>Gets the length, width and height in m.</summary>
    public Vector3D Size => new(Length, Width, Height);

    /// <summary>Gets the volume in m^3.</summary>
    public double Volume => Length * Width * Height;

    /// <summary>Returns the cuboid of a pose and a size.</summary>
    /// <param name="pose">The transform from the box's own axes to the frame the cuboid shall be in.</param>
    /// <param name="size">Length, width and height in m.</param>
    /// <returns>The cuboid; yaw and roll lie in (-pi, pi], pitch in [-pi/2, pi/2].</returns>
    /// <exception cref="ArgumentException">The matrix of <paramref name="pose"/> is no rotation.</exception>
    public static Cuboid FromPose(RigidTransform pose, Vector3D size) =>
        new(pose.Translation, size.X, size.Y, size.Z, QuaternionD.FromRotationMatrix(pose.Rotation).ToYawPitchRoll());

    /// <summary>Returns the cuboid of an A2D2 box.</summary>
    /// <param name="box">The box, in the view frame of its camera.</param>
    /// <param name="view">The pose of that view frame in the frame the cuboid shall be in, such as <see cref="A2d2CameraCalibration.View"/> for the vehicle frame.</param>
    /// <returns>The cuboid. Roll and pitch are kept: A2D2's view frames lean by a degree or so, so a box that stands upright in one leans a little in the vehicle frame.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="box"/> is null.</exception>
    /// <exception cref="ArgumentException">The rotation of the box or of <paramref name="view"/> is none.</exception>
    public static Cuboid FromA2d2(A2d2Box box, RigidTransform view)
    {
        ArgumentNullException.ThrowIfNull(box);
        return FromPose(view * box.Pose, box.Size);
    }

    /// <summary>Returns the A2D2 box of this cuboid, with its corners in <see cref="A2d2Box.Points"/>.</summary>
    /// <param name="id">The number of the box within its frame.</param>
    /// <param name="className">The class as A2D2 spells it; <see cref="LabelMap.ClassOf"/> finds that of a label.</param>
    /// <param name="view">The pose of the camera's view frame in the frame this cuboid is in.</param>
    /// <param name="camera">
    /// The camera of the undistorted image, for <see cref="A2d2Box.Rectangle"/>: what is behind the camera or less than 0.1 m before it is cut off, the rest may reach
    /// beyond the image, as in A2D2's files. Without a camera, or where nothing is before it, the rectangle is all zero.
    /// </param>
    /// <returns>
    /// The box in the view frame; its axis has length 1 and its angle lies in [0, pi]. Occlusion, truncation and alpha are 0; <see cref="BoxAttributes"/> sets the first two.
    /// </returns>
    /// <exception cref="ArgumentException"><paramref name="className"/> is null or blank, or the rotation of <paramref name="view"/> or of the cuboid is none.</exception>
    public A2d2Box ToA2d2(long id, string className, RigidTransform view, PinholeCamera? camera = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(className);
        var pose = view.Inverse() * Pose;
        var box = new A2d2Box
        {
            Id = id,
            Class = className,
            Center = pose.Translation,
            Size = Size,
            AxisAngle = QuaternionD.FromRotationMatrix(pose.Rotation).ToAxisAngle(),
            Rectangle = default,
        };
        var corners = box.GetCorners();
        return box with { Points = corners, Rectangle = camera is null ? default : ImageRectangle.Around(corners.AsSpan(), camera) };
    }

    /// <summary>Returns the cuboid in another frame.</summary>
    /// <param name="transform">The transform from the frame the cuboid is in to the other one.</param>
    /// <returns>The cuboid there.</returns>
    /// <exception cref="ArgumentException">The matrix of <paramref name="transform"/> is no rotation, or an angle of the cuboid is not finite.</exception>
    public Cuboid Transform(RigidTransform transform) => FromPose(transform * Pose, Size);

    /// <summary>Computes the eight corners.</summary>
    /// <returns>8 points in m, in A2D2's order: bottom rear left, bottom front left, bottom front right, bottom rear right, then the same four at the top.</returns>
    /// <exception cref="ArgumentException">An angle is not finite.</exception>
    public ImmutableArray<Vector3D> GetCorners() => ImmutableCollectionsMarshal.AsImmutableArray(BoxCorners.Of(Pose, Size));

    /// <summary>Computes how well two cuboids agree: the volume they share over the volume they fill together.</summary>
    /// <param name="other">The other cuboid, in the same frame.</param>
    /// <returns>
    /// The share in [0, 1]: exact but for rounding, for cuboids that lean as well as for upright ones. It is 0 where a size is not positive, the centre is not finite or
    /// a volume is beyond the range of a double.
    /// </returns>
    /// <exception cref="ArgumentException">An angle is not finite.</exception>
    public double IntersectionOverUnion(Cuboid other)
    {
        var shared = CuboidOverlap.Volume(this, other);
        var share = shared / (Volume + other.Volume - shared);
        return share > 0 ? share : 0;
    }
}

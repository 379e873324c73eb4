using System.Collections.Immutable;
using System.Runtime.InteropServices;
using MlKit.Labeling.Geometry;

namespace MlKit.Labeling.A2d2;

/// <summary>Represents one 3D box of a label3D file, in the view frame of its camera (x forward, y left, z up; m).</summary>
/// <remarks>Two boxes with equal values but separately read <see cref="Points"/> are not equal: immutable arrays compare by reference.</remarks>
public sealed record A2d2Box
{
    /// <summary>Gets the number of the box within its frame. A2D2 has no tracks: ids of different frames are unrelated.</summary>
    public required long Id { get; init; }

    /// <summary>Gets the class as A2D2 spells it, such as <c>CaravanTransporter</c>; see <see cref="A2d2BoxClasses"/>.</summary>
    public required string Class { get; init; }

    /// <summary>Gets the centre in m.</summary>
    public required Vector3D Center { get; init; }

    /// <summary>Gets the length (along the box's x), width (y) and height (z) in m.</summary>
    public required Vector3D Size { get; init; }

    /// <summary>Gets the rotation from the box's own axes to the view frame, as the file gives it: <c>axis</c> and <c>rot_angle</c> (rad).</summary>
    public required AxisAngle AxisAngle { get; init; }

    /// <summary>Gets the rectangle around the box in the undistorted image: <c>2d_bbox</c>, px.</summary>
    public required A2d2Rectangle Rectangle { get; init; }

    /// <summary>Gets the eight corners the file gives (<c>3d_points</c>, m); empty where it gives none. <see cref="GetCorners"/> computes them.</summary>
    public ImmutableArray<Vector3D> Points { get; init; } = [];

    /// <summary>Gets how much of the object lies outside the image, 0 to 1.</summary>
    public double Truncation { get; init; }

    /// <summary>Gets how much of the object is hidden: 0 (not) upwards.</summary>
    public double Occlusion { get; init; }

    /// <summary>Gets the observation angle in rad as the file gives it.</summary>
    public double Alpha { get; init; }

    /// <summary>Gets the pose of the box in the view frame: the origin is its centre, x points along its length.</summary>
    public RigidTransform Pose => new(QuaternionD.FromAxisAngle(AxisAngle).ToRotationMatrix(), Center);

    /// <summary>Computes the eight corners from centre, size and rotation.</summary>
    /// <returns>
    /// 8 points in m, in A2D2's order: bottom rear left, bottom front left, bottom front right, bottom rear right, then the same four at the top.
    /// </returns>
    public ImmutableArray<Vector3D> GetCorners() => ImmutableCollectionsMarshal.AsImmutableArray(BoxCorners.Of(Pose, Size));
}

using System.Collections.Immutable;
using MlKit.Labeling.A2d2;
using MlKit.Labeling.Geometry;

namespace MlKit.Labeling.Kitti;

/// <summary>Represents one line of a KITTI <c>label_2</c> file: an object in the rectified camera frame (x right, y down, z forward; m).</summary>
/// <remarks>See the development kit of https://www.cvlibs.net/datasets/kitti/eval_object.php.</remarks>
public sealed record KittiLabel
{
    /// <summary>Gets the class, such as <c>Car</c> or <c>DontCare</c>; one word.</summary>
    public required string Type { get; init; }

    /// <summary>Gets how much of the object lies outside the image, 0 to 1; -1 where unknown.</summary>
    public double Truncated { get; init; }

    /// <summary>Gets how much is hidden: 0 nothing, 1 a part, 2 most, 3 unknown; -1 where not given.</summary>
    public int Occluded { get; init; }

    /// <summary>Gets the observation angle in rad: <see cref="RotationY"/> as seen along the ray to the object.</summary>
    public double Alpha { get; init; }

    /// <summary>Gets the rectangle around the object in the image, px.</summary>
    public required A2d2Rectangle Rectangle { get; init; }

    /// <summary>Gets the height in m.</summary>
    public double Height { get; init; }

    /// <summary>Gets the width in m.</summary>
    public double Width { get; init; }

    /// <summary>Gets the length in m.</summary>
    public double Length { get; init; }

    /// <summary>Gets the centre of the box's underside in m.</summary>
    public Vector3D Location { get; init; }

    /// <summary>Gets the angle about the camera's y axis (down) in rad; at 0 the object faces along x, at -pi/2 along z.</summary>
    public double RotationY { get; init; }

    /// <summary>Gets the confidence of a result, or null in ground truth.</summary>
    public double? Score { get; init; }

    /// <summary>Gets whether the label has a 3D box; <c>DontCare</c> regions and 2D results give -1 for every dimension instead.</summary>
    public bool HasBox => Height > 0 && Width > 0 && Length > 0;

    /// <summary>Computes the eight corners: the box is turned by <see cref="RotationY"/> about the centre of its underside.</summary>
    /// <returns>
    /// 8 points in m in the camera frame: bottom rear left, bottom front left, bottom front right, bottom rear right, then the same four at the top; A2D2's order.
    /// </returns>
    public ImmutableArray<Vector3D> GetCorners()
    {
        var (sin, cos) = Math.SinCos(RotationY);
        var ahead = new Vector3D(cos, 0, -sin) * (Length / 2);
        var left = new Vector3D(sin, 0, cos) * (Width / 2);
        var up = new Vector3D(0, -Height, 0);
        var (rearLeft, frontLeft) = (Location - ahead + left, Location + ahead + left);
        var (frontRight, rearRight) = (Location + ahead - left, Location - ahead - left);
        return [rearLeft, frontLeft, frontRight, rearRight, rearLeft + up, frontLeft + up, frontRight + up, rearRight + up];
    }
}

using MlKit.Labeling.Geometry;
using MlKit.Labeling.Pictures;

namespace Quickstart.Synthetic;

/// <summary>A road user of the synthetic world: a box that drives straight on.</summary>
/// <param name="Class">The A2D2 class.</param>
/// <param name="Start">The centre of its bottom at the first frame, in the vehicle frame, m.</param>
/// <param name="Size">Length, width and height, m.</param>
/// <param name="Yaw">The direction it points and drives in, rad.</param>
/// <param name="Speed">The speed, m/s.</param>
/// <param name="Color">The colour.</param>
internal sealed record SyntheticBox(string Class, Vector3D Start, Vector3D Size, double Yaw, double Speed, Rgb Color)
{
    /// <summary>Returns the pose of the box's centre in the vehicle frame at a time.</summary>
    public RigidTransform PoseAt(double seconds)
    {
        var heading = new Vector3D(Math.Cos(Yaw), Math.Sin(Yaw), 0);
        var rotation = QuaternionD.FromYawPitchRoll(new YawPitchRoll(Yaw, 0, 0)).ToRotationMatrix();
        return new RigidTransform(rotation, Start + (heading * (Speed * seconds)) + (Vector3D.UnitZ * (Size.Z / 2)));
    }
}

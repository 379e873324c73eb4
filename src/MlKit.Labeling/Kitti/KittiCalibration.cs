using MlKit.Labeling.Geometry;

namespace MlKit.Labeling.Kitti;

/// <summary>Represents a KITTI <c>calib</c> file: four cameras behind one rectified frame, and where lidar and IMU sit.</summary>
/// <remarks>
/// A lidar point x is at P2 * R0_rect * Tr_velo_to_cam * x in the image of camera 2. Rotations are kept as the file has them: orthonormal to its digits only.
/// See the development kit of https://www.cvlibs.net/datasets/kitti/eval_object.php.
/// </remarks>
public sealed record KittiCalibration
{
    /// <summary>Gets the projection of camera 0, the left grey one.</summary>
    public required KittiProjection P0 { get; init; }

    /// <summary>Gets the projection of camera 1, the right grey one.</summary>
    public required KittiProjection P1 { get; init; }

    /// <summary>Gets the projection of camera 2, the left colour one, whose image the labels belong to.</summary>
    public required KittiProjection P2 { get; init; }

    /// <summary>Gets the projection of camera 3, the right colour one.</summary>
    public required KittiProjection P3 { get; init; }

    /// <summary>Gets the rotation from camera 0 to the rectified frame.</summary>
    public required RotationMatrix R0Rect { get; init; }

    /// <summary>Gets the transform from the velodyne frame (x forward, y left, z up; m) to camera 0.</summary>
    public required RigidTransform VeloToCam { get; init; }

    /// <summary>Gets the transform from the IMU frame (x forward, y left, z up; m) to the velodyne frame, or null where the file has none.</summary>
    public RigidTransform? ImuToVelo { get; init; }
}

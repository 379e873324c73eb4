using MlKit.Labeling.A2d2;
using MlKit.Labeling.Geometry;

namespace MlKit.Labeling.Kitti;

/// <summary>Converts between A2D2 and KITTI: the velodyne frame is the view frame of the camera, the rectified camera frame its optical frame.</summary>
/// <remarks>
/// A box that heads along (cos yaw, sin yaw, 0) in the view frame heads along (-sin yaw, 0, cos yaw) in the optical frame; KITTI's rotation_y r stands for (cos r, 0, -sin r),
/// so r = -yaw - pi/2.
/// </remarks>
public static class KittiA2d2Extensions
{
    /// <summary>Converts a box. KITTI has no roll and pitch: a tilted box keeps its centre, size and yaw; <see cref="TiltAngle"/> tells what is lost.</summary>
    /// <param name="box">The box.</param>
    /// <param name="camera">The camera in whose view frame the box is; its undistorted image limits the rectangle.</param>
    /// <returns>
    /// The label. Alpha is computed from angle and location. Truncation is limited to 0 to 1; occlusion is rounded up and limited to 0 to 3, so that anything hidden is at least partly occluded.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="box"/> or <paramref name="camera"/> is null.</exception>
    public static KittiLabel ToKitti(this A2d2Box box, A2d2CameraCalibration camera)
    {
        ArgumentNullException.ThrowIfNull(box);
        ArgumentNullException.ThrowIfNull(camera);
        var location = CameraFrame.ViewToOptical.Transform(box.Center) + new Vector3D(0, box.Size.Z / 2, 0);
        var rotationY = YawPitchRoll.WrapAngle(-Yaw(box) - (Math.PI / 2));
        var (right, bottom) = (camera.Undistorted.Width - 1, camera.Undistorted.Height - 1);
        var rectangle = box.Rectangle;
        return new KittiLabel
        {
            Type = box.Class,
            Truncated = Math.Clamp(box.Truncation, 0, 1),
            Occluded = (int)Math.Clamp(Math.Ceiling(box.Occlusion), 0, 3),
            Alpha = YawPitchRoll.WrapAngle(rotationY - Math.Atan2(location.X, location.Z)),
            Rectangle = new(
                Math.Clamp(rectangle.Left, 0, right), Math.Clamp(rectangle.Top, 0, bottom), Math.Clamp(rectangle.Right, 0, right), Math.Clamp(rectangle.Bottom, 0, bottom)),
            Height = box.Size.Z,
            Width = box.Size.Y,
            Length = box.Size.X,
            Location = location,
            RotationY = rotationY,
        };
    }

    /// <summary>Converts a label to a box in the view frame of its camera.</summary>
    /// <param name="label">The label; it must have a 3D box.</param>
    /// <param name="id">The number of the box within its frame, which KITTI does not keep.</param>
    /// <returns>The box, turned about z only; unknown truncation and occlusion (-1) become 0.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="label"/> is null.</exception>
    /// <exception cref="ArgumentException">The label has no 3D box (<see cref="KittiLabel.HasBox"/>).</exception>
    public static A2d2Box ToA2d2Box(this KittiLabel label, long id)
    {
        ArgumentNullException.ThrowIfNull(label);
        if (!label.HasBox)
            throw new ArgumentException($"The label '{label.Type}' has no 3D box. Leave out labels whose HasBox is false.", nameof(label));

        return new A2d2Box
        {
            Id = id,
            Class = label.Type,
            Center = CameraFrame.ViewToOptical.Transpose().Transform(label.Location - new Vector3D(0, label.Height / 2, 0)),
            Size = new Vector3D(label.Length, label.Width, label.Height),
            AxisAngle = new AxisAngle(Vector3D.UnitZ, YawPitchRoll.WrapAngle(-label.RotationY - (Math.PI / 2))),
            Rectangle = label.Rectangle,
            Truncation = Math.Max(0, label.Truncated),
            Occlusion = Math.Max(0, label.Occluded),
            Alpha = label.Alpha,
        };
    }

    /// <summary>Returns the angle by which <see cref="ToKitti(A2d2Box, A2d2CameraCalibration)"/> turns a box, because KITTI keeps its yaw only.</summary>
    /// <param name="box">The box.</param>
    /// <returns>The angle in rad, 0 to pi; 0 for a box without roll and pitch.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="box"/> is null.</exception>
    public static double TiltAngle(this A2d2Box box)
    {
        ArgumentNullException.ThrowIfNull(box);
        var level = QuaternionD.FromAxisAngle(new AxisAngle(Vector3D.UnitZ, -Yaw(box)));
        var tilt = level * QuaternionD.FromAxisAngle(box.AxisAngle);
        return 2 * Math.Atan2(new Vector3D(tilt.X, tilt.Y, tilt.Z).Length, Math.Abs(tilt.W));
    }

    /// <summary>Converts the calibration of a camera.</summary>
    /// <param name="camera">The camera.</param>
    /// <returns>
    /// The calibration for labels and points in the view frame of the camera. All four projections are those of its undistorted image, R0_rect is the identity, and the IMU frame is the vehicle frame.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="camera"/> is null.</exception>
    public static KittiCalibration ToKitti(this A2d2CameraCalibration camera)
    {
        ArgumentNullException.ThrowIfNull(camera);
        var projection = KittiProjection.FromCamera(camera.Undistorted);
        return new KittiCalibration
        {
            P0 = projection,
            P1 = projection,
            P2 = projection,
            P3 = projection,
            R0Rect = RotationMatrix.Identity,
            VeloToCam = new RigidTransform(CameraFrame.ViewToOptical, Vector3D.Zero),
            ImuToVelo = camera.View.Inverse(),
        };
    }

    private static double Yaw(A2d2Box box) => QuaternionD.FromAxisAngle(box.AxisAngle).ToYawPitchRoll().Yaw;
}

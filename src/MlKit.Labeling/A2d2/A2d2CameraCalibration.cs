using System.Collections.Immutable;
using MlKit.Labeling.Cameras;
using MlKit.Labeling.Geometry;

namespace MlKit.Labeling.A2d2;

/// <summary>Describes one camera of the calibration: where it sits, its lens, and the image it would take without distortion.</summary>
public sealed record A2d2CameraCalibration
{
    internal A2d2CameraCalibration()
    {
    }

    /// <summary>Gets which camera this is.</summary>
    public required A2d2Camera Camera { get; init; }

    /// <summary>Gets the lens model.</summary>
    public required A2d2Lens Lens { get; init; }

    /// <summary>Gets the pose of the camera's view frame (x forward, y left, z up; m) in the vehicle frame. A2D2's points and boxes are given in the view frame.</summary>
    public required RigidTransform View { get; init; }

    /// <summary>Gets the pose of the optical frame (z forward, x right, y down; m) in the vehicle frame, as OpenCV and Ground Truth want it.</summary>
    public RigidTransform OpticalFrame => CameraFrame.FromView(View);

    /// <summary>Gets the camera as it took the image: <c>CamMatrixOriginal</c> with <c>Distortion</c>.</summary>
    public required CameraModel Original { get; init; }

    /// <summary>Gets the camera of the undistorted image: <c>CamMatrix</c>. A2D2's <c>row</c> and <c>col</c> are pixels of this image.</summary>
    public required PinholeCamera Undistorted { get; init; }

    /// <summary>Gets the distortion coefficients as the file gives them: k1, k2, p1, p2, k3 (Telecam) or k1 to k4 (Fisheye).</summary>
    public required ImmutableArray<double> Distortion { get; init; }

    /// <summary>Gets the delay of the camera's time stamp.</summary>
    public required TimeSpan TimestampDelay { get; init; }
}

using MlKit.Labeling.A2d2;
using MlKit.Labeling.Cameras;
using MlKit.Labeling.Geometry;
using MlKit.Labeling.GroundTruth;

namespace MlKit.Labeling.Conversion;

/// <summary>Holds what a camera contributes to every frame alike: its poses, the camera of the written image, and the undistortion map, built once.</summary>
internal sealed class CameraSetup
{
    private readonly Lazy<UndistortionMap> _map;

    public CameraSetup(A2d2CameraCalibration calibration, ImageMode images)
    {
        Calibration = calibration;
        Written = images == ImageMode.Undistort ? calibration.Undistorted : calibration.Original;
        OpticalFrame = calibration.OpticalFrame;
        _map = new Lazy<UndistortionMap>(() => UndistortionMap.Create(calibration.Original, calibration.Undistorted));
    }

    public A2d2CameraCalibration Calibration { get; }

    /// <summary>Gets the pose of the optical frame in the vehicle frame.</summary>
    public RigidTransform OpticalFrame { get; }

    /// <summary>Gets the camera of the image that is written.</summary>
    public CameraModel Written { get; }

    public UndistortionMap Map => _map.Value;

    public GroundTruthImage Describe(string path, double unixTimestamp, RigidTransform ego)
    {
        var image = new GroundTruthImage
        {
            ImagePath = path,
            UnixTimestamp = unixTimestamp,
            Fx = Written.Fx,
            Fy = Written.Fy,
            Cx = Written.Cx,
            Cy = Written.Cy,
            Pose = GroundTruthPose.FromTransform(ego * OpticalFrame),
        };
        return Written switch
        {
            BrownConradyCamera c => image with { K1 = c.K1, K2 = c.K2, K3 = c.K3, P1 = c.P1, P2 = c.P2 },
            FisheyeCamera c => image with { K1 = c.K1, K2 = c.K2, K3 = c.K3, K4 = c.K4, CameraModel = GroundTruthCameraModel.Fisheye },
            _ => image,
        };
    }
}

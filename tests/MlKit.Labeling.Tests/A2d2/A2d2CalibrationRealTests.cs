using MlKit.Labeling.A2d2;
using MlKit.Labeling.Cameras;
using MlKit.Labeling.Geometry;

namespace MlKit.Labeling.Tests.A2d2;

public sealed class A2d2CalibrationRealTests
{
    [Fact]
    public void Load_RealFile_HasAllSensors()
    {
        var calibration = Load();

        Assert.Equal(Enum.GetValues<A2d2Camera>(), calibration.Cameras.Keys);
        Assert.Equal(["front_center", "front_left", "front_right", "rear_left", "rear_right"], calibration.Lidars.Keys);
        Assert.Equal(
            [
                "cam_front_center", "cam_front_center_ext", "cam_front_left", "cam_front_left_ext", "cam_front_right", "cam_front_right_ext",
                "cam_rear_center", "cam_rear_center_ext", "cam_side_left", "cam_side_left_ext", "cam_side_right", "cam_side_right_ext",
                "lid_front_center", "lid_front_left", "lid_front_right", "lid_rear_left", "lid_rear_right", "vehicle",
            ],
            calibration.Transforms.Frames);
        Assert.All(calibration.Cameras.Values, camera => Assert.Equal((1920, 1208, TimeSpan.FromMilliseconds(25)), (camera.Original.Width, camera.Original.Height, camera.TimestampDelay)));
        Assert.All(calibration.Cameras, camera => Assert.Equal(camera.Key == A2d2Camera.FrontCenter ? A2d2Lens.Telecam : A2d2Lens.Fisheye, camera.Value.Lens));
        Assert.All(calibration.Cameras.Values, camera => Assert.Equal(1, camera.View.Rotation.Determinant, 1e-12));
    }

    [Fact]
    public void Camera_FrontCenter_HasThePublishedFigures()
    {
        var camera = Load().Camera(A2d2Camera.FrontCenter);

        Assert.Equal(new PinholeCamera(1920, 1208, 1687.3369140625, 1783.428466796875, 965.43414055823814, 684.4193604186803), camera.Undistorted);
        Assert.Equal(
            new BrownConradyCamera(1920, 1208, 1844.1774422790927, 1841.5212239377258, 964.42990523863864, 679.5331911948183, -0.2611312587700434, 0, 0, 0, 0), camera.Original);
        Assert.Equal(new Vector3D(1.711045726422736, -5.735179668849011e-09, 0.9431449279047172), camera.View.Translation);
    }

    [Fact]
    public void Camera_RearCenter_HasThePublishedFigures() => Assert.Equal(
        new FisheyeCamera(1920, 1208, 966.6137364797363, 968.61849443799599, 976.18073347563404, 635.48359768688704, -0.050297335693080335, 0.019882946571255462, 0, 0),
        Load().Camera(A2d2Camera.RearCenter).Original);

    [Fact]
    public void Transforms_OpticalFrame_HasThePublishedHeading()
    {
        var pose = Load().Transforms.Get("cam_front_center_ext", "vehicle");

        // Printed in the AWS blog post on A2D2 and Ground Truth; a quaternion and its negative are the same rotation.
        var heading = QuaternionD.FromRotationMatrix(pose.Rotation);
        Assert.Equal(1, Math.Abs(heading.Dot(new(-0.4981871970275329, 0.5123971466375787, -0.4897950939891415, 0.4993590359047143))), 1e-12);
        Assert.Equal(new Vector3D(1.711045726422736, -5.735179668849011e-09, 0.9431449279047172), pose.Translation);
    }

    [Fact]
    public void Transforms_RearCamera_LooksBack()
    {
        var transforms = Load().Transforms;

        Assert.True(transforms.Get("cam_rear_center", "vehicle").Rotation.Transform(Vector3D.UnitX).X < -0.99);
        Assert.True(transforms.Get("cam_side_left", "vehicle").Rotation.Transform(Vector3D.UnitX).Y > 0.9);
    }

    private static A2d2Calibration Load() => A2d2Calibration.Load(SharedData.PathOf("data/labeling/cams_lidars.json"));
}

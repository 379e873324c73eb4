using MlKit.Labeling.Cameras;
using MlKit.Labeling.Geometry;
using MlKit.Labeling.GroundTruth;

namespace MlKit.Labeling.Tests.GroundTruth;

public sealed class GroundTruthImageTests
{
    private static readonly GroundTruthImage Plain = new() { ImagePath = "a.png", UnixTimestamp = 1, Fx = 10, Fy = 11, Cx = 5, Cy = 4, Pose = GroundTruthPose.Identity };

    [Fact]
    public void ToCameraModel_NoCoefficients_IsPinhole()
    {
        Assert.Equal(new PinholeCamera(20, 16, 10, 11, 5, 4), Plain.ToCameraModel(20, 16));
        Assert.Equal(new PinholeCamera(20, 16, 10, 11, 5, 4), (Plain with { K1 = 0, K4 = 0, P2 = 0, Skew = 0 }).ToCameraModel(20, 16));
    }

    [Fact]
    public void ToCameraModel_Coefficients_AreBrownConrady() => Assert.Equal(
        new BrownConradyCamera(20, 16, 10, 11, 5, 4, 0.1, 0.2, 0.3, 0.4, 0.5),
        (Plain with { K1 = 0.1, K2 = 0.2, P1 = 0.3, P2 = 0.4, K3 = 0.5 }).ToCameraModel(20, 16));

    [Fact]
    public void ToCameraModel_Fisheye_HasFourCoefficients() => Assert.Equal(
        new FisheyeCamera(20, 16, 10, 11, 5, 4, 0.1, 0.2, 0.3, 0.4),
        (Plain with { K1 = 0.1, K2 = 0.2, K3 = 0.3, K4 = 0.4, CameraModel = GroundTruthCameraModel.Fisheye }).ToCameraModel(20, 16));

    [Fact]
    public void ToCameraModel_WhatNoModelHas_Throws()
    {
        Assert.Equal("Cameras with skewed pixels cannot be projected into.", Assert.Throws<NotSupportedException>(() => (Plain with { Skew = 0.1 }).ToCameraModel(20, 16)).Message);
        Assert.Equal("A pinhole camera with k4 cannot be projected into.", Assert.Throws<NotSupportedException>(() => (Plain with { K4 = 0.1 }).ToCameraModel(20, 16)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => Plain.ToCameraModel(0, 16));
    }

    [Fact]
    public void Pose_TransformAndBack_IsTheSame()
    {
        var transform = new RigidTransform(new QuaternionD(0.5, -0.5, 0.5, -0.5).ToRotationMatrix(), new Vector3D(1, 2, 3));

        Assert.Equal(transform, GroundTruthPose.FromTransform(transform).ToTransform());
        Assert.Equal(RigidTransform.Identity, GroundTruthPose.Identity.ToTransform());
    }
}

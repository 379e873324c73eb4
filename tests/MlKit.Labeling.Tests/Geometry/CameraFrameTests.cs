using MlKit.Labeling.Geometry;

namespace MlKit.Labeling.Tests.Geometry;

public sealed class CameraFrameTests
{
    // Computed from the calibration with 60 decimal digits; the first eight agree with the headings the published converter prints.
    [Theory]
    [InlineData("front_left", 0.5222484074600622, -0.5174467299936835, 0.4820903935996695, -0.4765441584189116)]
    [InlineData("front_right", -0.49539075102049507, 0.5012849259386162, -0.5005556171027353, 0.50273800434915)]
    [InlineData("front_center", -0.4981871970275329, 0.5123971466375787, -0.48979509398914156, 0.4993590359047143)]
    [InlineData("side_left", -0.6272909528456863, 0.7786997200048734, 0.01114585078997403, -0.002928575157040785)]
    [InlineData("side_right", -0.01302968504065452, 0.025501313647809734, 0.77621154434698, -0.6298218388818012)]
    [InlineData("rear_center", 0.5086588552351404, -0.49606271679739583, -0.4925622986999006, 0.5025637590335509)]
    public void FromView_A2d2Camera_HasThePublishedHeading(string camera, double w, double x, double y, double z)
    {
        var heading = QuaternionD.FromRotationMatrix(CameraFrame.FromView(A2d2Views.Poses[camera]).Rotation);

        Near.SameRotation(new(w, x, y, z), heading, 4e-16);
    }

    [Fact]
    public void FromView_FrontCenter_EqualsThePublishedPoseDigitForDigit()
    {
        var graph = new TransformGraph();
        graph.Add("cam_front_center_ext", "vehicle", CameraFrame.FromView(A2d2Views.Poses["front_center"]));

        var pose = graph.Get("cam_front_center_ext", "vehicle");
        var heading = QuaternionD.FromRotationMatrix(pose.Rotation);

        Assert.Equal(new(1.711045726422736, -5.735179668849011e-09, 0.9431449279047172), pose.Translation);
        Assert.Equal(new(-0.4981871970275329, 0.5123971466375787, -0.4897950939891415, 0.4993590359047143), heading);
    }

    [Fact]
    public void FromView_AnyPose_IsTheProductWithTheAxisSwap()
    {
        foreach (var view in A2d2Views.Poses.Values)
        {
            var expected = view * new RigidTransform(CameraFrame.ViewToOptical, Vector3D.Zero).Inverse();

            Near.Equal(expected, CameraFrame.FromView(view), 0);
        }
    }

    [Fact]
    public void ViewToOptical_Axes_AreForwardRightDown()
    {
        Assert.Equal(Vector3D.UnitZ, CameraFrame.ViewToOptical.Transform(Vector3D.UnitX));
        Assert.Equal(-Vector3D.UnitX, CameraFrame.ViewToOptical.Transform(Vector3D.UnitY));
        Assert.Equal(-Vector3D.UnitY, CameraFrame.ViewToOptical.Transform(Vector3D.UnitZ));
    }
}

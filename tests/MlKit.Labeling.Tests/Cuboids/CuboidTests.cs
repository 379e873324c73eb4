using CsCheck;
using MlKit.Labeling.Cuboids;
using MlKit.Labeling.Geometry;
using MlKit.Labeling.Tests.Geometry;

namespace MlKit.Labeling.Tests.Cuboids;

public sealed class CuboidTests
{
    private static readonly RigidTransform FrontCenter = A2d2Views.Poses["front_center"];

    [Theory]
    [InlineData(0)]
    [InlineData(Math.PI / 2)]
    [InlineData(-Math.PI / 2)]
    [InlineData(Math.PI)]
    [InlineData(-Math.PI)]
    [InlineData(Math.PI - 1e-9)]
    [InlineData(-Math.PI + 1e-9)]
    public void FromA2d2_KnownYaw_IsKeptBothWays(double yaw) => AssertYaw(yaw);

    [Fact]
    public void FromA2d2_AnyYaw_IsKeptBothWays() => Gen.Double[-Math.PI, Math.PI].Sample(AssertYaw);

    [Fact]
    public void FromA2d2_UprightBoxInALeaningView_LeansInTheVehicleFrame()
    {
        var box = CuboidGen.Box(new(20, 3, -1), new(4, 2, 1.5), new(new(0, 0, -1), 0.7));

        var cuboid = Cuboid.FromA2d2(box, FrontCenter);

        Near.Equal(FrontCenter.Rotation * box.Pose.Rotation, cuboid.Pose.Rotation, 1e-14);
        Assert.InRange(double.RadiansToDegrees(Math.Acos(cuboid.Pose.Rotation.M22)), 1.38, 1.40);
        Assert.InRange(double.RadiansToDegrees(Math.Abs(cuboid.Rotation.Pitch)), 0.5, 1.4);
        Assert.InRange(double.RadiansToDegrees(Math.Abs(cuboid.Rotation.Roll)), 0.5, 1.4);
    }

    [Fact]
    public void FromA2d2_RandomBoxAndView_ComesBackTheSame() =>
        Gen.Select(CuboidGen.Boxes, Gens.Transforms).Sample((box, view) =>
        {
            var back = Cuboid.FromA2d2(box, view).ToA2d2(box.Id, box.Class, view);

            Assert.Equal((box.Id, box.Class, box.Size), (back.Id, back.Class, back.Size));
            Near.Equal(box.Pose, back.Pose, 1e-12);
            Assert.Equal(1, back.AxisAngle.Axis.Length, 1e-12);
            Assert.InRange(back.AxisAngle.Angle, 0, Math.PI);
            AssertCorners(box.GetCorners(), back.Points, 1e-11);
        });

    [Fact]
    public void GetCorners_OfABoxInTheVehicleFrame_AreTheBoxsCornersMoved() =>
        Gen.Select(CuboidGen.Boxes, Gens.Transforms).Sample((box, view) =>
            AssertCorners(box.GetCorners().Select(view.Transform), Cuboid.FromA2d2(box, view).GetCorners(), 1e-11));

    [Fact]
    public void Transform_ThereAndBack_IsTheSameCuboid() =>
        Gen.Select(CuboidGen.Cuboids, Gens.Transforms).Sample((cuboid, transform) =>
        {
            var back = cuboid.Transform(transform).Transform(transform.Inverse());

            Assert.Equal(cuboid.Size, back.Size);
            Near.Equal(cuboid.Pose, back.Pose, 1e-12);
        });

    [Fact]
    public void GetCorners_TurnedCuboid_FollowsA2d2sOrder()
    {
        var corners = CuboidGen.Upright(10, 2, 0.5, 4, 2, 1, -Math.PI / 2).GetCorners();

        AssertCorners([new(11, 4, 0), new(11, 0, 0), new(9, 0, 0), new(9, 4, 0), new(11, 4, 1), new(11, 0, 1), new(9, 0, 1), new(9, 4, 1)], corners, 1e-14);
    }

    [Fact]
    public void Volume_OfACuboid_IsTheProductOfItsSizes() => Assert.Equal(24, CuboidGen.Upright(0, 0, 0, 2, 3, 4).Volume);

    [Fact]
    public void FromA2d2_NoBox_Throws() =>
        Assert.Equal("box", Assert.Throws<ArgumentNullException>(() => Cuboid.FromA2d2(null!, RigidTransform.Identity)).ParamName);

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void ToA2d2_BlankClass_Throws(string name) =>
        Assert.Equal("className", Assert.Throws<ArgumentException>(() => default(Cuboid).ToA2d2(0, name, RigidTransform.Identity)).ParamName);

    internal static void AssertCorners(IEnumerable<Vector3D> expected, IReadOnlyCollection<Vector3D> actual, double tolerance)
    {
        Assert.Equal(8, actual.Count);
        Assert.All(expected.Zip(actual), pair => Near.Equal(pair.First, pair.Second, tolerance));
    }

    private static void AssertYaw(double yaw)
    {
        // As A2D2's files have it: the axis points down, so the angle turns the other way.
        var box = CuboidGen.Box(new(5, 1, 0), new(4, 2, 1.5), new(new(0, 0, -1), -yaw));

        var cuboid = Cuboid.FromA2d2(box, RigidTransform.Identity);
        var back = Cuboid.FromA2d2(cuboid.ToA2d2(1, "Car", FrontCenter), FrontCenter);

        Assert.Equal(YawPitchRoll.WrapAngle(yaw), cuboid.Rotation.Yaw, 1e-12);
        Assert.Equal((0.0, 0.0), (cuboid.Rotation.Pitch, cuboid.Rotation.Roll));
        Assert.Equal(0, YawPitchRoll.WrapAngle(back.Rotation.Yaw - yaw), 1e-12);
        Assert.Equal(0, back.Rotation.Pitch, 1e-12);
        Assert.Equal(0, back.Rotation.Roll, 1e-12);
    }
}

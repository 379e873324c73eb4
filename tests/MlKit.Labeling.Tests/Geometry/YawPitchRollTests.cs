using MlKit.Labeling.Geometry;

namespace MlKit.Labeling.Tests.Geometry;

public sealed class YawPitchRollTests
{
    [Theory]
    [InlineData(0.0, 0.0)]
    [InlineData(Math.PI, Math.PI)]
    [InlineData(-Math.PI, Math.PI)]
    [InlineData(3 * Math.PI, Math.PI)]
    [InlineData(1.5 * Math.PI, -0.5 * Math.PI)]
    [InlineData(-2.5 * Math.PI, -0.5 * Math.PI)]
    [InlineData(3.173581, 3.173581 - 2 * Math.PI)]
    public void WrapAngle_AnyAngle_LiesInTheHalfOpenTurn(double angle, double expected) => Assert.Equal(expected, YawPitchRoll.WrapAngle(angle), 1e-15);

    [Fact]
    public void WrapAngle_PiMinusYawTwice_GivesTheYawBack()
    {
        for (var yaw = -3.1; yaw <= 3.1; yaw += 0.1)
            Assert.Equal(yaw, YawPitchRoll.WrapAngle(Math.PI - YawPitchRoll.WrapAngle(Math.PI - yaw)), 1e-14);
    }

    [Fact]
    public void WrapAngle_NotFinite_IsNaN()
    {
        Assert.Equal(double.NaN, YawPitchRoll.WrapAngle(double.NaN));
        Assert.Equal(double.NaN, YawPitchRoll.WrapAngle(double.PositiveInfinity));
    }

    [Theory]
    [InlineData(0.3, -0.2, 0.1)]
    [InlineData(Math.PI, 0, 0)]
    [InlineData(-3, 1.5, 3)]
    [InlineData(0, 0, Math.PI)]
    public void RoundTrip_NoGimbalLock_GivesTheAnglesBack(double yaw, double pitch, double roll)
    {
        var angles = QuaternionD.FromYawPitchRoll(new(yaw, pitch, roll)).ToYawPitchRoll();

        Assert.Equal(yaw, angles.Yaw, 1e-13);
        Assert.Equal(pitch, angles.Pitch, 1e-13);
        Assert.Equal(roll, angles.Roll, 1e-13);
    }

    [Fact]
    public void ToYawPitchRoll_YawOfMinusPi_IsPi() => Assert.Equal(Math.PI, new QuaternionD(-0.0, 0, 0, -1).ToYawPitchRoll().Yaw);

    [Fact]
    public void FromYawPitchRoll_PitchUp_TurnsXDown() =>
        Near.Equal(new(0, 0, -1), QuaternionD.FromYawPitchRoll(new(0, Math.PI / 2, 0)).Rotate(Vector3D.UnitX), 1e-15);

    [Theory]
    [InlineData(Math.PI / 2)]
    [InlineData(-Math.PI / 2)]
    [InlineData(Math.PI / 2 - 1e-7)]
    [InlineData(Math.PI / 2 - 1e-10)]
    [InlineData(-Math.PI / 2 + 1e-13)]
    public void ToYawPitchRoll_AtAndNearGimbalLock_IsTheSameRotation(double pitch)
    {
        var q = QuaternionD.FromYawPitchRoll(new(0.7, pitch, -0.4));

        var angles = q.ToYawPitchRoll();

        Near.SameRotation(q, QuaternionD.FromYawPitchRoll(angles), 1e-14);
        Assert.Equal(pitch, angles.Pitch, 1e-14);
    }

    [Fact]
    public void ToYawPitchRoll_AtGimbalLock_HasNoRoll()
    {
        var angles = new QuaternionD(Math.Sqrt(0.5), 0, Math.Sqrt(0.5), 0).ToYawPitchRoll();

        Assert.Equal(0, angles.Roll);
        Assert.Equal(0, angles.Yaw);
    }

    [Fact]
    public void FromYawPitchRoll_NotFinite_Throws() =>
        Assert.Throws<ArgumentException>(() => QuaternionD.FromYawPitchRoll(new(0, double.NaN, 0)));
}

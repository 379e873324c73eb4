using CsCheck;
using MlKit.Labeling.Geometry;

namespace MlKit.Labeling.Tests.Geometry;

public sealed class QuaternionDTests
{
    private static readonly double Half = Math.Sqrt(0.5);

    [Fact]
    public void Rotate_QuarterTurnAboutZ_TurnsXToY()
    {
        var q = QuaternionD.FromAxisAngle(new(Vector3D.UnitZ, Math.PI / 2));

        Near.Equal(Vector3D.UnitY, q.Rotate(Vector3D.UnitX), 1e-15);
        Near.SameRotation(new(Half, 0, 0, Half), q, 1e-15);
    }

    [Fact]
    public void Rotate_NegatedOrScaled_IsTheSameRotation() => Gens.Rotations.Select(Gens.Vectors).Sample((q, v) =>
        Near.Distance(q.Rotate(v), (-q).Rotate(v)) == 0
        && Near.Distance(q.Rotate(v), new QuaternionD(5 * q.W, 5 * q.X, 5 * q.Y, 5 * q.Z).Rotate(v)) < 1e-12);

    [Fact]
    public void Rotate_AnyVector_KeepsItsLength() => Gens.Rotations.Select(Gens.Vectors).Sample((q, v) => Math.Abs(q.Rotate(v).Length - v.Length) < 1e-12);

    [Fact]
    public void Rotate_AnyVector_EqualsTheMatrix() => Gens.Rotations.Select(Gens.Vectors).Sample((q, v) =>
        Near.Distance(q.Rotate(v), q.ToRotationMatrix().Transform(v)) < 1e-12);

    [Fact]
    public void Multiply_TwoRotations_AppliesTheRightOneFirst() => Gens.Rotations.Select(Gens.Rotations, Gens.Vectors).Sample((a, b, v) =>
        Near.Distance((a * b).Rotate(v), a.Rotate(b.Rotate(v))) < 1e-12
        && Near.Distance((a * b).ToRotationMatrix(), a.ToRotationMatrix() * b.ToRotationMatrix()) < 1e-14);

    [Fact]
    public void Conjugate_UnitQuaternion_IsTheInverse() => Gens.Rotations.Sample(q => Near.Distance(q * q.Conjugate(), QuaternionD.Identity) < 1e-15);

    [Fact]
    public void FromRotationMatrix_AnyRotation_RoundTrips() => Gens.Rotations.Sample(q =>
        Near.Distance(QuaternionD.FromRotationMatrix(q.ToRotationMatrix()), q) < 1e-14);

    [Fact]
    public void ToAxisAngle_AnyRotation_RoundTrips() => Gens.Rotations.Sample(q =>
    {
        var axisAngle = q.ToAxisAngle();
        return axisAngle.Angle is >= 0 and <= Math.PI
            && Math.Abs(axisAngle.Axis.Length - 1) < 1e-15
            && Near.Distance(QuaternionD.FromAxisAngle(axisAngle), q) < 1e-14;
    });

    [Fact]
    public void ToYawPitchRoll_AnyRotation_RoundTrips() => Gens.Rotations.Sample(q =>
        Near.Distance(QuaternionD.FromYawPitchRoll(q.ToYawPitchRoll()), q) < 1e-14);

    public static TheoryData<double, double, double, double> HalfTurns()
    {
        var data = new TheoryData<double, double, double, double>();
        foreach (var angle in new[] { Math.PI, Math.PI - 1e-9, -Math.PI, Math.PI + 1e-9 })
        {
            data.Add(1, 0, 0, angle);
            data.Add(0, 1, 0, angle);
            data.Add(0, 0, 1, angle);
            data.Add(1, 1, 0, angle);
            data.Add(0, -1, 1, angle);
            data.Add(1, 2, -3, angle);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(HalfTurns))]
    public void FromRotationMatrix_HalfTurn_RoundTrips(double x, double y, double z, double angle)
    {
        var q = QuaternionD.FromAxisAngle(new(new(x, y, z), angle));

        Near.SameRotation(q, QuaternionD.FromRotationMatrix(q.ToRotationMatrix()), 1e-15);
        Near.SameRotation(q, QuaternionD.FromAxisAngle(q.ToAxisAngle()), 1e-15);
    }

    // One per branch of the conversion, each an exact matrix.
    [Theory]
    [InlineData(1, 1, 1, 1.0, 0.0, 0.0, 0.0)]
    [InlineData(1, -1, -1, 0.0, 1.0, 0.0, 0.0)]
    [InlineData(-1, 1, -1, 0.0, 0.0, 1.0, 0.0)]
    [InlineData(-1, -1, 1, 0.0, 0.0, 0.0, 1.0)]
    public void FromRotationMatrix_DiagonalMatrix_IsExact(double m00, double m11, double m22, double w, double x, double y, double z)
    {
        var matrix = new RotationMatrix(m00, 0, 0, 0, m11, 0, 0, 0, m22);

        Assert.Equal(new(w, x, y, z), QuaternionD.FromRotationMatrix(matrix));
    }

    [Fact]
    public void FromRotationMatrix_NearlyOrthonormal_TakesTheNearestRotation()
    {
        var q = new QuaternionD(0.5, -0.1, 0.7, 0.2).Normalize();
        var m = q.ToRotationMatrix();

        Near.SameRotation(q, QuaternionD.FromRotationMatrix(m with { M00 = m.M00 + 1e-6, M12 = m.M12 - 1e-6 }), 1e-6);
        Near.SameRotation(q, QuaternionD.FromRotationMatrix(new(
            m.M00 * 1.001, m.M01 * 1.001, m.M02 * 1.001, m.M10 * 1.001, m.M11 * 1.001, m.M12 * 1.001, m.M20 * 1.001, m.M21 * 1.001, m.M22 * 1.001)), 1e-14);
    }

    [Fact]
    public void FromRotationMatrix_LeftHanded_Throws()
    {
        var exception = Assert.Throws<ArgumentException>(() => QuaternionD.FromRotationMatrix(new(1, 0, 0, 0, 1, 0, 0, 0, -1)));

        Assert.Equal("A rotation matrix must be right-handed, but its determinant is -1. Flip one axis. (Parameter 'nearly')", exception.Message);
    }

    [Theory]
    [InlineData(0.0, "0")]
    [InlineData(9e-11, "9E-11")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.NegativeInfinity, "Infinity")]
    public void Normalize_NoRotation_Throws(double w, string length)
    {
        var exception = Assert.Throws<ArgumentException>(() => new QuaternionD(w, 0, 0, 0).Normalize());

        Assert.Equal($"A quaternion of length {length} is no rotation; the length must be finite and at least 1e-10.", exception.Message);
        Assert.Throws<ArgumentException>(() => new QuaternionD(w, 0, 0, 0).Rotate(Vector3D.UnitX));
        Assert.Throws<ArgumentException>(() => new QuaternionD(w, 0, 0, 0).ToRotationMatrix());
        Assert.Throws<ArgumentException>(() => new QuaternionD(w, 0, 0, 0).ToAxisAngle());
        Assert.Throws<ArgumentException>(() => new QuaternionD(w, 0, 0, 0).ToYawPitchRoll());
    }

    [Fact]
    public void FromAxisAngle_ZeroAxisZeroAngle_IsIdentity() => Assert.Equal(QuaternionD.Identity, QuaternionD.FromAxisAngle(default));

    [Fact]
    public void FromAxisAngle_LongAxisDown_TurnsTheOtherWay() =>
        Near.SameRotation(new(Half, 0, 0, -Half), QuaternionD.FromAxisAngle(new(new(0, 0, -7), Math.PI / 2)), 1e-15);

    [Theory]
    [InlineData(0.0, "0")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    public void FromAxisAngle_NoAxis_Throws(double x, string length)
    {
        var exception = Assert.Throws<ArgumentException>(() => QuaternionD.FromAxisAngle(new(new(x, 0, 0), 0.5)));

        Assert.Equal($"The axis of a rotation by 0.5 rad needs a finite length of 1e-10 or more, but has {length}. (Parameter 'axisAngle')", exception.Message);
    }

    [Theory]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    public void FromAxisAngle_AngleNotFinite_Throws(double angle, string found)
    {
        var exception = Assert.Throws<ArgumentException>(() => QuaternionD.FromAxisAngle(new(Vector3D.UnitX, angle)));

        Assert.Equal($"The angle of a rotation must be finite, but was {found}. (Parameter 'axisAngle')", exception.Message);
    }

    [Fact]
    public void ToAxisAngle_Identity_HasTheXAxis()
    {
        Assert.Equal(new(Vector3D.UnitX, 0), QuaternionD.Identity.ToAxisAngle());
        Assert.Equal(new(Vector3D.UnitX, 0), (-QuaternionD.Identity).ToAxisAngle());
    }

    [Fact]
    public void ToAxisAngle_MoreThanHalfATurn_TurnsTheShortWay()
    {
        var axisAngle = QuaternionD.FromAxisAngle(new(Vector3D.UnitZ, 1.5 * Math.PI)).ToAxisAngle();

        Near.Equal(-Vector3D.UnitZ, axisAngle.Axis, 1e-15);
        Assert.Equal(Math.PI / 2, axisAngle.Angle, 1e-15);
    }

    [Fact]
    public void ToAxisAngle_TinyAngle_KeepsIt()
    {
        var axisAngle = QuaternionD.FromAxisAngle(new(Vector3D.UnitY, 1e-12)).ToAxisAngle();

        Near.Equal(Vector3D.UnitY, axisAngle.Axis, 1e-15);
        Assert.Equal(1e-12, axisAngle.Angle, 1e-26);
    }
}

using CsCheck;
using MlKit.Labeling.Geometry;

namespace MlKit.Labeling.Tests.Geometry;

public sealed class RotationMatrixTests
{
    private static readonly RotationMatrix Counting = new(1, 2, 3, 4, 5, 6, 7, 8, 10);

    [Fact]
    public void Transform_Vector_IsTheProduct() => Assert.Equal(new(14, 32, 53), Counting.Transform(new(1, 2, 3)));

    [Fact]
    public void Multiply_TwoMatrices_IsTheProduct()
    {
        Assert.Equal(new(30, 36, 45, 66, 81, 102, 109, 134, 169), Counting * Counting);
        Assert.Equal(Counting, Counting * RotationMatrix.Identity);
    }

    [Fact]
    public void Transpose_Matrix_SwapsRowsAndColumns() => Assert.Equal(new(1, 4, 7, 2, 5, 8, 3, 6, 10), Counting.Transpose());

    [Fact]
    public void Determinant_Matrix_IsTheVolume() => Assert.Equal(-3, Counting.Determinant, 1e-13);

    [Fact]
    public void FromColumns_ThreeAxes_AreTheColumns() =>
        Assert.Equal(Counting, RotationMatrix.FromColumns(new(1, 4, 7), new(2, 5, 8), new(3, 6, 10)));

    [Fact]
    public void Orthonormalize_SlightlyOff_IsARotationNearby() =>
        Gens.Rotations.Select(Gen.Double[-1e-3, 1e-3].Array[9]).Sample((q, e) =>
        {
            var m = q.ToRotationMatrix();
            var off = new RotationMatrix(
                m.M00 + e[0], m.M01 + e[1], m.M02 + e[2], m.M10 + e[3], m.M11 + e[4], m.M12 + e[5], m.M20 + e[6], m.M21 + e[7], m.M22 + e[8]);
            var r = RotationMatrix.Orthonormalize(off);
            return Near.Distance(r, m) < 3e-3
                && Near.Distance(r.Transpose() * r, RotationMatrix.Identity) < 1e-14
                && Math.Abs(r.Determinant - 1) < 1e-14
                && IsSymmetric(r.Transpose() * off);
        });

    [Fact]
    public void Orthonormalize_Rotation_StaysAsItIs() => Gens.Rotations.Sample(q =>
        Near.Distance(RotationMatrix.Orthonormalize(q.ToRotationMatrix()), q.ToRotationMatrix()) < 1e-15);

    [Fact]
    public void Orthonormalize_TwoDecimals_IsAccepted()
    {
        var r = RotationMatrix.Orthonormalize(new(0.71, -0.71, 0, 0.71, 0.71, 0, 0, 0, 1));

        Near.Equal(QuaternionD.FromAxisAngle(new(Vector3D.UnitZ, Math.PI / 4)).ToRotationMatrix(), r, 1e-15);
    }

    [Fact]
    public void Orthonormalize_LeftHanded_Throws() => AssertThrows(
        new(0, 1, 0, 1, 0, 0, 0, 0, 1), "A rotation matrix must be right-handed, but its determinant is -1. Flip one axis. (Parameter 'nearly')");

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Orthonormalize_NotFinite_Throws(double value) => AssertThrows(
        RotationMatrix.Identity with { M12 = value }, "A rotation matrix must hold finite numbers only. (Parameter 'nearly')");

    [Fact]
    public void Orthonormalize_FarFromARotation_Throws()
    {
        const string Message = "The matrix is no rotation: its elements must lie within 0.05 of one's. (Parameter 'nearly')";

        AssertThrows(default, Message);
        AssertThrows(new(1, 0, 0, 0, 1, 0, 0, 0, 0), Message);
        AssertThrows(new(1.1, 0, 0, 0, 1, 0, 0, 0, 1), Message);
        AssertThrows(new(1, 0.5, 0, 0, 1, 0, 0, 0, 1), Message);
        AssertThrows(new(1e-200, 0, 0, 0, 1, 0, 0, 0, 1), Message);
    }

    // Of all rotations the polar factor is nearest; its mark is that the other factor is symmetric.
    private static bool IsSymmetric(RotationMatrix m) => Near.Distance(m, m.Transpose()) < 1e-14;

    private static void AssertThrows(RotationMatrix matrix, string message)
    {
        var exception = Assert.Throws<ArgumentException>(() => RotationMatrix.Orthonormalize(matrix));

        Assert.Equal(message, exception.Message);
    }
}

using MlKit.Labeling.Geometry;

namespace MlKit.Labeling.Tests.Geometry;

public sealed class Vector3DTests
{
    private static readonly Vector3D A = new(1, 2, 3);
    private static readonly Vector3D B = new(-2, 0.5, 4);

    [Fact]
    public void Operators_TwoVectors_WorkByCoordinate()
    {
        Assert.Equal(new(-1, 2.5, 7), A + B);
        Assert.Equal(new(3, 1.5, -1), A - B);
        Assert.Equal(new(-1, -2, -3), -A);
        Assert.Equal(new(2, 4, 6), A * 2);
        Assert.Equal(new(2, 4, 6), 2 * A);
        Assert.Equal(new(0.5, 1, 1.5), A / 2);
    }

    [Fact]
    public void DotAndCross_TwoVectors_AreTheProducts()
    {
        Assert.Equal(11, A.Dot(B));
        Assert.Equal(new(6.5, -10, 4.5), A.Cross(B));
        Assert.Equal(Vector3D.UnitZ, Vector3D.UnitX.Cross(Vector3D.UnitY));
    }

    [Fact]
    public void Normalize_AnyLength_GivesLengthOne()
    {
        Assert.Equal(new(0.6, 0, -0.8), new Vector3D(3, 0, -4).Normalize());
        Assert.Equal(Vector3D.UnitY, new Vector3D(0, 1e-9, 0).Normalize());
    }

    [Theory]
    [InlineData(0.0, "0")]
    [InlineData(9e-11, "9E-11")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    public void Normalize_NoDirection_Throws(double x, string length)
    {
        var exception = Assert.Throws<ArgumentException>(() => new Vector3D(x, 0, 0).Normalize());

        Assert.Equal($"A vector of length {length} has no direction; the length must be finite and at least 1e-10.", exception.Message);
    }
}

using MlKit.Labeling.Cameras;

namespace MlKit.Labeling.Tests.Cameras;

public sealed class RayAngleTests
{
    [Fact]
    public void Of_Double_EqualsAtan2()
    {
        var random = new Random(2);
        for (var i = 0; i < 100_000; i++)
        {
            var (r, z) = (Math.Exp(20 * random.NextDouble() - 10), (random.NextDouble() - 0.5) * 20);
            Assert.Equal(Math.Atan2(r, z), RayAngle.Of(r, z), 1e-15);
        }
    }

    [Theory]
    [InlineData(0, 2, 0)]
    [InlineData(0, -2, Math.PI)]
    [InlineData(3, 0.0, Math.PI / 2)]
    [InlineData(2, -0.0, Math.PI / 2)]
    [InlineData(1, 1, Math.PI / 4)]
    [InlineData(1, -1, 3 * Math.PI / 4)]
    [InlineData(0, 0, double.NaN)]
    [InlineData(double.NaN, 1, double.NaN)]
    [InlineData(1, double.NaN, double.NaN)]
    public void Of_Double_IsExactAtTheAxes(double r, double z, double expected) => Assert.Equal(expected, RayAngle.Of(r, z));

    [Fact]
    public void Of_Float_IsNearAtan2AndTheReciprocal()
    {
        var random = new Random(2);
        for (var i = 0; i < 100_000; i++)
        {
            var (r, z) = ((float)Math.Exp(20 * random.NextDouble() - 10), (float)(random.NextDouble() - 0.5) * 20);
            var (theta, inverse) = RayAngle.Of(r, z);
            Assert.Equal(Math.Atan2(r, z), theta, 4e-7);
            Assert.Equal(1, inverse * (double)r, 4e-7);
        }
    }
}

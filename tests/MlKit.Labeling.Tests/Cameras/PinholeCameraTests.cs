using CsCheck;
using MlKit.Labeling.Cameras;

namespace MlKit.Labeling.Tests.Cameras;

public sealed class PinholeCameraTests
{
    private static readonly PinholeCamera Camera = new(1920, 1208, 1687.3369140625, 1783.428466796875, 965.43414055823814, 684.4193604186803);

    [Fact]
    public void TryProject_Point_IsThePinholeFormula()
    {
        Assert.True(new PinholeCamera(100, 50, 80, 90, 49.5, 24.5).TryProject(new(1, -2, 4), out var pixel));
        Assert.Equal(new(69.5, -20.5), pixel);
    }

    [Fact]
    public void TryUnproject_AnyPixel_ProjectsBack() => Gen.Double[-5000, 5000].Select(Gen.Double[-5000, 5000]).Sample((u, v) =>
    {
        var ok = Camera.TryUnproject(new(u, v), out var ray) & Camera.TryProject(ray * 17, out var pixel);
        return ok && Math.Abs(ray.Length - 1) < 1e-15 && Math.Abs(pixel.U - u) < 1e-9 && Math.Abs(pixel.V - v) < 1e-9;
    });

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Constructor_NoSize_Throws(int size)
    {
        Assert.Throws<ArgumentOutOfRangeException>("width", () => new PinholeCamera(size, 1, 1, 1, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>("height", () => new PinholeCamera(1, size, 1, 1, 0, 0));
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Constructor_NoFocalLength_Throws(double focalLength)
    {
        var fx = Assert.Throws<ArgumentOutOfRangeException>("fx", () => new PinholeCamera(1, 1, focalLength, 1, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>("fy", () => new PinholeCamera(1, 1, 1, focalLength, 0, 0));

        Assert.StartsWith("A focal length must be positive and finite. (Parameter 'fx')", fx.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void Constructor_NumberNotFinite_Throws(double number)
    {
        var cx = Assert.Throws<ArgumentOutOfRangeException>("cx", () => new PinholeCamera(1, 1, 1, 1, number, 0));
        Assert.Throws<ArgumentOutOfRangeException>("cy", () => new PinholeCamera(1, 1, 1, 1, 0, number));

        Assert.StartsWith("A number of a camera must be finite. (Parameter 'cx')", cx.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Equals_SameNumbers_IsTrue()
    {
        Assert.Equal(Camera, new PinholeCamera(1920, 1208, 1687.3369140625, 1783.428466796875, 965.43414055823814, 684.4193604186803));
        Assert.NotEqual<CameraModel>(Camera, A2d2Lenses.FrontCenter);
        Assert.Equal(1920, Camera.Width);
        Assert.Equal(1208, Camera.Height);
    }
}

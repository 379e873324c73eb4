using CsCheck;
using MlKit.Labeling.Cameras;
using MlKit.Labeling.Geometry;

namespace MlKit.Labeling.Tests.Cameras;

public sealed class BrownConradyCameraTests
{
    private static readonly Gen<BrownConradyCamera> Lenses = Gen.Select(
        Gen.Double[-0.5, 0.5].Array[3], Gen.Double[-0.01, 0.01].Array[2], Gen.Double[300, 3000],
        (k, p, f) => new BrownConradyCamera(1920, 1208, f, f * 1.02, 960, 604, k[0], k[1], p[0], p[1], k[2]));

    [Fact]
    public void MaxRadius_A2d2FrontCenter_IsWhereTheRadiusStopsToGrow() =>
        Assert.Equal(1 / Math.Sqrt(3 * 0.2611312587700434), A2d2Lenses.FrontCenter.MaxRadius, 1e-14);

    // The roots are those of 1 + 3 k1 s + 5 k2 s² + 7 k3 s³ with s = r².
    [Theory]
    [InlineData(0, 0, 0, double.PositiveInfinity)]
    [InlineData(0.1, 0.1, 0.1, double.PositiveInfinity)]
    [InlineData(1e-300, 0, 0, double.PositiveInfinity)]
    [InlineData(-1, 1, 0, double.PositiveInfinity)]
    [InlineData(0, -0.2, 0, 1)]
    [InlineData(0, 0, -1.0 / 7, 1)]
    [InlineData(1, 0, -4.0 / 7, 1)]
    [InlineData(-1, 0.25, 0, 0.6324555320336759)]
    [InlineData(0, -0.4, 0.1, 0.9175868423674624)]
    [InlineData(-3e20, 0, 0, 3.3333333333333335e-11)]
    public void MaxRadius_OtherLens_IsTheFirstRoot(double k1, double k2, double k3, double expected)
    {
        var limit = new BrownConradyCamera(10, 10, 1, 1, 0, 0, k1, k2, 0, 0, k3).MaxRadius;

        Assert.True(limit == expected || Math.Abs(limit / expected - 1) < 1e-14, $"{limit}");
    }

    [Fact]
    public void TryProject_BeyondMaxRadius_IsNotWrappedBack()
    {
        var camera = A2d2Lenses.FrontCenter;

        Assert.True(camera.TryProject(new(camera.MaxRadius - 1e-6, 0, 1), out var last));
        Assert.False(camera.TryProject(new(camera.MaxRadius + 1e-6, 0, 1), out _));
        Assert.False(camera.TryProject(new(1.9, 0, 1), out _));
        Assert.True(camera.TryProject(new(1, 0, 1), out var inner));
        Assert.True(inner.U < last.U);
    }

    [Fact]
    public void TryProject_Tangential_IsTheFormula()
    {
        var camera = new BrownConradyCamera(10, 10, 100, 200, 1, 2, 0.1, 0.2, 0.01, 0.02, 0.03);
        const double X = 0.5, Y = -0.25, S = X * X + Y * Y;
        const double Scale = 1 + 0.1 * S + 0.2 * S * S + 0.03 * S * S * S;

        Assert.True(camera.TryProject(new(1, -0.5, 2), out var pixel));

        Assert.Equal(1 + 100 * (X * Scale + 2 * 0.01 * X * Y + 0.02 * (S + 2 * X * X)), pixel.U, 1e-12);
        Assert.Equal(2 + 200 * (Y * Scale + 0.01 * (S + 2 * Y * Y) + 2 * 0.02 * X * Y), pixel.V, 1e-12);
    }

    [Fact]
    public void TryUnproject_RandomLens_ProjectsBack() => Lenses.Select(Gen.Double[0, 1919], Gen.Double[0, 1207]).Sample((camera, u, v) =>
    {
        if (!camera.TryUnproject(new(u, v), out var ray))
            return double.IsNaN(ray.X);
        return camera.TryProject(ray, out var pixel) && Math.Abs(pixel.U - u) < 1e-9 && Math.Abs(pixel.V - v) < 1e-9;
    });

    [Fact]
    public void TryUnproject_PixelOfAPoint_FindsItsDirection() =>
        Lenses.Select(Gen.Double[0, 0.8], Gen.Double[0, 2 * Math.PI]).Sample((camera, share, angle) =>
        {
            var r = share * Math.Min(camera.MaxRadius, 1);
            var direction = new Vector3D(r * Math.Cos(angle), r * Math.Sin(angle), 1).Normalize();
            return camera.TryProject(direction * 30, out var pixel)
                && camera.TryUnproject(pixel, out var ray)
                && (ray - direction).Length < 1e-11;
        });

    [Fact]
    public void TryUnproject_EveryA2d2Pixel_Works()
    {
        var camera = A2d2Lenses.FrontCenter;
        for (var v = 0; v < camera.Height; v += 7)
        {
            for (var u = 0; u < camera.Width; u += 7)
            {
                Assert.True(camera.TryUnproject(new(u, v), out var ray) && camera.TryProject(ray, out var pixel)
                    && Math.Abs(pixel.U - u) + Math.Abs(pixel.V - v) < 1e-9);
            }
        }
    }

    [Fact]
    public void TryUnproject_BeyondTheImageOfMaxRadius_IsFalse()
    {
        var camera = A2d2Lenses.FrontCenter;
        var edge = camera.MaxRadius * (1 - 1 / 3.0) * camera.Fx;

        Assert.True(camera.TryUnproject(new(camera.Cx + edge - 1e-3, camera.Cy), out _));
        Assert.False(camera.TryUnproject(new(camera.Cx + edge + 1e-3, camera.Cy), out var ray));
        Assert.Equal(double.NaN, ray.Z);
        Assert.False(new BrownConradyCamera(10, 10, 1000, 1000, 0, 0, -0.3, 0, 1e-3, 1e-3, 0).TryUnproject(new(1000, 200), out _));
    }

    [Fact]
    public void TryUnproject_PrincipalPoint_IsTheAxis()
    {
        Assert.True(A2d2Lenses.FrontCenter.TryUnproject(new(A2d2Lenses.FrontCenter.Cx, A2d2Lenses.FrontCenter.Cy), out var ray));
        Assert.Equal(Vector3D.UnitZ, ray);
    }

    [Fact]
    public void Constructor_CoefficientNotFinite_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>("K1", () => new BrownConradyCamera(1, 1, 1, 1, 0, 0, double.NaN, 0, 0, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>("K2", () => new BrownConradyCamera(1, 1, 1, 1, 0, 0, 0, double.NaN, 0, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>("P1", () => new BrownConradyCamera(1, 1, 1, 1, 0, 0, 0, 0, double.NaN, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>("P2", () => new BrownConradyCamera(1, 1, 1, 1, 0, 0, 0, 0, 0, double.NaN, 0));
        Assert.Throws<ArgumentOutOfRangeException>("K3", () => new BrownConradyCamera(1, 1, 1, 1, 0, 0, 0, 0, 0, 0, double.PositiveInfinity));
    }
}

using CsCheck;
using MlKit.Labeling.Cameras;
using MlKit.Labeling.Geometry;

namespace MlKit.Labeling.Tests.Cameras;

public sealed class FisheyeCameraTests
{
    private static readonly FisheyeCamera Equidistant = new(400, 400, 100, 100, 200, 200, 0, 0, 0, 0);

    private static readonly Gen<FisheyeCamera> Lenses = Gen.Select(
        Gen.Double[-0.1, 0.1].Array[4], Gen.Double[200, 1500],
        (k, f) => new FisheyeCamera(1920, 1208, f, f * 0.98, 960, 604, k[0], k[1] / 3, k[2] / 9, k[3] / 27));

    [Theory]
    [InlineData(0.5)]
    [InlineData(Math.PI / 2)]
    [InlineData(2.5)]
    public void TryProject_NoCoefficients_RadiusIsTheAngle(double theta)
    {
        Assert.True(Equidistant.TryProject(new(0, 3 * Math.Sin(theta), 3 * Math.Cos(theta)), out var pixel));

        Assert.Equal(200, pixel.U, 1e-12);
        Assert.Equal(200 + 100 * theta, pixel.V, 1e-12);
    }

    [Fact]
    public void TryProject_OnTheAxis_IsThePrincipalPoint()
    {
        Assert.True(A2d2Lenses.FrontLeft.TryProject(new(0, 0, 4), out var pixel));
        Assert.Equal(new(A2d2Lenses.FrontLeft.Cx, A2d2Lenses.FrontLeft.Cy), pixel);
        Assert.True(A2d2Lenses.FrontLeft.TryUnproject(pixel, out var ray));
        Assert.Equal(Vector3D.UnitZ, ray);
    }

    [Fact]
    public void TryProject_StraightBack_HasNoImage()
    {
        Assert.Equal(Math.PI, Equidistant.MaxTheta);
        Assert.False(Equidistant.TryProject(new(0, 0, -1), out _));
        Assert.False(Equidistant.TryProject(new(1e-200, 0, -1), out _));
        Assert.True(Equidistant.TryProject(new(1e-3, 0, -1), out _));
    }

    [Fact]
    public void TryProject_BeyondMaxTheta_IsNotWrappedBack()
    {
        var camera = new FisheyeCamera(400, 400, 100, 100, 200, 200, -0.3, 0, 0, 0);
        var limit = 1 / Math.Sqrt(0.9);

        Assert.Equal(limit, camera.MaxTheta, 1e-14);
        Assert.True(camera.TryProject(new(Math.Sin(limit - 1e-9), 0, Math.Cos(limit - 1e-9)), out _));
        Assert.False(camera.TryProject(new(Math.Sin(limit + 1e-9), 0, Math.Cos(limit + 1e-9)), out _));
    }

    // A leading coefficient that is all but 0 puts the other roots 1e38 away.
    [Fact]
    public void MaxTheta_TinyLastCoefficient_IsTheFirstRoot()
    {
        var camera = new FisheyeCamera(10, 10, 1, 1, 0, 0, -0.06737271949951859, -0.015974574533232422, 4.8e-7, -1.885925925925926E-41);

        Assert.Equal(1.578795839909549, camera.MaxTheta, 1e-14);
    }

    [Fact]
    public void TryUnproject_RandomLens_ProjectsBack() => Lenses.Select(Gen.Double[0, 1919], Gen.Double[0, 1207]).Sample((camera, u, v) =>
    {
        if (!camera.TryUnproject(new(u, v), out var ray))
            return double.IsNaN(ray.X);
        return camera.TryProject(ray * 3, out var pixel) && Math.Abs(pixel.U - u) < 1e-9 && Math.Abs(pixel.V - v) < 1e-9;
    });

    [Fact]
    public void TryUnproject_PixelOfAPoint_FindsItsDirection() =>
        Lenses.Select(Gen.Double[0, 0.9], Gen.Double[0, 2 * Math.PI]).Sample((camera, share, angle) =>
        {
            var (sin, cos) = Math.SinCos(share * camera.MaxTheta);
            var direction = new Vector3D(sin * Math.Cos(angle), sin * Math.Sin(angle), cos);
            return camera.TryProject(direction * 30, out var pixel)
                && camera.TryUnproject(pixel, out var ray)
                && (ray - direction).Length < 1e-11;
        });

    [Theory]
    [InlineData(200 + 100 * 3.2, 200)]
    [InlineData(1e308, 200)]
    public void TryUnproject_BeyondTheImageOfMaxTheta_IsFalse(double u, double v)
    {
        Assert.False(Equidistant.TryUnproject(new(u, v), out var ray));
        Assert.Equal(double.NaN, ray.X);
    }

    [Fact]
    public void Constructor_CoefficientNotFinite_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>("K1", () => new FisheyeCamera(1, 1, 1, 1, 0, 0, double.NaN, 0, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>("K2", () => new FisheyeCamera(1, 1, 1, 1, 0, 0, 0, double.NaN, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>("K3", () => new FisheyeCamera(1, 1, 1, 1, 0, 0, 0, 0, double.NaN, 0));
        Assert.Throws<ArgumentOutOfRangeException>("K4", () => new FisheyeCamera(1, 1, 1, 1, 0, 0, 0, 0, 0, double.NaN));
    }
}

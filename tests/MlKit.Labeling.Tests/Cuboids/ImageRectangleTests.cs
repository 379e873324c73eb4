using MlKit.Labeling.A2d2;
using MlKit.Labeling.Cameras;
using MlKit.Labeling.Geometry;

namespace MlKit.Labeling.Tests.Cuboids;

public sealed class ImageRectangleTests
{
    private static readonly PinholeCamera Camera = new(200, 100, 100, 100, 100, 50);

    [Fact]
    public void ToA2d2_BoxAhead_IsSurrounded()
    {
        // The rear face is the nearer one: 9 m away, 2 m wide, 1 m high.
        var rectangle = RectangleOf(10, 0, 0);

        Assert.Equal(100 - 100 / 9.0, rectangle.Left, 1e-9);
        Assert.Equal(50 - 50 / 9.0, rectangle.Top, 1e-9);
        Assert.Equal(100 + 100 / 9.0, rectangle.Right, 1e-9);
        Assert.Equal(50 + 50 / 9.0, rectangle.Bottom, 1e-9);
    }

    [Fact]
    public void ToA2d2_BoxBesideTheImage_ReachesBeyondIt()
    {
        var rectangle = RectangleOf(3, -6, 0);

        Assert.Equal(100 + 500 / 4.0, rectangle.Left, 1e-9);
        Assert.Equal(100 + 700 / 2.0, rectangle.Right, 1e-9);
    }

    [Fact]
    public void ToA2d2_BoxBesideTheCamera_IsCutATenthOfAMetreBeforeIt()
    {
        var rectangle = RectangleOf(0.5, 4, 0);

        Assert.Equal(100 - 500 / 0.1, rectangle.Left, 1e-6);
        Assert.Equal(100 - 300 / 1.5, rectangle.Right, 1e-9);
        Assert.Equal(50 - 50 / 0.1, rectangle.Top, 1e-6);
        Assert.Equal(50 + 50 / 0.1, rectangle.Bottom, 1e-6);
    }

    [Fact]
    public void ToA2d2_BoxBehindTheCamera_HasNoRectangle() => Assert.Equal(default, RectangleOf(-5, 0, 0));

    [Fact]
    public void ToA2d2_NoCamera_HasNoRectangle() =>
        Assert.Equal(default, CuboidGen.Upright(10, 0, 0, 2, 2, 1).ToA2d2(1, "Car", RigidTransform.Identity).Rectangle);

    private static A2d2Rectangle RectangleOf(double x, double y, double z) =>
        CuboidGen.Upright(x, y, z, 2, 2, 1).ToA2d2(1, "Car", RigidTransform.Identity, Camera).Rectangle;
}

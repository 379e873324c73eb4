using MlKit.Labeling.Cameras;
using MlKit.Labeling.Geometry;
using MlKit.Labeling.Imaging;
using MlKit.Labeling.Pictures;

namespace MlKit.Labeling.Tests.Pictures;

public sealed class ImageOverlayTests
{
    private static readonly PinholeCamera Camera = new(200, 100, 100, 100, 100, 50);
    private static readonly Rgb Red = new(255, 0, 0);
    private static readonly ImageOverlayOptions Range = new() { MinDepth = 1, MaxDepth = 100 };

    [Fact]
    public void AddPoints_AtKnownPixel_DrawsItInItsDepthColor()
    {
        // u = 100 + 100 * 2 / 10, v = 50 - 100 * 1 / 10; log10(10) is the middle of 1 to 100 m.
        var overlay = new ImageOverlay(Black(), Camera, Range);

        var added = overlay.AddPoints([2, -1, 10]);

        var image = overlay.ToImage();
        Assert.Equal(1, added);
        Assert.Equal(ColorRamp.Depth.At(0.5), image.At(120, 40));
        Assert.Equal(default, image.At(123, 40));
        Assert.Equal(default, image.At(40, 120 - 50));
    }

    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(1, 0)]
    [InlineData(100, 1)]
    [InlineData(400, 1)]
    public void AddPoints_AtTheEndsOfTheRange_TakesTheEndColors(double depth, double position)
    {
        var overlay = new ImageOverlay(Black(), Camera, Range);
        overlay.AddPoints([0, 0, depth]);

        Assert.Equal(ColorRamp.Depth.At(position), overlay.ToImage().At(100, 50));
    }

    [Theory]
    [InlineData(5, 20)]
    [InlineData(20, 5)]
    public void AddPoints_OnOneRay_NearerCovers(double first, double second)
    {
        var overlay = new ImageOverlay(Black(), Camera, Range);

        overlay.AddPoints([0, 0, first, 0, 0, second]);

        Assert.Equal(ColorRamp.Depth.Over(1, 100).At(5), overlay.ToImage().At(100, 50));
    }

    [Fact]
    public void AddPoints_BehindOutsideOrNotFinite_AreLeftOut()
    {
        var overlay = new ImageOverlay(Black(), Camera, Range);

        var added = overlay.AddPoints([0, 0, -5, 50, 0, 10, double.NaN, 0, 5, 0, 0, 5]);

        Assert.Equal(1, added);
    }

    [Fact]
    public void ToImage_NothingAdded_EqualsTheImage()
    {
        var image = Black();
        new Random(1).NextBytes(image.Pixels);

        Assert.Equal(image.Pixels.ToArray(), new ImageOverlay(image, Camera).ToImage().Pixels.ToArray());
    }

    [Fact]
    public void ToImage_GreyImage_BecomesRgbAndIsNotChanged()
    {
        var grey = new PixelImage(200, 100, 1);
        grey.Pixels.Fill(80);
        var overlay = new ImageOverlay(grey, Camera);
        overlay.AddPoints([0, 0, 5]);

        var image = overlay.ToImage();

        Assert.Equal(3, image.Channels);
        Assert.Equal(new Rgb(80, 80, 80), image.At(3, 3));
        Assert.NotEqual(new Rgb(80, 80, 80), image.At(100, 50));
        Assert.All(grey.Pixels.ToArray(), sample => Assert.Equal(80, sample));
    }

    [Fact]
    public void ToImage_Twice_GivesTheSameBytes()
    {
        var overlay = new ImageOverlay(Black(), Camera);
        overlay.AddPoints([0, 0, 5, 0, 0, 5, 1, 0, 5]);
        overlay.AddBox3D(Cuboid(4, 6), "Car 1", Red);

        Assert.Equal(overlay.ToImage().Pixels.ToArray(), overlay.ToImage().Pixels.ToArray());
    }

    [Fact]
    public void AddBox2D_InsideTheImage_DrawsItsEdgesOnly()
    {
        var overlay = new ImageOverlay(Black(), Camera);

        overlay.AddBox2D(20, 30, 80, 70, "", Red);

        var image = overlay.ToImage();
        Assert.InRange(image.At(20, 50).R, 200, 255);
        Assert.InRange(image.At(50, 30).R, 200, 255);
        Assert.InRange(image.At(80, 50).R, 200, 255);
        Assert.InRange(image.At(50, 70).R, 200, 255);
        Assert.Equal(default, image.At(50, 50));
        Assert.Equal(default, image.At(10, 50));
    }

    [Fact]
    public void AddBox2D_BeyondTheImage_KeepsTheLabelInside()
    {
        var overlay = new ImageOverlay(Black(), Camera);
        overlay.AddBox2D(150, -40, 400, 300, "Car", Red);

        var image = overlay.ToImage();

        Assert.Contains(Enumerable.Range(0, 15).SelectMany(y => Enumerable.Range(160, 40).Select(x => image.At(x, y))), pixel => pixel == Red);
    }

    [Fact]
    public void AddBox2D_OutsideTheImage_DrawsNothing()
    {
        var overlay = new ImageOverlay(Black(), Camera);
        overlay.AddBox2D(300, 30, 380, 70, "Car", Red);

        Assert.Null(overlay.ToImage().Drawn());
    }

    [Fact]
    public void AddBox3D_InFront_CoversItsProjection()
    {
        var overlay = new ImageOverlay(Black(), Camera);
        overlay.AddBox3D(Cuboid(4, 6), "", Red);

        // The near face spans 1 m to either side at 4 m: 25 px; the line and its rim add 2 px.
        var drawn = overlay.ToImage().Drawn()!.Value;

        Assert.InRange(drawn.Left, 73, 75);
        Assert.InRange(drawn.Right, 125, 127);
        Assert.InRange(drawn.Top, 23, 25);
        Assert.InRange(drawn.Bottom, 75, 77);
    }

    [Fact]
    public void AddBox3D_Front_IsTinted()
    {
        var overlay = new ImageOverlay(Black(), Camera);
        overlay.AddBox3D(Shift(Cuboid(4, 6), 1.2), "", Red);

        // The far face is the front (6 m); between the near face's edge and the far face's lies an open side.
        var image = overlay.ToImage();

        Assert.InRange(image.At(122, 55).R, 50, 90);
        Assert.Equal(default, image.At(141, 55));
    }

    [Fact]
    public void AddBox3D_BehindTheCamera_DrawsNothing()
    {
        var overlay = new ImageOverlay(Black(), Camera);
        overlay.AddBox3D(Cuboid(-6, -4), "Car", Red);
        overlay.AddBox3D(Cuboid(-6, 0.05), "Car", Red);

        Assert.Null(overlay.ToImage().Drawn());
    }

    [Fact]
    public void AddBox3D_HalfBehindTheCamera_DrawsOnlyWhatIsInFront()
    {
        // A box to the right that reaches from behind the camera to 4 m ahead: all of it lies right of its far left edge.
        var overlay = new ImageOverlay(Black(), Camera);
        overlay.AddBox3D(Shift(Cuboid(-6, 4), 2), "", Red);

        var drawn = overlay.ToImage().Drawn()!.Value;

        Assert.InRange(drawn.Left, 123, 125);
        Assert.Equal(199, drawn.Right);
    }

    [Fact]
    public void AddBox3D_DistortedLens_BendsItsEdges()
    {
        var lens = new BrownConradyCamera(200, 100, 100, 100, 100, 50, -0.3, 0, 0, 0, 0);
        Vector3D left = new(-0.9, -0.4, 1), right = new(0.9, -0.4, 1);
        List<SkiaSharp.SKPoint> run = [];

        new EdgeTracer(lens).Trace(left, right, run);

        Assert.True(lens.TryProject(new Vector3D(0, -0.4, 1), out var middle));
        Assert.Contains(run, point => Math.Abs(point.X - middle.U) < 0.01 && Math.Abs(point.Y - middle.V) < 0.01);
        Assert.True(run[0].Y - middle.V > 3, "Barrel distortion pulls the ends towards the centre.");
        Assert.Equal(run.OrderBy(point => point.X), run);
    }

    [Fact]
    public void AddBox3D_BeyondTheLimitOfTheLens_IsCutThere()
    {
        var lens = new BrownConradyCamera(200, 100, 100, 100, 100, 50, -0.3, 0, 0, 0, 0);
        List<SkiaSharp.SKPoint> run = [];

        new EdgeTracer(lens).Trace(new Vector3D(0, 0, 1), new Vector3D(5, 0, 1), run);

        // r (1 - 0.3 r^2) peaks at r = 1.054 with 0.703.
        Assert.InRange(run[^1].X, 170, 170.3);
        Assert.Equal(100, run[0].X);
    }

    [Fact]
    public void ToImage_LabelsOfBoxesOnOneRay_DoNotCover()
    {
        var overlay = new ImageOverlay(Black(), Camera);
        overlay.AddBox3D(Cuboid(5, 7), "Car", new Rgb(0, 255, 0));
        overlay.AddBox3D(Cuboid(5.5, 7.5), "Bus", Red);

        var image = overlay.ToImage();

        Assert.Equal(Count(image, new Rgb(0, 255, 0), top: 0, bottom: 29), CountGlyphs("Car"));
        Assert.Equal(Count(image, Red, top: 0, bottom: 29), CountGlyphs("Bus"));
    }

    [Fact]
    public void Members_BadArguments_Throw()
    {
        var overlay = new ImageOverlay(Black(), Camera);

        Assert.Throws<ArgumentNullException>("image", () => new ImageOverlay(null!, Camera));
        Assert.Throws<ArgumentNullException>("camera", () => new ImageOverlay(Black(), null!));
        Assert.Throws<ArgumentException>("image", () => new ImageOverlay(new PixelImage(100, 200, 3), Camera));
        Assert.Throws<ArgumentException>("points", () => overlay.AddPoints(new double[4]));
        Assert.Throws<ArgumentNullException>("label", () => overlay.AddBox2D(0, 0, 1, 1, null!, Red));
        Assert.Throws<ArgumentOutOfRangeException>("right", () => overlay.AddBox2D(5, 0, 4, 1, "", Red));
        Assert.Throws<ArgumentOutOfRangeException>("bottom", () => overlay.AddBox2D(0, 0, 1, double.NaN, "", Red));
        Assert.Throws<ArgumentNullException>("label", () => overlay.AddBox3D(Cuboid(4, 6), null!, Red));
        Assert.Throws<ArgumentException>("corners", () => overlay.AddBox3D(new Vector3D[7], "", Red));
        Assert.Throws<ArgumentException>("corners", () => overlay.AddBox3D([.. Cuboid(4, 6)[..7], new Vector3D(0, double.NaN, 0)], "", Red));
    }

    [Theory]
    [InlineData(0, 10, 2, "MinDepth")]
    [InlineData(10, 10, 2, "MaxDepth")]
    [InlineData(1, double.PositiveInfinity, 2, "MaxDepth")]
    [InlineData(1, 10, 0.4, "DotRadius")]
    [InlineData(1, 10, 51, "DotRadius")]
    [InlineData(double.NaN, 10, 1, "MinDepth")]
    public void Constructor_OptionOutOfRange_Throws(double min, double max, double radius, string name) => Assert.Throws<ArgumentOutOfRangeException>(
        name, () => new ImageOverlay(Black(), Camera, new ImageOverlayOptions { MinDepth = min, MaxDepth = max, DotRadius = radius }));

    private static PixelImage Black() => new(200, 100, 3);

    /// <summary>2 m wide and high on the optical axis; its rear is at near, its front at far.</summary>
    private static Vector3D[] Cuboid(double near, double far) =>
    [
        new(-1, 1, near), new(-1, 1, far), new(1, 1, far), new(1, 1, near), new(-1, -1, near), new(-1, -1, far), new(1, -1, far), new(1, -1, near),
    ];

    private static Vector3D[] Shift(Vector3D[] corners, double x) => [.. corners.Select(corner => corner + new Vector3D(x, 0, 0))];

    private static int Count(PixelImage image, Rgb color, int top, int bottom) =>
        Enumerable.Range(top, bottom - top).Sum(y => Enumerable.Range(0, image.Width).Count(x => image.At(x, y) == color));

    private static int CountGlyphs(string text) => text.Sum(character =>
        Enumerable.Range(0, 35).Count(cell => PixelFont.IsSet(character, cell % 5, cell / 5)));
}

using MlKit.Labeling.Geometry;
using MlKit.Labeling.Pictures;

namespace MlKit.Labeling.Tests.Pictures;

public sealed class BirdsEyeViewTests
{
    private static readonly Rgb Ground = new(0x10, 0x14, 0x1A);
    private static readonly Rgb Red = new(255, 0, 0);

    // 160 x 100 px; the origin is the corner between the pixels 79 and 80, and 79 and 80.
    private static readonly BirdsEyeViewOptions Small = new() { Ahead = 8, Behind = 2, Sideways = 8, PixelsPerMeter = 10, MinHeight = 0, MaxHeight = 4 };

    [Fact]
    public void ToImage_Options_GiveTheSize()
    {
        var image = new BirdsEyeView(Small).ToImage();

        Assert.Equal((160, 100, 3), (image.Width, image.Height, image.Channels));
    }

    [Theory]
    [InlineData(5.05, 0.05, 79, 29)]
    [InlineData(5.05, 3.05, 49, 29)]
    [InlineData(5.05, -3.05, 110, 29)]
    [InlineData(-1.05, 3.05, 49, 90)]
    public void AddPoints_ForwardIsUpAndLeftIsLeft(double x, double y, int column, int row)
    {
        var view = new BirdsEyeView(Small);

        var added = view.AddPoints([x, y, 2]);

        var image = view.ToImage();
        Assert.Equal(1, added);
        Assert.Equal(ColorRamp.Height.At(0.5), image.At(column, row));
        Assert.NotEqual(ColorRamp.Height.At(0.5), image.At(column, row + 3));
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(3, 1)]
    public void AddPoints_AboveEachOther_HigherCovers(double first, double second)
    {
        var view = new BirdsEyeView(Small);

        view.AddPoints([5.05, 3.05, first, 5.05, 3.05, second]);

        Assert.Equal(ColorRamp.Height.At(0.75), view.ToImage().At(49, 29));
    }

    [Fact]
    public void AddPoints_OutsideOrNotFinite_AreLeftOut()
    {
        var view = new BirdsEyeView(Small);

        var added = view.AddPoints([9, 0, 0, -3, 0, 0, 0, 9, 0, 0, -9, 0, double.NaN, 0, 0, 1, 1, double.NaN, 1, 1, 1]);

        Assert.Equal(1, added);
    }

    [Fact]
    public void AddBox_ByCentre_EqualsItsCorners()
    {
        var (byCentre, byCorners) = (new BirdsEyeView(Small), new BirdsEyeView(Small));

        byCentre.AddBox(new Vector3D(4, 3, 1), new Vector3D(4, 2, 1), 0, "Car", Red);
        byCorners.AddBox(
            [new(2, 4, 0.5), new(6, 4, 0.5), new(6, 2, 0.5), new(2, 2, 0.5), new(2, 4, 1.5), new(6, 4, 1.5), new(6, 2, 1.5), new(2, 2, 1.5)], "Car", Red);

        Assert.Equal(byCorners.ToImage().Pixels.ToArray(), byCentre.ToImage().Pixels.ToArray());
    }

    [Fact]
    public void AddBox_Footprint_IsTintedAndOutlined()
    {
        var view = new BirdsEyeView(Small);
        view.AddBox(new Vector3D(4, 3, 0), new Vector3D(4, 2, 1), 0, "", Red);

        var image = view.ToImage();

        // x 2 to 6 m is row 60 to 20, y 2 to 4 m is column 60 to 40; the arrow reaches 1 m further.
        Assert.InRange(image.At(45, 45).R, 60, 120);
        Assert.InRange(image.At(40, 45).R, 150, 255);
        Assert.InRange(image.At(49, 14).R, 80, 255);
        Assert.Equal(Ground, image.At(49, 70));
    }

    [Fact]
    public void AddBox_TurnedLeft_PointsLeft()
    {
        var view = new BirdsEyeView(Small);
        view.AddBox(new Vector3D(4, 3, 0), new Vector3D(4, 2, 1), Math.PI / 2, "", Red);

        var image = view.ToImage();

        Assert.InRange(image.At(24, 39).R, 80, 255);
        Assert.Equal(Ground, image.At(24, 45));
        Assert.Equal(Ground, image.At(75, 45));
    }

    [Fact]
    public void AddBox_OutsideThePicture_WritesNoLabel()
    {
        var view = new BirdsEyeView(Small);
        view.AddBox(new Vector3D(40, 0, 0), new Vector3D(4, 2, 1), 0, "Car", Red);
        view.AddBox(new Vector3D(4, 30, 0), new Vector3D(4, 2, 1), 0, "Car", Red);

        Assert.Equal(new BirdsEyeView(Small).ToImage().Pixels.ToArray(), view.ToImage().Pixels.ToArray());
    }

    [Fact]
    public void ToImage_Default_HasGridArrowAndLegend()
    {
        var view = new BirdsEyeView();
        view.AddPoints([20, 20, 0]);

        var image = view.ToImage();

        Assert.Equal((960, 960), (image.Width, image.Height));
        Assert.Equal(new Rgb(255, 255, 255), image.At(480, 832));
        Assert.NotEqual(Ground, image.At(300, 720));
        Assert.Equal(Ground, image.At(300, 730));
        Assert.Contains(Enumerable.Range(600, 350).Select(x => image.At(x, 895)), pixel => pixel == ColorRamp.Height.At(1));
    }

    [Fact]
    public void Members_BadArguments_Throw()
    {
        var view = new BirdsEyeView();

        Assert.Throws<ArgumentException>("points", () => view.AddPoints(new double[5]));
        Assert.Throws<ArgumentNullException>("label", () => view.AddBox(new Vector3D[8], null!, Red));
        Assert.Throws<ArgumentException>("corners", () => view.AddBox(new Vector3D[9], "", Red));
        Assert.Throws<ArgumentException>("corners", () => view.AddBox(default, default, double.NaN, "", Red));
    }

    public static TheoryData<BirdsEyeViewOptions, string> BadOptions => new()
    {
        { new() { Ahead = 0 }, "Ahead" },
        { new() { Behind = -1 }, "Behind" },
        { new() { Sideways = double.NaN }, "Sideways" },
        { new() { PixelsPerMeter = double.PositiveInfinity }, "PixelsPerMeter" },
        { new() { PixelsPerMeter = 200 }, "PixelsPerMeter" },
        { new() { PixelsPerMeter = 0.001 }, "PixelsPerMeter" },
        { new() { MinHeight = 3 }, "MaxHeight" },
    };

    [Theory]
    [MemberData(nameof(BadOptions))]
    public void Constructor_OptionOutOfRange_Throws(BirdsEyeViewOptions options, string name) =>
        Assert.Throws<ArgumentOutOfRangeException>(name, () => new BirdsEyeView(options));
}

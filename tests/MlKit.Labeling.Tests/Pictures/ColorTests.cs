using MlKit.Labeling.Pictures;

namespace MlKit.Labeling.Tests.Pictures;

public sealed class ColorTests
{
    private static readonly string[] A2d2 =
    [
        "Animal", "Bicycle", "Bus", "Car", "CaravanTransporter", "Cyclist", "EmergencyVehicle", "MotorBiker", "Motorcycle", "Pedestrian", "Trailer",
        "Truck", "UtilityVehicle", "VanSUV",
    ];

    [Fact]
    public void ColorOf_ClassesOfA2d2_AreFourteenColors() => Assert.Equal(14, A2d2.Select(ClassPalette.ColorOf).Distinct().Count());

    [Theory]
    [InlineData("Car", "#3DA5FF")]
    [InlineData("Tram", "#FF8A3D")]
    [InlineData("", "#FF6EC7")]
    public void ColorOf_Name_IsTheSameEverywhere(string name, string color) => Assert.Equal(color, ClassPalette.ColorOf(name).ToString());

    [Fact]
    public void ColorOf_Null_Throws() => Assert.Throws<ArgumentNullException>("className", () => ClassPalette.ColorOf(null!));

    [Fact]
    public void At_BetweenStops_Mixes()
    {
        var ramp = new ColorRamp(new Rgb(0, 0, 0), new Rgb(100, 200, 50), new Rgb(100, 0, 0));

        Assert.Equal(new Rgb(50, 100, 25), ramp.At(0.25));
        Assert.Equal(new Rgb(100, 200, 50), ramp.At(0.5));
        Assert.Equal(new Rgb(0, 0, 0), ramp.At(-1));
        Assert.Equal(new Rgb(100, 0, 0), ramp.At(double.PositiveInfinity));
    }

    [Theory]
    [InlineData(2, 100)]
    [InlineData(10, 11)]
    [InlineData(1e-30, 1e30)]
    [InlineData(1e-300, 1e300)]
    public void Over_AnyRange_IsWithinOneOfTheLogarithm(double min, double max)
    {
        var random = new Random(4);
        var (from, to) = (Math.Max(min, 1e-30), Math.Min(max, 1e30));
        float[] values = [.. Enumerable.Range(0, 10_000).Select(_ => (float)(from * Math.Pow(to / from, random.NextDouble())))];
        var rgb = new byte[30_000];

        ColorRamp.Depth.Over(min, max).Write(values, rgb);

        for (var i = 0; i < values.Length; i++)
        {
            var (r, g, b) = ColorRamp.Depth.At((Math.Log(values[i]) - Math.Log(min)) / (Math.Log(max) - Math.Log(min)));
            Assert.InRange(rgb[3 * i], r - 1, r + 1);
            Assert.InRange(rgb[(3 * i) + 1], g - 1, g + 1);
            Assert.InRange(rgb[(3 * i) + 2], b - 1, b + 1);
        }
    }

    [Fact]
    public void Over_OutsideTheRange_IsAnEndColor()
    {
        var colors = ColorRamp.Depth.Over(1, 100);

        foreach (var low in new[] { 1, 0.5f, 0, -0f, -5, float.NegativeInfinity })
            Assert.Equal(ColorRamp.Depth.At(0), colors.At(low));
        foreach (var high in new[] { 100, 101, float.MaxValue, float.PositiveInfinity })
            Assert.Equal(ColorRamp.Depth.At(1), colors.At(high));
        Assert.Contains(colors.At(float.NaN), new[] { ColorRamp.Depth.At(0), ColorRamp.Depth.At(1) });
    }

    [Fact]
    public void Write_AnyLength_EqualsAtAndTouchesNothingElse()
    {
        var colors = ColorRamp.Depth.Over(1, 100);
        for (var length = 0; length < 40; length++)
        {
            float[] values = [.. Enumerable.Range(0, length).Select(i => (i * 3) - 1f)];
            byte[] rgb = [.. Enumerable.Repeat((byte)77, (3 * length) + 4)];

            colors.Write(values, rgb.AsSpan(2, (3 * length) + (length % 2)));

            byte[] expected = [77, 77, .. values.Select(colors.At).SelectMany(color => new[] { color.R, color.G, color.B }), 77, 77];
            Assert.Equal(expected, rgb);
        }
    }

    [Fact]
    public void Write_TooShort_Throws()
    {
        var exception = Assert.Throws<ArgumentException>("rgb", () => ColorRamp.Depth.Over(1, 2).Write(new float[2], new byte[5]));

        Assert.Equal("The colours need room for 6 bytes, but have 5. (Parameter 'rgb')", exception.Message);
    }
}

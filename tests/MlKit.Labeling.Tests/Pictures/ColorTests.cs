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
}

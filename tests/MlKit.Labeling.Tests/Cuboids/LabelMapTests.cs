using MlKit.Labeling.A2d2;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Cuboids;

namespace MlKit.Labeling.Tests.Cuboids;

public sealed class LabelMapTests
{
    private const string Classes =
        "Animal, Bicycle, Bus, Car, CaravanTransporter, Cyclist, EmergencyVehicle, MotorBiker, Motorcycle, Pedestrian, Trailer, Truck, UtilityVehicle, VanSUV";

    [Fact]
    public void Default_EveryClass_HasAFittingLabelAndComesBack()
    {
        Assert.Empty(LabelMap.Default.Validate());
        Assert.Equal(A2d2BoxClasses.All, LabelMap.Default.Labels.Keys);
        Assert.All(A2d2BoxClasses.All, name => Assert.Equal(name == "CaravanTransporter" ? "Caravan" : name, LabelMap.Default.LabelOf(name)));
        Assert.All(A2d2BoxClasses.All, name => Assert.Equal(name, LabelMap.Default.ClassOf(LabelMap.Default.LabelOf(name))));
    }

    [Fact]
    public void Rename_OneClass_LeavesTheOldMapAsItWas()
    {
        var map = LabelMap.Default.Rename("VanSUV", "Van or SUV");

        Assert.Equal(("Van or SUV", "VanSUV", "VanSUV"), (map.LabelOf("VanSUV"), map.ClassOf("Van or SUV"), LabelMap.Default.LabelOf("VanSUV")));
    }

    [Fact]
    public void Validate_EverythingWrong_ListsItAll()
    {
        var map = LabelMap.Default
            .Rename("CaravanTransporter", "CaravanTransporter")
            .Rename("Bus", " ")
            .Rename("Motorcycle", "MotorBiker")
            .Rename("Tram", "Tram");

        Assert.Equal(
            [
                "LabelMap.Bus: must not be blank, but found \" \". Call Rename(\"Bus\", ...) with another label.",
                "LabelMap.CaravanTransporter: must be 1 to 16 characters long, but found \"CaravanTransporter\" of 18. "
                    + "Call Rename(\"CaravanTransporter\", ...) with another label.",
                "LabelMap.Motorcycle: must differ from the other labels, but found \"MotorBiker\", which is that of MotorBiker. "
                    + "Call Rename(\"Motorcycle\", ...) with another label.",
                $"LabelMap: must name classes of A2D2, but found \"Tram\". The classes are {Classes}.",
            ],
            map.Validate().Select(issue => issue.ToString()));
    }

    [Fact]
    public void ClassOf_SharedLabel_IsTheFirstClass() => Assert.Equal("MotorBiker", LabelMap.Default.Rename("Motorcycle", "MotorBiker").ClassOf("MotorBiker"));

    [Fact]
    public void LabelOf_UnknownClass_Throws() => Assert.Equal(
        $"LabelMap: must name classes of A2D2, but found \"car\". The classes are {Classes}.",
        Assert.Throws<LabelingDataException>(() => LabelMap.Default.LabelOf("car")).Message);

    [Fact]
    public void ClassOf_UnknownLabel_Throws() => Assert.Equal(
        $"LabelMap: must have a class for each label, but found none for \"Tram\". The labels are {Classes.Replace("CaravanTransporter", "Caravan", StringComparison.Ordinal)}.",
        Assert.Throws<LabelingDataException>(() => LabelMap.Default.ClassOf("Tram")).Message);

    [Fact]
    public void Members_NoName_Throw()
    {
        Assert.Equal("className", Assert.Throws<ArgumentNullException>(() => LabelMap.Default.Rename(null!, "")).ParamName);
        Assert.Equal("label", Assert.Throws<ArgumentNullException>(() => LabelMap.Default.Rename("Car", null!)).ParamName);
        Assert.Equal("className", Assert.Throws<ArgumentNullException>(() => LabelMap.Default.LabelOf(null!)).ParamName);
        Assert.Equal("label", Assert.Throws<ArgumentNullException>(() => LabelMap.Default.ClassOf(null!)).ParamName);
    }
}

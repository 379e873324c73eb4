using System.Collections.Immutable;

namespace MlKit.Labeling.A2d2;

/// <summary>Lists the classes of A2D2's 3D boxes.</summary>
public static class A2d2BoxClasses
{
    /// <summary>Gets the 14 class names as the files spell them, in alphabetical order.</summary>
    public static ImmutableArray<string> All { get; } =
    [
        "Animal", "Bicycle", "Bus", "Car", "CaravanTransporter", "Cyclist", "EmergencyVehicle", "MotorBiker", "Motorcycle", "Pedestrian",
        "Trailer", "Truck", "UtilityVehicle", "VanSUV",
    ];
}

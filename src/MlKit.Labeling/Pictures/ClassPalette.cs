using System.Collections.Frozen;

namespace MlKit.Labeling.Pictures;

/// <summary>Gives every object class a colour that stays the same in every run and on every machine.</summary>
public static class ClassPalette
{
    private static readonly FrozenDictionary<string, Rgb> A2d2Classes = new Dictionary<string, Rgb>
    {
        ["Animal"] = new(0xB8, 0x8B, 0x5A),
        ["Bicycle"] = new(0x2D, 0xD4, 0xBF),
        ["Bus"] = new(0xFF, 0xC9, 0x3C),
        ["Car"] = new(0x3D, 0xA5, 0xFF),
        ["CaravanTransporter"] = new(0xA7, 0x8B, 0xFA),
        ["Cyclist"] = new(0x4A, 0xDE, 0x80),
        ["EmergencyVehicle"] = new(0xFF, 0x3B, 0x3B),
        ["MotorBiker"] = new(0xA3, 0xE6, 0x35),
        ["Motorcycle"] = new(0x16, 0xA3, 0x4A),
        ["Pedestrian"] = new(0xFF, 0x6E, 0xC7),
        ["Trailer"] = new(0xD9, 0x77, 0x06),
        ["Truck"] = new(0xFF, 0x8A, 0x3D),
        ["UtilityVehicle"] = new(0xE9, 0xF5, 0x6B),
        ["VanSUV"] = new(0x22, 0xD3, 0xEE),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly Rgb[] Others = [.. A2d2Classes.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value)];

    /// <summary>Returns the colour of a class: one of its own for each of the 14 classes of A2D2, one chosen by a hash of the name for any other.</summary>
    /// <param name="className">The name of the class, as spelled in the labels: <c>VanSUV</c>.</param>
    /// <returns>The colour; two other classes may share one.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="className"/> is null.</exception>
    public static Rgb ColorOf(string className)
    {
        ArgumentNullException.ThrowIfNull(className);
        return A2d2Classes.TryGetValue(className, out var color) ? color : Others[Hash(className) % (uint)Others.Length];
    }

    /// <summary>FNV-1a over UTF-16 code units: string.GetHashCode differs from run to run.</summary>
    private static uint Hash(string text)
    {
        var hash = 2166136261u;
        foreach (var unit in text)
            hash = unchecked((hash ^ unit) * 16777619u);
        return hash;
    }
}

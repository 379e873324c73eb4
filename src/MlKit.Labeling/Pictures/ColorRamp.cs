namespace MlKit.Labeling.Pictures;

/// <summary>Maps 0 to 1 to a colour, linearly between evenly spaced stops.</summary>
internal sealed partial class ColorRamp(params Rgb[] stops)
{
    /// <summary>Near is hot, far is cold.</summary>
    public static readonly ColorRamp Depth = new(
        new(0xFF, 0x2D, 0x2D), new(0xFF, 0x8C, 0x1A), new(0xFF, 0xE1, 0x1F), new(0x4C, 0xE0, 0x5A),
        new(0x1F, 0xC8, 0xE8), new(0x3B, 0x6C, 0xFF), new(0x8B, 0x3D, 0xF5));

    /// <summary>Low is dark blue, high is light: on a dark ground what stands up stands out.</summary>
    public static readonly ColorRamp Height = new(
        new(0x2E, 0x4F, 0x8F), new(0x2A, 0x8F, 0xB8), new(0x36, 0xC2, 0x8F), new(0xB4, 0xDE, 0x4A), new(0xFF, 0xE0, 0x66), new(0xFF, 0xF6, 0xDC));

    /// <summary>Returns the colour at <paramref name="position"/>, clamped to 0 to 1.</summary>
    public Rgb At(double position)
    {
        var scaled = Math.Clamp(position, 0, 1) * (stops.Length - 1);
        var index = Math.Min((int)scaled, stops.Length - 2);
        var (from, to, part) = (stops[index], stops[index + 1], scaled - index);
        return new Rgb(Mix(from.R, to.R, part), Mix(from.G, to.G, part), Mix(from.B, to.B, part));
    }

    private static byte Mix(byte from, byte to, double part) => (byte)Math.Round(from + ((to - from) * part));
}

using System.Runtime.CompilerServices;

namespace MlKit.Labeling.Pictures;

/// <summary>Says what part of the ground a <see cref="BirdsEyeView"/> shows, and how large.</summary>
public sealed record BirdsEyeViewOptions
{
    private const int MaxPixels = 8192;

    /// <summary>Gets how far the picture reaches ahead of the origin (x), in m.</summary>
    /// <value>A positive number. The default is 70 m.</value>
    public double Ahead { get; init; } = 70;

    /// <summary>Gets how far the picture reaches behind the origin (-x), in m.</summary>
    /// <value>A positive number. The default is 10 m.</value>
    public double Behind { get; init; } = 10;

    /// <summary>Gets how far the picture reaches to the left (y) and to the right (-y), each in m.</summary>
    /// <value>A positive number. The default is 40 m.</value>
    public double Sideways { get; init; } = 40;

    /// <summary>Gets how many px show a metre.</summary>
    /// <value>A positive number; the picture may have 8192 px per side. The default is 12.</value>
    public double PixelsPerMeter { get; init; } = 12;

    /// <summary>Gets the height (z) in m that is shown in the lowest colour, dark blue; what is lower is dark blue too.</summary>
    /// <value>The default is -2 m.</value>
    public double MinHeight { get; init; } = -2;

    /// <summary>Gets the height (z) in m that is shown in the highest colour, cream; what is higher is cream too.</summary>
    /// <value>A number above <see cref="MinHeight"/>. The default is 3 m.</value>
    public double MaxHeight { get; init; } = 3;

    internal void Check()
    {
        ThrowUnlessPositive(Ahead);
        ThrowUnlessPositive(Behind);
        ThrowUnlessPositive(Sideways);
        ThrowUnlessPositive(PixelsPerMeter);
        if (!(double.IsFinite(MinHeight) && double.IsFinite(MaxHeight) && MaxHeight > MinHeight))
            throw new ArgumentOutOfRangeException(nameof(MaxHeight), MaxHeight, "The highest height must be finite and above the lowest.");

        var (width, height) = (2 * Sideways * PixelsPerMeter, (Ahead + Behind) * PixelsPerMeter);
        if (!(width is >= 1 and <= MaxPixels && height is >= 1 and <= MaxPixels))
            throw new ArgumentOutOfRangeException(
                nameof(PixelsPerMeter), PixelsPerMeter, $"The picture may have 1 to {MaxPixels} px per side, but would have {width:0}x{height:0}.");
    }

    private static void ThrowUnlessPositive(double value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        if (!(value > 0 && double.IsFinite(value)))
            throw new ArgumentOutOfRangeException(name, value, "The value must be positive and finite.");
    }
}

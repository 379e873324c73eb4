namespace MlKit.Labeling.Pictures;

/// <summary>Says how an <see cref="ImageOverlay"/> shows points.</summary>
public sealed record ImageOverlayOptions
{
    /// <summary>Gets the depth in m that is shown in the nearest colour, red; what is nearer is red too.</summary>
    /// <value>A positive number. The default is 2 m.</value>
    public double MinDepth { get; init; } = 2;

    /// <summary>Gets the depth in m that is shown in the farthest colour, violet; what is farther is violet too.</summary>
    /// <value>A number above <see cref="MinDepth"/>. The default is 100 m.</value>
    public double MaxDepth { get; init; } = 100;

    /// <summary>Gets the radius of a point in px.</summary>
    /// <value>0.5 to 50. The default is 2.</value>
    public double DotRadius { get; init; } = 2;

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MinDepth);
        if (!(MaxDepth > MinDepth && double.IsFinite(MaxDepth)))
            throw new ArgumentOutOfRangeException(nameof(MaxDepth), MaxDepth, "The farthest depth must be finite and above the nearest.");
        if (!(DotRadius is >= 0.5 and <= 50))
            throw new ArgumentOutOfRangeException(nameof(DotRadius), DotRadius, "The radius of a point is 0.5 to 50 px.");
    }
}

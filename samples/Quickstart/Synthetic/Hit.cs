using MlKit.Labeling.Pictures;

namespace Quickstart.Synthetic;

/// <summary>Where a ray met the world: how far away, what colour it has there, and what it is made of.</summary>
internal readonly record struct Hit(double Distance, Rgb Color, int Reflectance)
{
    public static Hit None => new(double.PositiveInfinity, default, 0);
}

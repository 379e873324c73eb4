namespace MlKit.Labeling.Cameras;

/// <summary>The coefficients of a lens as the kernels want them; those a lens does not have are 0.</summary>
/// <param name="K1">The first radial coefficient.</param>
/// <param name="K2">The second radial coefficient.</param>
/// <param name="K3">The third radial coefficient.</param>
/// <param name="K4">The fourth radial coefficient (fisheye).</param>
/// <param name="P1">The first tangential coefficient (Brown-Conrady).</param>
/// <param name="P2">The second tangential coefficient (Brown-Conrady).</param>
/// <param name="Limit">The end of the lens model: the largest theta in rad of a fisheye, the largest x² + y² (z = 1) of the others.</param>
internal readonly record struct LensNumbers(double K1, double K2, double K3, double K4, double P1, double P2, double Limit)
{
    /// <summary>A pinhole camera: no distortion, no limit.</summary>
    public static readonly LensNumbers None = new(0, 0, 0, 0, 0, 0, double.PositiveInfinity);

    public bool IsDistorted => K1 != 0 || K2 != 0 || K3 != 0 || P1 != 0 || P2 != 0;

    /// <summary>Returns the largest s with sqrt(s) &lt;= radius, so that comparing s says the same as comparing the root.</summary>
    public static double LargestSquare(double radius)
    {
        var square = radius * radius;
        while (Math.Sqrt(square) > radius)
            square = Math.BitDecrement(square);
        while (square < double.PositiveInfinity && Math.Sqrt(Math.BitIncrement(square)) <= radius)
            square = Math.BitIncrement(square);
        return square;
    }
}

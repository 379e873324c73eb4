using System.Runtime.CompilerServices;

namespace MlKit.Labeling.Cameras;

/// <summary>Checks the numbers of a camera as they pass.</summary>
internal static class CameraNumber
{
    public static int AtLeastOne(int value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, name);
        return value;
    }

    public static double Positive(double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value > 0 && double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, value, "A focal length must be positive and finite.");

    public static double Finite(double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, value, "A number of a camera must be finite.");
}

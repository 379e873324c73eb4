namespace MlKit.Pipelines.Internal.Jsonata.Formats;

/// <summary><c>$round</c>.</summary>
internal static class Rounding
{
    /// <summary>Rounds to so many decimal places, halves to the even neighbour. There is no negative zero.</summary>
    public static double Round(double value, int precision)
    {
        if (!double.IsFinite(value))
            return value;

        var size = DecimalDigits.Of(value).Round(precision).ToDouble();
        return value < 0 && size != 0 ? -size : size;
    }
}

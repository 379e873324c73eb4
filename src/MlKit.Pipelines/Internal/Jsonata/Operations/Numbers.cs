namespace MlKit.Pipelines.Internal.Jsonata.Operations;

/// <summary>Keeps numbers in their range.</summary>
internal static class Numbers
{
    /// <exception cref="JsonataException">The number is infinite or none.</exception>
    public static double Check(double number, int? position = null) => double.IsFinite(number)
        ? number
        : throw new JsonataException("D1001", "A number must be within ±1.8E308, but was larger or none, as the result of a division by 0.", position: position);
}

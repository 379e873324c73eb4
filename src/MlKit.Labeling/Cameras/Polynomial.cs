namespace MlKit.Labeling.Cameras;

/// <summary>Finds where a polynomial first changes its sign.</summary>
internal static class Polynomial
{
    /// <summary>Returns the smallest positive root at which the sign changes, or +infinity.</summary>
    /// <param name="coefficients">The coefficients, the constant (not 0) first.</param>
    public static double SmallestPositiveRoot(double[] coefficients)
    {
        var roots = PositiveRoots(coefficients);
        return roots.Count > 0 ? roots[0] : double.PositiveInfinity;
    }

    // Between the roots of the derivative a polynomial only grows or only falls, so each piece holds at most one root.
    private static List<double> PositiveRoots(ReadOnlySpan<double> coefficients)
    {
        // Zeros at the end lower the degree; zeros at the start only stand for roots at 0, which is not positive.
        coefficients = coefficients.Trim(0);
        List<double> roots = [];
        if (coefficients.Length < 2)
            return roots;

        var derivative = new double[coefficients.Length - 1];
        for (var i = 1; i < coefficients.Length; i++)
            derivative[i - 1] = i * coefficients[i];

        var low = 0.0;
        foreach (var high in PositiveRoots(derivative).Append(Bound(coefficients)))
        {
            var value = Value(coefficients, high);
            if (value == 0)
                continue;
            if (value > 0 != Value(coefficients, low) > 0)
                roots.Add(Bisect(coefficients, low, high));
            low = high;
        }

        return roots;
    }

    // Cauchy's bound: no root is larger than 1 + max |a_i / a_n|. Twice that, for where the 1 is lost by rounding.
    private static double Bound(ReadOnlySpan<double> coefficients)
    {
        var largest = 0.0;
        foreach (var coefficient in coefficients[..^1])
            largest = Math.Max(largest, Math.Abs(coefficient / coefficients[^1]));
        return Math.Min(2 * (1 + largest), double.MaxValue);
    }

    private static double Bisect(ReadOnlySpan<double> coefficients, double low, double high)
    {
        var positive = Value(coefficients, low) > 0;
        while (true)
        {
            var middle = low + (high - low) / 2;
            if (middle <= low || middle >= high)
                return low;
            if (Value(coefficients, middle) > 0 == positive)
                low = middle;
            else
                high = middle;
        }
    }

    private static double Value(ReadOnlySpan<double> coefficients, double x)
    {
        var value = 0.0;
        for (var i = coefficients.Length - 1; i >= 0; i--)
            value = value * x + coefficients[i];
        return value;
    }
}

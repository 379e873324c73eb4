namespace MlKit.Labeling.Cameras;

/// <summary>The radial part of a lens: f(r) = r (1 + k1 r² + k2 r⁴ + k3 r⁶ + k4 r⁸) on [0, limit], where f grows.</summary>
internal sealed record OddPolynomial
{
    private const double Tolerance = 1e-13;
    private const int MaxSteps = 200;

    private readonly double _k1, _k2, _k3, _k4;

    public OddPolynomial(double k1, double k2, double k3, double k4, double limit = double.PositiveInfinity)
    {
        (_k1, _k2, _k3, _k4) = (k1, k2, k3, k4);
        // f'(r) as a polynomial of s = r².
        var root = Polynomial.SmallestPositiveRoot([1, 3 * k1, 5 * k2, 7 * k3, 9 * k4]);
        MonotonicLimit = Math.Min(limit, Math.Sqrt(root));
    }

    /// <summary>Gets the end of the range on which f grows, starting at 0.</summary>
    public double MonotonicLimit { get; }

    public double Value(double r)
    {
        var s = r * r;
        return r * (1 + (((_k4 * s + _k3) * s + _k2) * s + _k1) * s);
    }

    /// <summary>Solves f(r) = value on the monotonic range: Newton's method, kept inside a bracket by bisection.</summary>
    /// <returns>False where the range ends below the value; <paramref name="r"/> is then its end (or what was reached).</returns>
    public bool TryInvert(double value, out double r)
    {
        // Just below the limit, so that the rounding of a later projection does not step over it.
        var high = MonotonicLimit * (1 - 4e-16);
        if (double.IsPositiveInfinity(high))
        {
            for (high = Math.Max(1, value); Value(high) < value && high < double.MaxValue; high *= 2)
                ;
        }

        r = high;
        if (!(Value(high) >= value))
            return false;

        var low = 0.0;
        r = Math.Min(value, high);
        for (var i = 0; i < MaxSteps; i++)
        {
            var error = Value(r) - value;
            if (error == 0)
                break;
            if (error > 0)
                high = r;
            else
                low = r;

            var next = r - error / Slope(r);
            if (!(next > low && next < high))
                next = low + (high - low) / 2;
            if (next == r || next == low || next == high)
                break;
            r = next;
        }

        return Math.Abs(Value(r) - value) <= Tolerance * Math.Max(1, value);
    }

    private double Slope(double r)
    {
        var s = r * r;
        return 1 + (((9 * _k4 * s + 7 * _k3) * s + 5 * _k2) * s + 3 * _k1) * s;
    }
}

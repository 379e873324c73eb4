namespace MlKit.Benchmarks;

/// <summary>One million points in front of a camera, as floats axis by axis and as doubles point by point.</summary>
internal sealed class PointsInFront
{
    public const int Count = 1_000_000;

    public PointsInFront()
    {
        var random = new Random(1);
        for (var i = 0; i < Count; i++)
        {
            (X[i], Y[i], Z[i]) = ((float)(random.NextDouble() * 40) - 20, (float)(random.NextDouble() * 8) - 4, (float)(random.NextDouble() * 78) + 2);
            (Coordinates[3 * i], Coordinates[(3 * i) + 1], Coordinates[(3 * i) + 2]) = (X[i], Y[i], Z[i]);
        }
    }

    public float[] X { get; } = new float[Count];

    public float[] Y { get; } = new float[Count];

    public float[] Z { get; } = new float[Count];

    /// <summary>Gets the same points as N x 3 coordinates.</summary>
    public double[] Coordinates { get; } = new double[3 * Count];
}

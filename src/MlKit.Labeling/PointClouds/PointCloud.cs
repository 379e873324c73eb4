namespace MlKit.Labeling.PointClouds;

/// <summary>Holds points as a Ground Truth point file has them: coordinates, and intensity and colour where the format has them.</summary>
public sealed class PointCloud
{
    /// <summary>Initializes a new instance of the <see cref="PointCloud"/> class over arrays the caller owns; they are not copied.</summary>
    /// <param name="points">The coordinates, N x 3, row by row: x, y, z in m.</param>
    /// <param name="intensity">The intensity (N), or null.</param>
    /// <param name="colors">The colours, N x 3, row by row: red, green, blue, or null.</param>
    /// <exception cref="ArgumentException">The lengths do not fit together.</exception>
    public PointCloud(double[] points, double[]? intensity = null, byte[]? colors = null)
    {
        ArgumentNullException.ThrowIfNull(points);
        if (points.Length % 3 != 0)
            throw new ArgumentException($"Points are N x 3 numbers, but there are {points.Length}.", nameof(points));
        if (intensity is not null && intensity.Length != points.Length / 3)
            throw new ArgumentException($"There are {points.Length / 3} points but {intensity.Length} intensities.", nameof(intensity));
        if (colors is not null && colors.Length != points.Length)
            throw new ArgumentException($"There are {points.Length / 3} points but {colors.Length} colour channels; there must be 3 a point.", nameof(colors));

        (Points, Intensity, Colors) = (points, intensity, colors);
    }

    /// <summary>Gets the number of points N.</summary>
    public int Count => Points.Length / 3;

    /// <summary>Gets the coordinates, N x 3, row by row: x, y, z in m.</summary>
    public double[] Points { get; }

    /// <summary>Gets the intensity (N), or null where there is none.</summary>
    public double[]? Intensity { get; }

    /// <summary>Gets the colours, N x 3, row by row: red, green, blue, or null where there are none.</summary>
    public byte[]? Colors { get; }
}

using MlKit.Labeling.Checks;

namespace MlKit.Labeling.A2d2;

/// <summary>Holds the lidar points of one A2D2 frame in the camera's view frame (x forward, y left, z up; m), with their attributes.</summary>
/// <remarks>An attribute is null where it was not asked for or the file does not have it. All arrays have one entry per point, in the order of the file.</remarks>
public sealed class A2d2PointCloud
{
    internal A2d2PointCloud(double[] points) => Points = points;

    /// <summary>Gets the number of points N.</summary>
    public int Count => Points.Length / 3;

    /// <summary>Gets the points, N x 3, row by row: x, y, z in m.</summary>
    public double[] Points { get; }

    /// <summary>Gets the reflectance (N): up to 100 for diffuse and above for retro-reflecting surfaces.</summary>
    public double[]? Reflectance { get; internal init; }

    /// <summary>Gets the row of each point in the undistorted image (N), px; it may lie outside the image.</summary>
    public double[]? Row { get; internal init; }

    /// <summary>Gets the column of each point in the undistorted image (N), px; it may lie outside the image.</summary>
    public double[]? Column { get; internal init; }

    /// <summary>Gets the depth (N), m.</summary>
    public double[]? Depth { get; internal init; }

    /// <summary>Gets the distance from the camera (N), m.</summary>
    public double[]? Distance { get; internal init; }

    /// <summary>Gets the azimuth (N), rad.</summary>
    public double[]? Azimuth { get; internal init; }

    /// <summary>Gets the time (N), microseconds of TAI since 1970; not sorted.</summary>
    public long[]? Timestamp { get; internal init; }

    /// <summary>Gets the lidar (N); see <see cref="A2d2ImageInfo.LidarNames"/>.</summary>
    public long[]? LidarId { get; internal init; }

    /// <summary>Gets the time of reception (N), microseconds of TAI since 1970.</summary>
    public long[]? RecTime { get; internal init; }

    /// <summary>Gets whether each point lies on a boundary (N).</summary>
    public long[]? Boundary { get; internal init; }

    /// <summary>Gets whether each point is valid (N): 0 or 1.</summary>
    public long[]? Valid { get; internal init; }

    /// <summary>Reads an npz file of A2D2: the one with 9 arrays (<c>points</c>, <c>row</c>, ...) or the one with 12 (<c>pcloud_points</c>, <c>pcloud_attr.row</c>, ...).</summary>
    /// <param name="path">The file.</param>
    /// <param name="attributes">The attributes to read beside the points; those the file lacks stay null.</param>
    /// <returns>The points.</returns>
    /// <exception cref="LabelingDataException">The file is damaged, has no points, or an array has the wrong type or shape. All such problems are listed.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static A2d2PointCloud Load(string path, A2d2PointAttributes attributes = A2d2PointAttributes.All)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return Parse(File.ReadAllBytes(path), path, attributes);
    }

    /// <summary>Reads the bytes of an npz file of A2D2.</summary>
    /// <param name="npz">The bytes.</param>
    /// <param name="name">The name that error messages use for them.</param>
    /// <param name="attributes">The attributes to read beside the points; those the file lacks stay null.</param>
    /// <returns>The points.</returns>
    /// <exception cref="LabelingDataException">As for <see cref="Load"/>.</exception>
    public static A2d2PointCloud Parse(ReadOnlyMemory<byte> npz, string name, A2d2PointAttributes attributes = A2d2PointAttributes.All)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return A2d2PointCloudReader.Read(npz, name, attributes);
    }

    /// <summary>Returns the points whose coordinates are all finite numbers.</summary>
    /// <returns>This cloud where nothing had to be dropped, otherwise a new one.</returns>
    public A2d2PointCloud WhereFinite() => Array.TrueForAll(Points, double.IsFinite)
        ? this
        : Where(i => double.IsFinite(Points[3 * i]) && double.IsFinite(Points[(3 * i) + 1]) && double.IsFinite(Points[(3 * i) + 2]));

    /// <summary>Returns the points that the data set marks as valid.</summary>
    /// <returns>This cloud where nothing had to be dropped or <see cref="Valid"/> is null, otherwise a new one.</returns>
    public A2d2PointCloud WhereValid() => Valid is { } valid ? Where(i => valid[i] != 0) : this;

    private A2d2PointCloud Where(Func<int, bool> keep)
    {
        var kept = Enumerable.Range(0, Count).Where(keep).ToArray();
        if (kept.Length == Count)
            return this;

        var points = new double[3 * kept.Length];
        for (var i = 0; i < kept.Length; i++)
            Points.AsSpan(3 * kept[i], 3).CopyTo(points.AsSpan(3 * i));
        return new A2d2PointCloud(points)
        {
            Reflectance = Pick(Reflectance, kept),
            Row = Pick(Row, kept),
            Column = Pick(Column, kept),
            Depth = Pick(Depth, kept),
            Distance = Pick(Distance, kept),
            Azimuth = Pick(Azimuth, kept),
            Timestamp = Pick(Timestamp, kept),
            LidarId = Pick(LidarId, kept),
            RecTime = Pick(RecTime, kept),
            Boundary = Pick(Boundary, kept),
            Valid = Pick(Valid, kept),
        };
    }

    private static T[]? Pick<T>(T[]? values, int[] indices) => values is null ? null : Array.ConvertAll(indices, i => values[i]);
}

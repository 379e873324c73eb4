using MlKit.Labeling.PointClouds;

namespace MlKit.Benchmarks;

/// <summary>Makes points as a lidar measures them: within 60 m, each coordinate a float that became a double; intensities are whole numbers.</summary>
internal static class LidarPoints
{
    public static PointCloud Create(int count)
    {
        var random = new Random(1);
        var points = new double[3 * count];
        var intensity = new double[count];
        foreach (ref var coordinate in points.AsSpan())
            coordinate = (float)(random.NextDouble() * 120 - 60);
        foreach (ref var value in intensity.AsSpan())
            value = random.Next(256);
        return new PointCloud(points, intensity);
    }
}

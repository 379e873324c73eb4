using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace MlKit.Labeling.PointClouds;

/// <summary>Reduces a cloud to fewer of its points, and carries labels of those points up to the full cloud.</summary>
/// <remarks>
/// Only real points are kept, with their coordinates, intensity and colour as they were: what is said of a kept point is true of a point of the full cloud.
/// The same cloud and the same numbers give the same result on every machine.
/// </remarks>
public sealed class PointReduction
{
    // Squares of distances between such points are still finite.
    private const double Farthest = 1e100;
    private const double SmallestVoxel = 1e-9;

    private PointReduction(PointCloud cloud, int[] kept, int[] representative, double? voxelSize) =>
        (Cloud, Kept, Representative, VoxelSize) =
        (cloud, ImmutableCollectionsMarshal.AsImmutableArray(kept), ImmutableCollectionsMarshal.AsImmutableArray(representative), voxelSize);

    /// <summary>Gets the reduced cloud; its points are in the order of the full cloud.</summary>
    public PointCloud Cloud { get; }

    /// <summary>Gets, for each point of the reduced cloud, its index in the full cloud; ascending.</summary>
    public ImmutableArray<int> Kept { get; }

    /// <summary>Gets, for each point of the full cloud, the index in the reduced cloud of the point that stands for it: the one of its voxel or, of a random choice, the nearest.</summary>
    public ImmutableArray<int> Representative { get; }

    /// <summary>Gets the edge of the voxels in m, or null where the cloud was not sorted into voxels.</summary>
    public double? VoxelSize { get; }

    /// <summary>Keeps points chosen at random, each as likely as any other.</summary>
    /// <param name="cloud">The full cloud.</param>
    /// <param name="budget">The number of points to keep. A cloud that has no more is kept as it is.</param>
    /// <param name="seed">Says which points are chosen.</param>
    /// <returns>The reduction to exactly <paramref name="budget"/> points, or to all.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="cloud"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="budget"/> is less than 1.</exception>
    /// <exception cref="ArgumentException">A point has a coordinate that is not finite, or is beyond 1e100 m.</exception>
    public static PointReduction Random(PointCloud cloud, int budget, long seed)
    {
        ThrowIfUnusable(cloud);
        ArgumentOutOfRangeException.ThrowIfLessThan(budget, 1);
        if (cloud.Count <= budget)
            return Whole(cloud);

        var kept = Choose(cloud.Count, budget, new SplitMix64(unchecked((ulong)seed)));
        return new PointReduction(Take(cloud, kept), kept, NearestKept(cloud.Points, kept), null);
    }

    /// <summary>Keeps one point of each cube of a grid: the one nearest the cube's centre.</summary>
    /// <param name="cloud">The full cloud.</param>
    /// <param name="voxelSize">The edge of the cubes, m. The grid begins at the least x, y and z of the cloud.</param>
    /// <returns>The reduction to as many points as there are cubes with points in them.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="cloud"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="voxelSize"/> is not a number from 1e-9 to 1e100.</exception>
    /// <exception cref="ArgumentException">A point has a coordinate that is not finite, or is beyond 1e100 m.</exception>
    public static PointReduction Voxel(PointCloud cloud, double voxelSize)
    {
        ThrowIfUnusable(cloud);
        if (!(voxelSize >= SmallestVoxel && voxelSize <= Farthest))
            throw new ArgumentOutOfRangeException(nameof(voxelSize), voxelSize, "The edge of a voxel must be from 1e-9 to 1e100 m.");
        if (cloud.Count == 0)
            return Whole(cloud);

        var grid = new VoxelGrid(cloud.Points);
        grid.TrySort(voxelSize, cloud.Count);
        return Of(cloud, grid);
    }

    /// <summary>Keeps one point of each cube of the finest grid found that has at most so many cubes with points in them.</summary>
    /// <param name="cloud">The full cloud.</param>
    /// <param name="budget">The most points to keep. A cloud that has no more is kept as it is.</param>
    /// <returns>
    /// The reduction; <see cref="VoxelSize"/> is the edge found. It keeps 99 to 100 % of <paramref name="budget"/>, or fewer where no edge gives as many: where points lie in a regular pattern, or many in one place.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="cloud"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="budget"/> is less than 1.</exception>
    /// <exception cref="ArgumentException">A point has a coordinate that is not finite, or is beyond 1e100 m.</exception>
    public static PointReduction VoxelToBudget(PointCloud cloud, int budget)
    {
        ThrowIfUnusable(cloud);
        ArgumentOutOfRangeException.ThrowIfLessThan(budget, 1);
        if (cloud.Count <= budget)
            return Whole(cloud);

        var grid = new VoxelGrid(cloud.Points);
        VoxelSearch.Run(grid, budget);
        return Of(cloud, grid);
    }

    /// <summary>Gives each point of the full cloud the label of the point that stands for it.</summary>
    /// <param name="labelsOfKept">The labels of the reduced cloud, one for each point.</param>
    /// <returns>The labels of the full cloud, one for each point, in its order.</returns>
    /// <exception cref="ArgumentException">There is not one label for each point of the reduced cloud.</exception>
    public byte[] CarryUp(ReadOnlySpan<byte> labelsOfKept)
    {
        if (labelsOfKept.Length != Kept.Length)
            throw new ArgumentException($"The reduced cloud has {Kept.Length} points, but there are {labelsOfKept.Length} labels.", nameof(labelsOfKept));

        var labels = new byte[Representative.Length];
        for (var i = 0; i < labels.Length; i++)
            labels[i] = labelsOfKept[Representative[i]];
        return labels;
    }

    private static void ThrowIfUnusable(PointCloud cloud)
    {
        ArgumentNullException.ThrowIfNull(cloud);
        var bad = 0;
        for (var i = 0; i < cloud.Count; i++)
            bad += cloud.Points.AsSpan(3 * i, 3).ContainsAnyExceptInRange(-Farthest, Farthest) ? 1 : 0;
        if (bad > 0)
            throw new ArgumentException($"Points must have finite coordinates up to 1e100 m, but {bad} of {cloud.Count} have not. Leave them out.", nameof(cloud));
    }

    private static PointReduction Whole(PointCloud cloud)
    {
        int[] all = [.. Enumerable.Range(0, cloud.Count)];
        return new PointReduction(cloud, all, all, null);
    }

    private static PointReduction Of(PointCloud cloud, VoxelGrid grid)
    {
        var (kept, representative) = grid.Pick();
        return new PointReduction(Take(cloud, kept), kept, representative, grid.Edge);
    }

    /// <summary>Goes through all indices once and takes each with the probability that the rest still needs: every choice is equally likely, and the order is kept.</summary>
    private static int[] Choose(int count, int budget, SplitMix64 random)
    {
        var kept = new int[budget];
        var place = 0;
        for (var i = 0; place < budget; i++)
        {
            if (random.Next(count - i) < budget - place)
                kept[place++] = i;
        }

        return kept;
    }

    private static int[] NearestKept(double[] points, int[] kept)
    {
        var tree = new PointTree(points, kept);
        var representative = new int[points.Length / 3];
        var place = 0;
        for (var i = 0; i < representative.Length; i++)
        {
            // A kept point stands for itself, even where another lies in the same place.
            representative[i] = place < kept.Length && kept[place] == i ? place++ : tree.Nearest(points.AsSpan(3 * i, 3));
        }

        return representative;
    }

    private static PointCloud Take(PointCloud cloud, int[] kept)
    {
        var points = new double[3 * kept.Length];
        var colors = cloud.Colors is null ? null : new byte[3 * kept.Length];
        for (var i = 0; i < kept.Length; i++)
        {
            cloud.Points.AsSpan(3 * kept[i], 3).CopyTo(points.AsSpan(3 * i));
            if (colors is not null)
                cloud.Colors.AsSpan(3 * kept[i], 3).CopyTo(colors.AsSpan(3 * i));
        }

        return new PointCloud(points, cloud.Intensity is { } intensity ? Array.ConvertAll(kept, i => intensity[i]) : null, colors);
    }
}

using System.Diagnostics;
using System.Runtime.InteropServices;
using MlKit.Labeling.Geometry;
using MlKit.Labeling.GroundTruth;
using MlKit.Labeling.PointClouds;
using Quickstart.Synthetic;

namespace MlKit.Labeling.Tests.PointClouds;

/// <summary>A million lidar points of the synthetic world, reduced to what Ground Truth recommends; a point's class is what the ray hit: a box, the road, its lines or the grass.</summary>
[Trait("Category", "Slow")]
public sealed class PointReductionSceneTests(ITestOutputHelper output)
{
    private const int Count = 1_000_000;
    private const int Budget = GroundTruthLimits.RecommendedPointsPerFrame;

    [Fact]
    public void CarryUp_LabelsOfHalfTheScene_AgreeWithTheFullScene()
    {
        var (cloud, labels) = Scan();

        Assert.True(labels.Distinct().Count() >= 10);
        AssertAgrees("random", cloud, labels, () => PointReduction.Random(cloud, Budget, 1));
        AssertAgrees("voxel", cloud, labels, () => PointReduction.VoxelToBudget(cloud, Budget));
    }

    private void AssertAgrees(string name, PointCloud cloud, byte[] labels, Func<PointReduction> reduce)
    {
        var (start, before) = (Stopwatch.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread());
        var reduction = reduce();
        var (time, bytes) = (Stopwatch.GetElapsedTime(start), GC.GetAllocatedBytesForCurrentThread() - before);
        byte[] labelsOfKept = [.. reduction.Kept.Select(i => labels[i])];

        // Through the file, as they come back from a labeling job.
        var read = SegmentationMask.Decode(SegmentationMask.Encode(labelsOfKept), reduction.Kept.Length, "mask");
        var carried = reduction.CarryUp(read);

        var agreement = carried.Zip(labels).Count(pair => pair.First == pair.Second) / (double)Count;
        output.WriteLine(FormattableString.Invariant(
            $"{name}: {reduction.Kept.Length} points kept, {100 * agreement:0.000} % agree, {time.TotalMilliseconds:0} ms, {bytes / 1e6:0} MB, voxel {reduction.VoxelSize}"));
        Assert.InRange(reduction.Kept.Length, 0.99 * Budget, Budget);
        Assert.InRange(agreement, 0.99, 1);
        Assert.True(bytes < 200e6, FormattableString.Invariant($"{name} took {bytes} bytes."));
    }

    /// <summary>Scans with rows of rays from the roof, and the noise of a real sensor in range: 2 cm.</summary>
    private static (PointCloud Cloud, byte[] Labels) Scan()
    {
        var (world, noise, origin) = (new SyntheticWorld(0), new SplitMix64(5), new Vector3D(0, 0, 1.2));
        var (points, labels) = (new List<double>(3 * Count), new List<byte>(Count));
        for (var row = 0; labels.Count < Count; row++)
        {
            var elevation = -0.45 + (row * 0.00086);
            for (var column = 0; column < 2000 && labels.Count < Count; column++)
            {
                var azimuth = -0.8 + (column * 0.0008);
                var direction = new Vector3D(Math.Cos(elevation) * Math.Cos(azimuth), Math.Cos(elevation) * Math.Sin(azimuth), Math.Sin(elevation));
                var hit = world.Cast(origin, direction);
                if (hit.Distance > SyntheticWorld.LidarRange)
                    continue;

                var point = origin + (direction * (hit.Distance + ((noise.Next(2001) - 1000) * 2e-5)));
                points.AddRange([point.X, point.Y, point.Z]);
                labels.Add((byte)hit.Reflectance);
            }

            Assert.True(row < 1200, FormattableString.Invariant($"The scan has only {labels.Count} points."));
        }

        return (new PointCloud([.. CollectionsMarshal.AsSpan(points)]), [.. labels]);
    }
}

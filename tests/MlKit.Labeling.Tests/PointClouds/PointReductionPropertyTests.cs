using CsCheck;
using MlKit.Labeling.PointClouds;

namespace MlKit.Labeling.Tests.PointClouds;

public sealed class PointReductionPropertyTests
{
    private static readonly Gen<double> Coordinate = Gen.OneOf(Gen.Double[-100, 100], Gen.Double[999_999, 1_000_000], Gen.Int[-3, 3].Select(i => (double)i));
    private static readonly Gen<PointCloud> Cloud = Coordinate.Array[0, 300].Select(values => new PointCloud(values[..(values.Length / 3 * 3)]));

    [Fact]
    public void Random_AnyCloud_KeepsTheBudget() => Gen.Select(Cloud, Gen.Int[1, 100], Gen.Long).Sample((cloud, budget, seed) =>
    {
        var reduction = PointReduction.Random(cloud, budget, seed);

        AssertSound(cloud, reduction);
        AssertSame(reduction, PointReduction.Random(cloud, budget, seed));
        Assert.Equal(Math.Min(budget, cloud.Count), reduction.Kept.Length);
    });

    [Fact]
    public void Voxel_AnyCloud_StaysInTheVoxel() => Gen.Select(Cloud, Gen.Double[-9, 3]).Sample((cloud, exponent) =>
    {
        var reduction = PointReduction.Voxel(cloud, Math.Pow(10, exponent));

        AssertSound(cloud, reduction);
        AssertSame(reduction, PointReduction.Voxel(cloud, Math.Pow(10, exponent)));
        AssertInTheVoxel(cloud, reduction);
    });

    [Fact]
    public void VoxelToBudget_AnyCloud_StaysInTheBudgetAndTheVoxel() => Gen.Select(Cloud, Gen.Int[1, 100]).Sample((cloud, budget) =>
    {
        var reduction = PointReduction.VoxelToBudget(cloud, budget);

        AssertSound(cloud, reduction);
        AssertSame(reduction, PointReduction.VoxelToBudget(cloud, budget));
        AssertInTheVoxel(cloud, reduction);
        Assert.True(reduction.Kept.Length <= budget);
    });

    private static void AssertSound(PointCloud cloud, PointReduction reduction)
    {
        var kept = reduction.Kept;
        Assert.Equal(cloud.Count, reduction.Representative.Length);
        Assert.Equal(kept.Length, reduction.Cloud.Count);
        for (var i = 0; i < kept.Length; i++)
        {
            Assert.InRange(kept[i], i == 0 ? 0 : kept[i - 1] + 1, cloud.Count - 1);
            Assert.Equal(i, reduction.Representative[kept[i]]);
            Assert.Equal(cloud.Points.AsSpan(3 * kept[i], 3), reduction.Cloud.Points.AsSpan(3 * i, 3));
        }

        Assert.All(reduction.Representative, i => Assert.InRange(i, 0, kept.Length - 1));
        Assert.All(reduction.CarryUp([.. Enumerable.Repeat((byte)9, kept.Length)]), label => Assert.Equal(9, label));
    }

    private static void AssertSame(PointReduction expected, PointReduction actual)
    {
        Assert.Equal(expected.Kept, actual.Kept);
        Assert.Equal(expected.Representative, actual.Representative);
        Assert.Equal(expected.VoxelSize, actual.VoxelSize);
    }

    private static void AssertInTheVoxel(PointCloud cloud, PointReduction reduction)
    {
        if (reduction.VoxelSize is not { } edge)
            return;

        for (var axis = 0; axis < 3; axis++)
        {
            var least = Enumerable.Range(0, cloud.Count).Min(i => cloud.Points[(3 * i) + axis]);
            for (var i = 0; i < cloud.Count; i++)
            {
                var other = reduction.Kept[reduction.Representative[i]];
                Assert.Equal(Math.Floor((cloud.Points[(3 * other) + axis] - least) / edge), Math.Floor((cloud.Points[(3 * i) + axis] - least) / edge));
            }
        }
    }
}

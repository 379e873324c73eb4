using MlKit.Labeling.PointClouds;

namespace MlKit.Labeling.Tests.PointClouds;

public sealed class PointReductionTests
{
    private static readonly PointCloud Row = new([0, 0, 0, 1, 0, 0, 2, 0, 0, 3, 0, 0], [10, 11, 12, 13], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);

    // Computed by another program from the algorithm as published.
    private static readonly int[] RandomOfSeed1 = [8, 12, 14, 15, 19];

    [Fact]
    public void Voxel_Row_KeepsThePointNearestEachCentreWithAllItHas()
    {
        var reduction = PointReduction.Voxel(Row, 2.5);

        Assert.Equal([1, 3], reduction.Kept);
        Assert.Equal([0, 0, 0, 1], reduction.Representative);
        Assert.Equal([1, 0, 0, 3, 0, 0], reduction.Cloud.Points);
        Assert.Equal([11, 13], reduction.Cloud.Intensity!);
        Assert.Equal<byte>([4, 5, 6, 10, 11, 12], reduction.Cloud.Colors!);
        Assert.Equal(2.5, reduction.VoxelSize);
    }

    [Fact]
    public void VoxelToBudget_Row_MeetsTheBudget()
    {
        var reduction = PointReduction.VoxelToBudget(Row, 2);

        Assert.Equal(2, reduction.Kept.Length);
        Assert.Equal(reduction.Kept, PointReduction.Voxel(Row, reduction.VoxelSize!.Value).Kept);
    }

    [Fact]
    public void Random_KnownSeed_ChoosesTheSameOnEveryMachine()
    {
        var cloud = new PointCloud([.. Enumerable.Range(0, 60).Select(i => (double)i)]);

        Assert.Equal(RandomOfSeed1, PointReduction.Random(cloud, 5, 1).Kept);
        Assert.NotEqual(RandomOfSeed1, PointReduction.Random(cloud, 5, -1).Kept);
    }

    [Fact]
    public void Random_ManySeeds_ChoosesEachPointEquallyOften()
    {
        var counts = new int[4];
        for (var seed = 0; seed < 10_000; seed++)
        {
            foreach (var i in PointReduction.Random(Row, 2, seed).Kept)
                counts[i]++;
        }

        Assert.All(counts, count => Assert.InRange(count, 4_800, 5_200));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public void AnyWay_WithinTheBudget_ReturnsTheCloudItself(int count)
    {
        var cloud = new PointCloud(Row.Points[..(3 * count)]);

        Assert.All([PointReduction.Random(cloud, 4, 0), PointReduction.VoxelToBudget(cloud, 4)], reduction =>
        {
            Assert.Same(cloud, reduction.Cloud);
            Assert.Equal(Enumerable.Range(0, count), reduction.Kept);
            Assert.Equal(Enumerable.Range(0, count), reduction.Representative);
            Assert.Null(reduction.VoxelSize);
        });
        Assert.Equal(count, PointReduction.Voxel(cloud, 0.5).Kept.Length);
    }

    [Fact]
    public void AnyWay_ManyPointsInOnePlace_AreFastAndKeepWhatTheyMay()
    {
        var cloud = new PointCloud([.. Enumerable.Repeat(new double[] { 1e6, -1e6, 3 }, 100_000).SelectMany(point => point)]);

        Assert.Equal([0], PointReduction.VoxelToBudget(cloud, 50_000).Kept);
        Assert.Equal([0], PointReduction.Voxel(cloud, 1e-9).Kept);
        Assert.Equal(50_000, PointReduction.Random(cloud, 50_000, 3).Kept.Length);
        Assert.All(PointReduction.Random(cloud, 1, 3).Representative, i => Assert.Equal(0, i));
    }

    [Fact]
    public void Voxel_FarPointsAndSmallestVoxels_KeepsEachPlace()
    {
        double[] points = [-1e6, 0, 0, 1e6, 0, 0, 1e6, 1e6, -1e6, 999_999.999_999, 1e6, -1e6, 1e6, 0, 0];

        Assert.Equal([0, 1, 2, 3], PointReduction.Voxel(new PointCloud(points), 1e-9).Kept);
        Assert.Equal([0, 1, 2, 3], PointReduction.Voxel(new PointCloud([1e100, 0, 0, -1e100, 0, 0, 0, 1e100, 0, 0, 0, 0]), 1e-9).Kept);
        Assert.InRange(PointReduction.VoxelToBudget(new PointCloud([1e100, 0, 0, -1e100, 0, 0, 0, 1e100, 0, 0, 0, 0]), 3).Kept.Length, 1, 3);
        Assert.Single(PointReduction.VoxelToBudget(new PointCloud([0, 0, 0, 1e-300, 0, 0, double.Epsilon, 0, 0]), 2).Kept);
    }

    [Fact]
    public void CarryUp_Labels_GoesToWhatThePointsStandFor()
    {
        var reduction = PointReduction.Voxel(Row, 2.5);

        Assert.Equal<byte>([7, 7, 7, 255], reduction.CarryUp([7, 255]));
        var exception = Assert.Throws<ArgumentException>(() => reduction.CarryUp([1, 2, 3]));
        Assert.Equal("The reduced cloud has 2 points, but there are 3 labels. (Parameter 'labelsOfKept')", exception.Message);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(1.1e100)]
    public void AnyWay_CoordinatesThatAreNotFinite_SaysHowManyPoints(double value)
    {
        var cloud = new PointCloud([0, 0, value, 1, 1, 1, value, value, 0]);
        Action[] ways = [() => PointReduction.Random(cloud, 5, 0), () => PointReduction.Voxel(cloud, 1), () => PointReduction.VoxelToBudget(cloud, 5)];

        Assert.All(ways, way => Assert.Equal(
            "Points must have finite coordinates up to 1e100 m, but 2 of 3 have not. Leave them out. (Parameter 'cloud')",
            Assert.Throws<ArgumentException>(way).Message));
    }

    [Fact]
    public void AnyWay_BadArguments_Throws()
    {
        Assert.Equal("cloud", Assert.Throws<ArgumentNullException>(() => PointReduction.Random(null!, 1, 0)).ParamName);
        Assert.Equal("cloud", Assert.Throws<ArgumentNullException>(() => PointReduction.Voxel(null!, 1)).ParamName);
        Assert.Equal("cloud", Assert.Throws<ArgumentNullException>(() => PointReduction.VoxelToBudget(null!, 1)).ParamName);
        Assert.Equal("budget", Assert.Throws<ArgumentOutOfRangeException>(() => PointReduction.Random(Row, 0, 0)).ParamName);
        Assert.Equal("budget", Assert.Throws<ArgumentOutOfRangeException>(() => PointReduction.VoxelToBudget(Row, 0)).ParamName);
        Assert.All([0, -1, 1e-10, 1e101, double.NaN, double.PositiveInfinity], size =>
            Assert.Equal("voxelSize", Assert.Throws<ArgumentOutOfRangeException>(() => PointReduction.Voxel(Row, size)).ParamName));
    }
}

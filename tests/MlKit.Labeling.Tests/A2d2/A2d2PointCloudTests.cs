using MlKit.Labeling.A2d2;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Npy;

namespace MlKit.Labeling.Tests.A2d2;

public sealed class A2d2PointCloudTests
{
    private const string Fix = "Save the array in A2D2's layout, or fetch the file again.";

    private static readonly double[] Three = [1, 2, 3, 4, double.NaN, 6, 7, 8, 9];

    public static TheoryData<string> Prefixes => ["", "pcloud_"];

    [Theory]
    [MemberData(nameof(Prefixes))]
    public void Parse_BothVariants_GiveTheSame(string prefix)
    {
        var cloud = A2d2PointCloud.Parse(Npz([.. Sound(prefix)]), "a.npz");

        Assert.Equal(3, cloud.Count);
        Assert.Equal(Three, cloud.Points);
        Assert.Equal([10, 20, 30], cloud.Reflectance!);
        Assert.Equal([0.5, 1.5, 2.5], cloud.Row!);
        Assert.Equal([3.5, 4.5, 5.5], cloud.Column!);
        Assert.Equal([1, 4, 7], cloud.Depth!);
        Assert.Equal([2, 5, 8], cloud.Distance!);
        Assert.Equal([0, 1, 2], cloud.Azimuth!);
        Assert.Equal([1_537_876_333_900_931, 2, 3], cloud.Timestamp!);
        Assert.Equal([0, 4, 1], cloud.LidarId!);
        Assert.Equal(prefix.Length > 0 ? [7, 8, 9] : null, cloud.RecTime);
        Assert.Equal(prefix.Length > 0 ? [0, 1, 0] : null, cloud.Boundary);
        Assert.Equal(prefix.Length > 0 ? [1, 0, 1] : null, cloud.Valid);
    }

    [Fact]
    public void Parse_SingleFloatsAndSmallIntegers_AreConverted()
    {
        var cloud = A2d2PointCloud.Parse(
            Npz(("points", NpyArray.Create<float>([1, 2, 3.5f], 1, 3)), ("lidar_id", NpyArray.Create<byte>([4], 1)), ("row", NpyArray.Create<short>([-1], 1))), "a.npz");

        Assert.Equal([1, 2, 3.5], cloud.Points);
        Assert.Equal([4], cloud.LidarId!);
        Assert.Equal([-1], cloud.Row!);
        Assert.Null(cloud.Column);
    }

    [Theory]
    [InlineData(A2d2PointAttributes.None, "")]
    [InlineData(A2d2PointAttributes.Reflectance, "Reflectance")]
    [InlineData(A2d2PointAttributes.Pixels, "Row Column")]
    [InlineData(A2d2PointAttributes.Depth | A2d2PointAttributes.LidarId, "Depth LidarId")]
    [InlineData(A2d2PointAttributes.Valid, "Valid")]
    [InlineData(A2d2PointAttributes.All, "Reflectance Row Column Depth Distance Azimuth Timestamp LidarId RecTime Boundary Valid")]
    public void Parse_Attributes_ReadsOnlyThose(A2d2PointAttributes attributes, string expected)
    {
        var cloud = A2d2PointCloud.Parse(Npz([.. Sound("pcloud_")]), "a.npz", attributes);

        Assert.Equal(expected, string.Join(' ', Present(cloud)));
    }

    [Fact]
    public void Parse_AttributeNotAskedFor_MayBeBad()
    {
        var npz = Npz(("points", NpyArray.Create<double>(Three, 3, 3)), ("row", NpyArray.Create<double>([1], 1)));

        Assert.Equal(3, A2d2PointCloud.Parse(npz, "a.npz", A2d2PointAttributes.Depth).Count);
    }

    [Fact]
    public void Parse_BadArrays_ListsAll()
    {
        var npz = Npz(
            ("points", NpyArray.Create<double>(Three, 3, 3)),
            ("row", NpyArray.Create<double>([1, 2], 2)),
            ("col", NpyArray.Create<double>([1, 2, 3], 3, 1)),
            ("depth", NpyArray.Create(["a", "b", "c"], 3)),
            ("lidar_id", NpyArray.Create<double>([0, 1.5, 2], 3)),
            ("timestamp", NpyArray.Create<double>([1])));

        Assert.Equal(
            $"""
            5 problems were found:
            - a.npz#row: must have the shape (3,), one value per point, but found (2,). {Fix}
            - a.npz#col: must have the shape (3,), one value per point, but found (3, 1). {Fix}
            - a.npz#depth: must hold booleans or numbers, but found text. Call ToStrings() and parse the elements.
            - a.npz#timestamp: must have the shape (3,), one value per point, but found (). {Fix}
            - a.npz#lidar_id: must hold only integers that fit Int64 to be read as Int64, but found 1.5 at index 1. Call ToDoubles(), or correct the file.
            """,
            Assert.Throws<LabelingDataException>(() => A2d2PointCloud.Parse(npz, "a.npz")).Message);
    }

    [Theory]
    [InlineData(new[] { 9 }, "(9,)")]
    [InlineData(new[] { 1, 9 }, "(1, 9)")]
    [InlineData(new[] { 3, 3, 1 }, "(3, 3, 1)")]
    public void Parse_PointsOfAnotherShape_IsTheOnlyIssue(int[] shape, string found)
    {
        var npz = Npz(("points", NpyArray.Create<double>(Three, shape)), ("row", NpyArray.Create<double>([1, 2], 2)));

        Assert.Equal($"a.npz#points: must have the shape (N, 3), but found {found}. {Fix}", Assert.Throws<LabelingDataException>(() => A2d2PointCloud.Parse(npz, "a.npz")).Message);
    }

    [Fact]
    public void Parse_NoPoints_NamesWhatThereIs()
    {
        var npz = Npz(("row", NpyArray.Create<double>([1, 2], 2)), ("col", NpyArray.Create<double>([1, 2], 1, 2)));

        Assert.Equal(
            $"""
            2 problems were found:
            - a.npz: must hold the array 'points', but found 'row', 'col'. Ask for an array the file holds, or write the file again with this one.
            - a.npz#col: must have the shape (N,), one value per point, but found (1, 2). {Fix}
            """,
            Assert.Throws<LabelingDataException>(() => A2d2PointCloud.Parse(npz, "a.npz")).Message);
    }

    [Fact]
    public void Parse_EmptyCloud_IsFine() => Assert.Equal(0, A2d2PointCloud.Parse(Npz(("points", NpyArray.Create<double>([], 0, 3))), "a.npz").Count);

    [Fact]
    public void Parse_NotAnNpz_Throws() => Assert.Throws<LabelingDataException>(() => A2d2PointCloud.Parse("no zip"u8.ToArray(), "a.npz"));

    [Fact]
    public void WhereFinite_NotANumber_DropsThePointWithItsAttributes()
    {
        var cloud = A2d2PointCloud.Parse(Npz([.. Sound("pcloud_")]), "a.npz");

        var finite = cloud.WhereFinite();

        Assert.Equal([1, 2, 3, 7, 8, 9], finite.Points);
        Assert.Equal([10, 30], finite.Reflectance!);
        Assert.Equal([3.5, 5.5], finite.Column!);
        Assert.Equal([0, 1], finite.LidarId!);
        Assert.Equal([1, 1], finite.Valid!);
        Assert.Equal(Present(cloud), Present(finite));
        Assert.Same(finite, finite.WhereFinite());
        Assert.Null(A2d2PointCloud.Parse(Npz(("points", NpyArray.Create<double>(Three, 3, 3))), "a.npz").WhereFinite().Row);
    }

    [Fact]
    public void WhereValid_MarkedPoints_AreKept()
    {
        Assert.Equal([1, 2, 3, 7, 8, 9], A2d2PointCloud.Parse(Npz([.. Sound("pcloud_")]), "a.npz").WhereValid().Points);

        var unmarked = A2d2PointCloud.Parse(Npz([.. Sound("")]), "a.npz");
        Assert.Same(unmarked, unmarked.WhereValid());
    }

    [Fact]
    public void Load_RealFile_ProjectsToItsPixels()
    {
        var camera = A2d2Calibration.Load(SharedData.PathOf("data/labeling/cams_lidars.json")).Camera(A2d2Camera.FrontCenter).Undistorted;

        var cloud = A2d2PointCloud.Load(SharedData.PathOf("data/a2d2-real/20180810142822_lidar_frontcenter_000015196.npz"));

        Assert.Equal(8_196, cloud.Count);
        Assert.Equal("Reflectance Row Column Depth Distance Azimuth Timestamp LidarId", string.Join(' ', Present(cloud)));
        Assert.All(cloud.LidarId!, id => Assert.InRange(id, 0, 4));
        Assert.Same(cloud, cloud.WhereFinite());
        for (var i = 0; i < cloud.Count; i++)
        {
            var (x, y, z) = (cloud.Points[3 * i], cloud.Points[(3 * i) + 1], cloud.Points[(3 * i) + 2]);
            Assert.Equal(camera.Cx - (camera.Fx * y / x), cloud.Column![i], 1e-9);
            Assert.Equal(camera.Cy - (camera.Fy * z / x), cloud.Row![i], 1e-9);
            Assert.Equal(x, cloud.Depth![i]);
        }
    }

    [Fact]
    public void Members_BadArguments_Throw()
    {
        Assert.Equal("path", Assert.Throws<ArgumentException>(() => A2d2PointCloud.Load(" ")).ParamName);
        Assert.Equal("name", Assert.Throws<ArgumentException>(() => A2d2PointCloud.Parse(default, " ")).ParamName);
        Assert.Throws<FileNotFoundException>(() => A2d2PointCloud.Load("no-such-cloud.npz"));
    }

    private static byte[] Npz(params (string Name, NpyArray Array)[] arrays)
    {
        using var stream = new MemoryStream();
        NpzFile.Write(stream, arrays.Select(array => KeyValuePair.Create(array.Name, array.Array)));
        return stream.ToArray();
    }

    private static IEnumerable<(string, NpyArray)> Sound(string prefix)
    {
        var attributes = prefix.Length > 0 ? "pcloud_attr." : "";
        yield return (prefix + "points", NpyArray.Create<double>(Three, 3, 3));
        yield return (attributes + "reflectance", NpyArray.Create<long>([10, 20, 30], 3));
        yield return (attributes + "row", NpyArray.Create<double>([0.5, 1.5, 2.5], 3));
        yield return (attributes + "col", NpyArray.Create<double>([3.5, 4.5, 5.5], 3));
        yield return (attributes + "depth", NpyArray.Create<double>([1, 4, 7], 3));
        yield return (attributes + "distance", NpyArray.Create<double>([2, 5, 8], 3));
        yield return (attributes + "azimuth", NpyArray.Create<double>([0, 1, 2], 3));
        yield return (attributes + "timestamp", NpyArray.Create<long>([1_537_876_333_900_931, 2, 3], 3));
        yield return (attributes + "lidar_id", prefix.Length > 0 ? NpyArray.Create<long>([0, 4, 1], 3) : NpyArray.Create<double>([0, 4, 1], 3));
        if (prefix.Length == 0)
            yield break;

        yield return (attributes + "rectime", NpyArray.Create<long>([7, 8, 9], 3));
        yield return (attributes + "boundary", NpyArray.Create<long>([0, 1, 0], 3));
        yield return (attributes + "valid", NpyArray.Create<long>([1, 0, 1], 3));
    }

    private static IEnumerable<string> Present(A2d2PointCloud cloud) => new (string Name, Array? Values)[]
    {
        ("Reflectance", cloud.Reflectance), ("Row", cloud.Row), ("Column", cloud.Column), ("Depth", cloud.Depth), ("Distance", cloud.Distance), ("Azimuth", cloud.Azimuth),
        ("Timestamp", cloud.Timestamp), ("LidarId", cloud.LidarId), ("RecTime", cloud.RecTime), ("Boundary", cloud.Boundary), ("Valid", cloud.Valid),
    }.Where(attribute => attribute.Values is not null).Select(attribute => attribute.Name);
}

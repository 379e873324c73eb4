using System.Collections.Immutable;
using System.Text.Json;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Npy;

namespace MlKit.Labeling.Tests.Npy;

/// <summary>Reads every file that numpy and CPython's zipfile wrote in all their dialects.</summary>
public class NpyFixtureTests
{
    private const string Folder = "data/labeling/npy-fixtures/";

    private static readonly double[] Points =
        [1.5, -2.25, 3.0, 0.1, 1e-7, -1e7, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 5.57408362, 3.14872622, -1.62739119];

    private static readonly Dictionary<string, Action<string>> Expectations = new()
    {
        ["f8.npy"] = IsPoints,
        ["f4.npy"] = path => Holds(path, NpyDataType.Float32, [4, 3], [.. Points.Select(p => (float)p)]),
        ["f8_be.npy"] = IsPoints,
        ["i8_be.npy"] = path => Holds<long>(path, NpyDataType.Int64, [5], [0, 1, 2, 3, 4]),
        ["f8_fortran.npy"] = IsPoints,
        ["f8_v2.npy"] = IsPoints,
        ["f8_v3.npy"] = IsPoints,
        ["empty_0x3.npy"] = path => Holds<double>(path, NpyDataType.Float64, [0, 3], []),
        ["scalar.npy"] = path => Holds(path, NpyDataType.Float64, [], [3.5]),
        ["bool.npy"] = path => Holds(path, NpyDataType.Boolean, [3], [true, false, true]),
        ["u1.npy"] = path => Holds<byte>(path, NpyDataType.UInt8, [4], [0, 1, 2, 3]),
        ["f2.npy"] = path => Holds(path, NpyDataType.Float16, [2], [(Half)1.5, (Half)65504]),
        ["structured.npy"] = Fails,
        ["object.npy"] = Fails,
        ["unicode.npy"] = path => Assert.Equal(["car", "bus"], NpyArray.Load(path).ToStrings()),
        ["f8_keyorder_pad16.npy"] = IsPoints,
        ["f8_py2_long.npy"] = IsPoints,
        ["truncated.npy"] = Fails,
        ["stored.npz"] = HoldsThree,
        ["deflated.npz"] = HoldsThree,
        ["datadesc_deflated.npz"] = HoldsThree,
        ["datadesc_stored.npz"] = HoldsThree,
        ["zip64_local_stored.npz"] = HoldsThree,
        ["zip64_local_deflated.npz"] = HoldsThree,
        ["crc_bad.npz"] = FailsForPointsOnly,
        ["truncated.npz"] = path => Assert.Throws<LabelingDataException>(() => NpzFile.Open(path)),
        ["pcloud_variant.npz"] = HoldsTwelve,
    };

    public static TheoryData<string> Names => [.. Expectations.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Load_Fixture_BehavesAsItsManifestSays(string name) => Expectations[name](SharedData.PathOf(Folder + name));

    [Fact]
    public void Fixtures_Manifest_IsCoveredCompletely()
    {
        using var manifest = JsonDocument.Parse(File.ReadAllText(SharedData.PathOf(Folder + "fixtures.json")));

        Assert.Equal(manifest.RootElement.GetProperty("files").EnumerateObject().Select(file => file.Name), Expectations.Keys);
    }

    [Theory]
    [InlineData("f8.npy")]
    [InlineData("f4.npy")]
    [InlineData("empty_0x3.npy")]
    [InlineData("scalar.npy")]
    [InlineData("bool.npy")]
    [InlineData("u1.npy")]
    [InlineData("f2.npy")]
    [InlineData("unicode.npy")]
    public void ToBytes_ArrayNumpyWrote_IsTheSameFile(string name)
    {
        var path = SharedData.PathOf(Folder + name);

        Assert.Equal(File.ReadAllBytes(path), NpyArray.Load(path).ToBytes());
    }

    [Fact]
    public void Read_RealLidarFrame_FulfilsItsIdentities()
    {
        using var file = NpzFile.Open(SharedData.PathOf("data/a2d2-real/20180810142822_lidar_frontcenter_000015196.npz"));

        Assert.Equal(["azimuth", "col", "depth", "distance", "lidar_id", "points", "reflectance", "row", "timestamp"], file.Names.Order(StringComparer.Ordinal));
        var points = file.Read("points");
        var depth = file.Read("depth").AsSpan<double>();
        var distance = file.Read("distance").AsSpan<double>();
        Assert.Equal([8196, 3], points.Shape);
        var xyz = points.AsSpan<double>();
        for (var i = 0; i < depth.Length; i++)
        {
            Assert.Equal(xyz[3 * i], depth[i]);
            var norm = Math.Sqrt((xyz[3 * i] * xyz[3 * i]) + (xyz[(3 * i) + 1] * xyz[(3 * i) + 1]) + (xyz[(3 * i) + 2] * xyz[(3 * i) + 2]));
            Assert.Equal(norm, distance[i], 1e-13);
        }

        Assert.Equal(NpyDataType.Float64, file.Read("lidar_id").DataType);
        Assert.All(file.Read("lidar_id").ToInt64s(), id => Assert.InRange(id, 0, 4));
        Assert.All(file.Read("reflectance").AsSpan<long>().ToArray(), value => Assert.InRange(value, 1, 251));
    }

    private static void IsPoints(string path) => Holds(path, NpyDataType.Float64, [4, 3], Points);

    private static void Fails(string path) => Assert.Throws<LabelingDataException>(() => NpyArray.Load(path));

    private static void Holds<T>(string path, NpyDataType type, int[] shape, T[] values)
        where T : unmanaged
    {
        foreach (var array in new[] { NpyArray.Load(path), NpyArray.Parse(File.ReadAllBytes(path), path) })
        {
            Assert.Equal(type, array.DataType);
            Assert.Equal(shape.ToImmutableArray(), array.Shape);
            Assert.Equal(values, array.AsSpan<T>().ToArray());
            Assert.Equal(path, array.Source);
        }
    }

    private static void HoldsThree(string path)
    {
        using var file = NpzFile.Open(path);
        Assert.Equal(["points", "reflectance", "row"], file.Names);
        Assert.Equal(Points, file.Read("points").AsSpan<double>().ToArray());
        Assert.Equal([1, 2, 3, 4], file.Read("reflectance").AsSpan<long>().ToArray());
        Assert.Equal([.5, 1.5, -1, 4], file.Read("row").AsSpan<double>().ToArray());
    }

    private static void FailsForPointsOnly(string path)
    {
        using var file = NpzFile.Open(path);
        Assert.Throws<LabelingDataException>(() => file.Read("points"));
        Assert.Equal([1, 2, 3, 4], file.Read("reflectance").AsSpan<long>().ToArray());
    }

    private static void HoldsTwelve(string path)
    {
        using var file = NpzFile.Open(path);
        Assert.Equal(12, file.Names.Count);
        Assert.Equal(Points, file.Read("pcloud_points").AsSpan<double>().ToArray());
        Assert.Equal([true, true, false, true], file.Read("pcloud_attr.valid").ToArray<bool>());
        foreach (var name in file.Names)
            Assert.Equal(4, file.Read(name).Shape[0]);
    }
}

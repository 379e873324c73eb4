using CsCheck;
using MlKit.Labeling.Npy;

namespace MlKit.Labeling.Tests.Npy;

public class NpzFileWritingTests
{
    private static readonly NpyArray Points = NpyArray.Create<double>([1.5, -2.25, 3, 0.1, double.NaN, double.PositiveInfinity], 2, 3);

    private static readonly Dictionary<string, NpyArray> Arrays = new()
    {
        ["points"] = Points,
        ["pcloud_attr.lidar_id"] = NpyArray.Create<long>([0, 4], 2),
        ["empty"] = NpyArray.Create<float>([], 0, 3),
        ["labels"] = NpyArray.Create(["car", "Straße"], 2),
        ["folder/scalar.npy"] = NpyArray.Create<bool>([true]),
    };

    [Theory]
    [InlineData(NpzCompression.Deflated)]
    [InlineData(NpzCompression.Stored)]
    public void Save_Arrays_ReadBackInOrder(NpzCompression compression)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("a.npz");

        NpzFile.Save(path, Arrays, compression);

        using var file = NpzFile.Open(path);
        Assert.Equal(Arrays.Keys, file.Names);
        foreach (var (name, array) in Arrays)
        {
            Assert.Equal(array.Descr, file.Read(name).Descr);
            Assert.Equal(array.Shape, file.Read(name).Shape);
            Assert.Equal(array.Data, file.Read(name).Data);
        }

        Assert.Equal(["a.npz"], folder.FileNames());
    }

    [Theory]
    [InlineData(NpzCompression.Deflated)]
    [InlineData(NpzCompression.Stored)]
    public void Write_SameArrays_GivesTheSameBytes(NpzCompression compression) => Assert.Equal(Bytes(Arrays, compression), Bytes(Arrays, compression));

    [Fact]
    public void Write_Stored_LeavesTheNpyDataAsItIs()
    {
        var npz = Bytes([new("points", Points)], NpzCompression.Stored);

        Assert.True(npz.AsSpan().IndexOf(Points.ToBytes()) > 0);
        // DOS date 1980-01-01 00:00 in the local header, no permissions in the central directory.
        Assert.Equal([0, 0, 0x21, 0], npz[10..14]);
        var directory = npz.AsSpan().IndexOf("PK\u0001\u0002"u8);
        Assert.Equal([0, 0, 0, 0], npz[(directory + 38)..(directory + 42)]);
    }

    [Fact]
    public void Write_AnyArrays_ReadBackEqual()
    {
        Gen.Select(Gen.Double.Array, Gen.Int.Array, Gen.Bool).Sample((doubles, ints, stored) =>
        {
            var npz = Bytes(
                [new("d", NpyArray.Create<double>(doubles, doubles.Length)), new("i", NpyArray.Create<int>(ints, 1, ints.Length))],
                stored ? NpzCompression.Stored : NpzCompression.Deflated);
            using var file = NpzFile.Open(npz, "a.npz");
            return file.Read("d").AsSpan<double>().SequenceEqual(doubles) && file.Read("i").AsSpan<int>().SequenceEqual(ints);
        });
    }

    [Fact]
    public void Save_FailureHalfway_LeavesTheOldFileAlone()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("a.npz");
        File.WriteAllText(path, "old");

        var exception = Assert.Throws<ArgumentException>("arrays", () => NpzFile.Save(path, [new("points", Points), new("points", Points)]));

        Assert.Equal("An npz file must hold each array once, but 'points' occurs twice. (Parameter 'arrays')", exception.Message);
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal(["a.npz"], folder.FileNames());
    }

    [Fact]
    public void Write_BadName_Throws()
    {
        var exception = Assert.Throws<ArgumentException>("arrays", () => Bytes([new("../points", Points)], NpzCompression.Stored));

        Assert.Equal(
            "An npz file must name its members by relative paths with '/', without '..', drive letters and control characters, but one is '../points'. (Parameter 'arrays')",
            exception.Message);
    }

    [Fact]
    public void Write_BadArguments_Throw()
    {
        Assert.Throws<ArgumentNullException>("path", () => NpzFile.Save(null!, []));
        Assert.Throws<ArgumentNullException>("arrays", () => NpzFile.Save("a", null!));
        Assert.Throws<ArgumentNullException>("stream", () => NpzFile.Write(null!, []));
        Assert.Throws<ArgumentNullException>("arrays", () => NpzFile.Write(Stream.Null, null!));
        Assert.Throws<ArgumentNullException>("arrays", () => NpzFile.Write(new MemoryStream(), [new("a", null!)]));
        Assert.Throws<ArgumentNullException>("arrays", () => NpzFile.Write(new MemoryStream(), [new(null!, Points)]));
    }

    private static byte[] Bytes(IEnumerable<KeyValuePair<string, NpyArray>> arrays, NpzCompression compression)
    {
        using var stream = new MemoryStream();
        NpzFile.Write(stream, arrays, compression);
        return stream.ToArray();
    }
}

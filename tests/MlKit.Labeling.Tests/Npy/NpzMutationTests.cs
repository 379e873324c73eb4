using CsCheck;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Npy;

namespace MlKit.Labeling.Tests.Npy;

/// <summary>Changes bytes of good files: each array then reads as before or is refused, never anything else.</summary>
public class NpzMutationTests
{
    [Theory]
    [InlineData(NpzCompression.Deflated)]
    [InlineData(NpzCompression.Stored)]
    public void Open_MutatedFile_ReadsTheTruthOrRefuses(NpzCompression compression)
    {
        var npz = Written(compression);
        var truth = TruthOf(npz);

        Gen.Select(Gen.Int[0, npz.Length - 1], Gen.Byte, Gen.Int[0, npz.Length - 1], Gen.Byte, Gen.Int[0, 2 * npz.Length]).Sample(
            (i, x, j, y, length) =>
            {
                var mutated = npz.ToArray();
                mutated[i] = x;
                mutated[j] = y;
                return ReadsTheTruthOrRefuses(mutated[..Math.Min(length, npz.Length)], truth);
            },
            iter: 2000);
    }

    [Theory]
    [InlineData(NpzCompression.Deflated)]
    [InlineData(NpzCompression.Stored)]
    public void Open_EveryByteChanged_ReadsTheTruthOrRefuses(NpzCompression compression) => ChangeEveryByte(Written(compression));

    [Theory]
    [InlineData("datadesc_deflated.npz")]
    [InlineData("datadesc_stored.npz")]
    [InlineData("zip64_local_deflated.npz")]
    [InlineData("zip64_local_stored.npz")]
    [InlineData("stored.npz")]
    public void Open_EveryByteOfAFixtureChanged_ReadsTheTruthOrRefuses(string name) =>
        ChangeEveryByte(File.ReadAllBytes(SharedData.PathOf("data/labeling/npy-fixtures/" + name)));

    private static byte[] Written(NpzCompression compression)
    {
        using var stream = new MemoryStream();
        NpzFile.Write(
            stream,
            [
                new("points", NpyArray.Create<double>([1.5, -2.25, 3, 0.1, double.NaN, double.PositiveInfinity], 2, 3)),
                new("pcloud_attr.lidar_id", NpyArray.Create<long>([0, 4], 2)),
                new("labels", NpyArray.Create(["car", "Straße"], 2)),
                new("scalar", NpyArray.Create<bool>([true])),
            ],
            compression);
        return stream.ToArray();
    }

    private static Dictionary<string, NpyArray> TruthOf(byte[] npz)
    {
        using var file = NpzFile.Open(npz, "a.npz");
        return file.Names.ToDictionary(name => name, file.Read);
    }

    private static void ChangeEveryByte(byte[] npz)
    {
        var truth = TruthOf(npz);
        for (var i = 0; i < npz.Length; i++)
        {
            foreach (var value in (byte[])[0, 1, 255, (byte)~npz[i]])
            {
                var mutated = npz.ToArray();
                mutated[i] = value;
                Assert.True(ReadsTheTruthOrRefuses(mutated, truth), $"byte {i} = {value}");
            }

            Assert.True(ReadsTheTruthOrRefuses(npz[..i], truth), $"cut at {i}");
        }
    }

    private static bool ReadsTheTruthOrRefuses(byte[] npz, Dictionary<string, NpyArray> truth)
    {
        try
        {
            using var file = NpzFile.Open(npz, "a.npz", maxArrayBytes: 1_000_000);
            return truth.All(pair => ReadsTheTruthOrRefuses(file, pair.Key, pair.Value));
        }
        catch (LabelingDataException)
        {
            return true;
        }
    }

    private static bool ReadsTheTruthOrRefuses(NpzFile file, string name, NpyArray truth)
    {
        try
        {
            var array = file.Read(name);
            return array.Descr == truth.Descr && array.Shape.SequenceEqual(truth.Shape) && array.Data.SequenceEqual(truth.Data);
        }
        catch (LabelingDataException)
        {
            return true;
        }
    }
}

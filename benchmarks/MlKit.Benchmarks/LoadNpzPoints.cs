using BenchmarkDotNet.Attributes;
using MlKit.Labeling.Npy;
using NumSharp;

namespace MlKit.Benchmarks;

/// <summary>How long does it take to open an npz file of A2D2's nine arrays in the page cache and to read the points alone? NumSharp is the baseline.</summary>
[MemoryDiagnoser]
public class LoadNpzPoints
{
    private static readonly string[] Attributes = ["azimuth", "col", "depth", "distance", "lidar_id", "reflectance", "row", "timestamp"];

    private readonly string _path = Path.GetTempFileName();
    private double[] _points = [];

    [Params(12_500, 100_000)]
    public int Count { get; set; }

    [Params(NpzCompression.Stored, NpzCompression.Deflated)]
    public NpzCompression Compression { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        var arrays = Attributes.Select(name => KeyValuePair.Create(name, NpyArray.Create<double>(Numbers(random, Count), Count)));
        NpzFile.Save(_path, arrays.Append(new("points", NpyArray.Create<double>(Numbers(random, 3 * Count), Count, 3))), Compression);
        _points = new double[3 * Count];
    }

    [GlobalCleanup]
    public void CleanUp() => File.Delete(_path);

    [Benchmark(Baseline = true)]
    public long NumSharp()
    {
        using var file = np.load_npz(_path);
        return file["points"].size;
    }

    [Benchmark]
    public int MlKit()
    {
        using var file = NpzFile.Open(_path);
        return file.Read("points").Length;
    }

    [Benchmark]
    public int MlKitIntoCallersMemory()
    {
        using var file = NpzFile.Open(_path);
        return file.ReadInto<double>("points", _points);
    }

    private static double[] Numbers(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() * 120 - 60)];
}

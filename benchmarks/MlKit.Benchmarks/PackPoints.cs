using System.Runtime.InteropServices;
using BenchmarkDotNet.Attributes;
using MlKit.Labeling.PointClouds;

namespace MlKit.Benchmarks;

/// <summary>How long do 100,000 points take to become floats? A loop with a cast for each number is the baseline.</summary>
[MemoryDiagnoser]
public class PackPoints
{
    private const int Count = 100_000;

    private readonly PointCloud _cloud = LidarPoints.Create(Count);
    private readonly FixedBuffer _buffer = new(4 * sizeof(float) * Count);

    [Params(PointFormat.BinaryXyz, PointFormat.BinaryXyzi)]
    public PointFormat Format { get; set; }

    [Benchmark(Baseline = true)]
    public void Cast()
    {
        var floats = MemoryMarshal.Cast<byte, float>(_buffer.Bytes.AsSpan());
        var (points, intensity) = (_cloud.Points, Format == PointFormat.BinaryXyzi ? _cloud.Intensity : null);
        for (int i = 0, o = 0; i < Count; i++)
        {
            floats[o++] = (float)points[3 * i];
            floats[o++] = (float)points[(3 * i) + 1];
            floats[o++] = (float)points[(3 * i) + 2];
            if (intensity is not null)
                floats[o++] = (float)intensity[i];
        }
    }

    [Benchmark]
    public void MlKit()
    {
        _buffer.Clear();
        PointFile.Encode(_cloud, Format, _buffer);
    }
}

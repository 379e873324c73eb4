using System.Globalization;
using BenchmarkDotNet.Attributes;
using MlKit.Labeling.PointClouds;

namespace MlKit.Benchmarks;

/// <summary>How long do 100,000 points take to become text? A loop over <c>double.TryFormat</c> is the baseline, with the shortest digits and with six decimals.</summary>
[MemoryDiagnoser]
public class FormatPoints
{
    private readonly PointCloud _cloud = LidarPoints.Create(100_000);
    private readonly FixedBuffer _buffer = new(8 << 20);

    [Benchmark(Baseline = true)]
    public int TryFormat() => Format("R");

    [Benchmark]
    public int MlKitShortest() => Encode(decimals: null);

    [Benchmark]
    public int TryFormatSixDecimals() => Format("F6");

    [Benchmark]
    public int MlKitSixDecimals() => Encode(decimals: 6);

    private int Encode(int? decimals)
    {
        _buffer.Clear();
        PointFile.Encode(_cloud, PointFormat.TextXyz, _buffer, decimals);
        return _buffer.Length;
    }

    private int Format(string format)
    {
        var text = _buffer.Bytes;
        var points = _cloud.Points;
        var length = 0;
        for (var i = 0; i < points.Length; i++)
        {
            points[i].TryFormat(text.AsSpan(length), out var written, format, CultureInfo.InvariantCulture);
            length += written;
            text[length++] = i % 3 == 2 ? (byte)'\n' : (byte)' ';
        }

        return length;
    }
}

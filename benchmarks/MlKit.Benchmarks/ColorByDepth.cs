using BenchmarkDotNet.Attributes;
using MlKit.Labeling.Pictures;
using OpenCvSharp;

namespace MlKit.Benchmarks;

/// <summary>How long does it take to colour a million points by depth, logarithmically? A logarithm per point is the baseline; OpenCV has 256 colours.</summary>
[MemoryDiagnoser]
public class ColorByDepth
{
    private const double Min = 2;
    private const double Max = 100;

    private readonly float[] _depths = new PointsInFront().Z;
    private readonly byte[] _rgb = new byte[3 * PointsInFront.Count];
    private readonly ColorRamp.LogarithmicColors _colors = ColorRamp.Depth.Over(Min, Max);
    private readonly Mat _opencvDepths = new(PointsInFront.Count, 1, MatType.CV_32FC1);
    private readonly Mat _logarithms = new();
    private readonly Mat _gray = new();
    private readonly Mat _opencvColors = new();

    [GlobalSetup]
    public void Setup()
    {
        Cv2.SetNumThreads(1);
        _depths.CopyTo(_opencvDepths.AsSpan<float>());
    }

    [Benchmark(Baseline = true)]
    public void LogarithmPerPoint()
    {
        var range = Math.Log(Max / Min);
        for (var i = 0; i < _depths.Length; i++)
            (_rgb[3 * i], _rgb[(3 * i) + 1], _rgb[(3 * i) + 2]) = ColorRamp.Depth.At(Math.Log(_depths[i] / Min) / range);
    }

    [Benchmark]
    public void OpenCv()
    {
        Cv2.Log(_opencvDepths, _logarithms);
        var scale = 255 / Math.Log(Max / Min);
        _logarithms.ConvertTo(_gray, MatType.CV_8UC1, scale, -Math.Log(Min) * scale);
        Cv2.ApplyColorMap(_gray, _opencvColors, ColormapTypes.Turbo);
    }

    [Benchmark]
    public void MlKit() => _colors.Write(_depths, _rgb);

    [GlobalCleanup]
    public void CleanUp()
    {
        _opencvDepths.Dispose();
        _logarithms.Dispose();
        _gray.Dispose();
        _opencvColors.Dispose();
    }
}

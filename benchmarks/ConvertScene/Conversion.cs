using System.Diagnostics;
using MlKit.Labeling;
using MlKit.Labeling.A2d2;
using MlKit.Labeling.Conversion;
using MlKit.Labeling.PointClouds;

namespace ConvertScene;

/// <summary>Times a conversion as a user runs it, into an empty folder.</summary>
internal static class Conversion
{
    private const int WarmUpFrames = 20;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);

    public static async Task<int> RunAsync(string folder, string output, ConvertArguments arguments)
    {
        var scene = A2d2Dataset.Open(folder).Scenes.Single();
        var options = new A2d2ConverterOptions
        {
            Cameras = [arguments.Camera],
            Images = arguments.Images,
            PointFormat = PointFormat.TextXyz,
            Workers = arguments.Workers,
            MaxFrames = arguments.Frames,
        };

        // The first frames are slow while the methods they need are compiled and recompiled, which does not matter to a conversion of thousands.
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < WarmUp;)
            await ConvertAsync(scene, output, options with { MaxFrames = WarmUpFrames });
        var (wall, cpu, allocated) = (Stopwatch.GetTimestamp(), Process.GetCurrentProcess().TotalProcessorTime, GC.GetTotalAllocatedBytes());
        var report = await ConvertAsync(scene, output, options);
        var seconds = Stopwatch.GetElapsedTime(wall).TotalSeconds;
        using var process = Process.GetCurrentProcess();
        var processor = (process.TotalProcessorTime - cpu).TotalMilliseconds / report.Frames;
        Console.WriteLine(FormattableString.Invariant(
            $"{report.Frames / seconds:0.00} frames/s, {report.Frames} frames in {seconds:0.000} s, {processor:0.0} ms of processor time and {(GC.GetTotalAllocatedBytes() - allocated) / report.Frames / 1024} KiB of new memory a frame, {process.PeakWorkingSet64 / 1048576.0:0} MiB at the peak"));
        return 0;
    }

    private static async Task<ConversionReport> ConvertAsync(A2d2Scene scene, string output, A2d2ConverterOptions options)
    {
        if (Directory.Exists(output))
            Directory.Delete(output, recursive: true);
        return await A2d2Converter.ConvertAsync(scene, new ConversionTarget(output, "s3://amzn-s3-demo-bucket/scene/"), options);
    }
}

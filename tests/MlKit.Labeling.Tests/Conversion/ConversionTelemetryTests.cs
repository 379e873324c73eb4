using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using MlKit.Labeling.A2d2;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Conversion;

namespace MlKit.Labeling.Tests.Conversion;

/// <summary>Listens as an application would. Other tests convert at the same time in the same process, so activities and measurements are told apart by the clock or the trace.</summary>
public sealed class ConversionTelemetryTests(SyntheticFixture fixture) : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeLogger _logger = new();

    private ConversionTarget Target => new(_folder["out"], "s3://secret-bucket/prefix/");

    [Fact]
    public async Task ConvertAsync_Success_IsOneActivityWithTheNumberOfFrames()
    {
        using var parent = new Activity("test").Start();
        var activities = new ConcurrentQueue<Activity>();
        using var listener = Listen(activities, parent.TraceId);

        await ConvertAsync(new());

        var activity = Assert.Single(activities);
        Assert.Equal(("mlkit.labeling.convert", "MlKit.Labeling"), (activity.OperationName, activity.Source.Name));
        Assert.Equal([new("mlkit.labeling.frames", 4)], activity.TagObjects);
    }

    [Fact]
    public async Task ConvertAsync_Failure_EndsTheActivity()
    {
        using var parent = new Activity("test").Start();
        var activities = new ConcurrentQueue<Activity>();
        using var listener = Listen(activities, parent.TraceId);

        await Assert.ThrowsAsync<LabelingDataException>(() => ConvertAsync(new() { Cameras = [A2d2Camera.RearCenter] }));

        Assert.Single(activities);
    }

    [Fact]
    public async Task ConvertAsync_Twice_CountsFramesAndPointsConvertedOrKept()
    {
        // A measurement is recorded on the thread that converts, so it carries the trace of its conversion.
        using var parent = new Activity("test").Start();
        var sums = new ConcurrentDictionary<string, double>();
        var counts = new ConcurrentDictionary<string, int>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, self) => EnableOurs(instrument, self) };
        void Add(string name, double value)
        {
            if (Activity.Current?.TraceId != parent.TraceId)
                return;

            sums.AddOrUpdate(name, value, (_, sum) => sum + value);
            counts.AddOrUpdate(name, 1, (_, count) => count + 1);
        }

        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => Add($"{instrument.Name} {instrument.Unit}", value));
        listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => Add($"{instrument.Name} {instrument.Unit}", value));
        listener.Start();

        var report = await ConvertAsync(new() { TimeProvider = new StoppedClock() });
        await ConvertAsync(new() { TimeProvider = new StoppedClock() });

        Assert.Equal(["mlkit.labeling.frame.duration s", "mlkit.labeling.frames {frame}", "mlkit.labeling.points {point}"], sums.Keys.Order(StringComparer.Ordinal));
        Assert.Equal((8, 2 * report.Points, 0), (sums["mlkit.labeling.frames {frame}"], sums["mlkit.labeling.points {point}"], sums["mlkit.labeling.frame.duration s"]));
        Assert.Equal(8, counts["mlkit.labeling.frame.duration s"]);
        Assert.Equal(TimeSpan.Zero, report.Duration);
    }

    [Fact]
    public async Task ConvertAsync_Success_LogsBeginningAndEnd()
    {
        await ConvertAsync(new() { Workers = 2, TimeProvider = new StoppedClock() });
        await ConvertAsync(new() { Workers = 2, TimeProvider = new StoppedClock() });

        Assert.Equal(
            [
                (3000, LogLevel.Information, "Converting 4 frames of 1 scenes with 2 workers"),
                (3003, LogLevel.Information, "Converted 4 frames (0 kept from an earlier run, 0 left out) in 00:00:00"),
                (3000, LogLevel.Information, "Converting 4 frames of 1 scenes with 2 workers"),
                (3003, LogLevel.Information, "Converted 4 frames (4 kept from an earlier run, 0 left out) in 00:00:00"),
            ],
            _logger.Collector.GetSnapshot().Select(entry => (entry.Id.Id, entry.Level, entry.Message)));
    }

    [Fact]
    public async Task ConvertAsync_SkippedFrame_IsLoggedWithItsProblem()
    {
        fixture.CopyTo(_folder["a2d2"]);
        var points = Path.Combine(SyntheticFixture.SceneFolder(_folder["a2d2"]), "lidar", "cam_front_center", "20180807145028_lidar_frontcenter_000000094.npz");
        File.Delete(points);

        await ConvertAsync(new() { BadFrames = BadFrames.Skip, TimeProvider = new StoppedClock() }, _folder["a2d2"]);

        var entries = _logger.Collector.GetSnapshot();
        Assert.Equal([3000, 3001, 3003], entries.Select(entry => entry.Id.Id));
        Assert.Equal(
            (LogLevel.Warning, $"Frame 20180807_145028 front_center 94 was left out: {points}: must exist, because other files of the frame do, but found no such file. Fetch the file again, or remove the frame's other files."),
            (entries[1].Level, entries[1].Message));
        Assert.Equal("Converted 3 frames (0 kept from an earlier run, 1 left out) in 00:00:00", entries[2].Message);
    }

    [Fact]
    public async Task ConvertAsync_ImplausiblePose_IsLogged()
    {
        fixture.CopyTo(_folder["a2d2"]);
        foreach (var path in Directory.GetFiles(Path.Combine(SyntheticFixture.SceneFolder(_folder["a2d2"]), "lidar", "cam_front_center")))
            File.Copy(path.Replace("front_center", "front_left", StringComparison.Ordinal).Replace("frontcenter", "frontleft", StringComparison.Ordinal), path, overwrite: true);

        var report = await ConvertAsync(new(), _folder["a2d2"]);

        Assert.Equal(
            report.Issues.Select(issue => (LogLevel.Warning, issue.ToString())),
            _logger.Collector.GetSnapshot().Where(entry => entry.Id.Id == 3002).Select(entry => (entry.Level, entry.Message)));
        Assert.NotEmpty(report.Issues);
    }

    /// <summary>Counts and durations only: no coordinates, no pixels, no names of buckets or files.</summary>
    [Fact]
    public async Task ConvertAsync_Success_LogsNothingThatTheDataHolds()
    {
        await ConvertAsync(new());

        var fields = _logger.Collector.GetSnapshot().SelectMany(entry => entry.StructuredState!).ToList();
        Assert.Equal(
            ["Duration", "Frames", "Reused", "Scenes", "Skipped", "Workers", "{OriginalFormat}"],
            fields.Select(field => field.Key).Distinct().Order(StringComparer.Ordinal));
        Assert.DoesNotContain(fields, field => field.Value!.Contains("secret-bucket", StringComparison.Ordinal) || field.Value.Contains(_folder.Path, StringComparison.Ordinal));
    }

    [Fact]
    public async Task ConvertAsync_Failure_LogsNoEnd()
    {
        fixture.CopyTo(_folder["a2d2"]);
        File.WriteAllBytes(Directory.GetFiles(Path.Combine(SyntheticFixture.SceneFolder(_folder["a2d2"]), "camera", "cam_front_center"), "*.png")[0], [1]);

        await Assert.ThrowsAsync<LabelingDataException>(() => ConvertAsync(new(), _folder["a2d2"]));

        Assert.Equal([3000], _logger.Collector.GetSnapshot().Select(entry => entry.Id.Id));
    }

    public void Dispose() => _folder.Dispose();

    private Task<ConversionReport> ConvertAsync(A2d2ConverterOptions options, string? root = null) => A2d2Converter.ConvertAsync(
        A2d2Dataset.Open(root ?? fixture.Root).Scene(SyntheticFixture.SceneName), Target, options with { Logger = _logger }, TestContext.Current.CancellationToken);

    private static ActivityListener Listen(ConcurrentQueue<Activity> activities, ActivityTraceId trace)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "MlKit.Labeling",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.TraceId == trace)
                    activities.Enqueue(activity);
            },
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private static void EnableOurs(Instrument instrument, MeterListener listener)
    {
        if (instrument.Meter.Name == "MlKit.Labeling")
            listener.EnableMeasurementEvents(instrument);
    }
}

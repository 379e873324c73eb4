using System.Collections.Concurrent;
using CsCheck;
using MlKit.Labeling.Conversion;

namespace MlKit.Labeling.Tests.Conversion;

public sealed class ProgressPacerTests : IProgress<ConversionProgress>
{
    private readonly StoppedClock _clock = new();
    private readonly ConcurrentQueue<(ConversionProgress Progress, long Time)> _reports = new();

    private IEnumerable<ConversionProgress> Reports => _reports.Select(report => report.Progress);

    [Fact]
    public void FrameCompleted_AllAtOnce_ReportsTheFirstAndTheLast()
    {
        Complete(frames: 1000, apart: TimeSpan.Zero);

        Assert.Equal([new(1, 1000, 0), new(1000, 1000, 0)], Reports);
    }

    [Fact]
    public void FrameCompleted_EachAfterAWhile_ReportsEach()
    {
        Complete(frames: 5, apart: TimeSpan.FromMilliseconds(100));

        Assert.Equal([1, 2, 3, 4, 5], Reports.Select(report => report.Completed));
    }

    [Fact]
    public void FrameCompleted_JustTooSoon_IsPassedOver()
    {
        Complete(frames: 6, apart: TimeSpan.FromMilliseconds(99.9));

        Assert.Equal([1, 3, 5, 6], Reports.Select(report => report.Completed));
    }

    [Fact]
    public void FrameCompleted_OneFrame_IsReportedOnce()
    {
        Complete(frames: 1, apart: TimeSpan.Zero);

        Assert.Equal([new(1, 1, 0)], Reports);
    }

    [Fact]
    public void FrameCompleted_AnyPace_ReportsAtMostTenASecondAndTheLast() =>
        Gen.Int[0, 250].Array[1, 60].Sample(pauses =>
        {
            var test = new ProgressPacerTests();
            var pacer = test.Pacer(pauses.Length);
            foreach (var pause in pauses)
            {
                test._clock.Advance(TimeSpan.FromMilliseconds(pause));
                pacer.FrameCompleted(reused: false);
            }

            var times = test._reports.SkipLast(1).Select(report => report.Time).ToList();
            Assert.All(times.Zip(times.Skip(1)), pair => Assert.True(pair.Second - pair.First >= TimeSpan.TicksPerMillisecond * 100));
            Assert.Equal(pauses.Length, test.Reports.Last().Completed);
            Assert.Single(test.Reports, report => report.Completed == report.Total);
        });

    [Fact]
    public void FrameCompleted_ReusedFrames_AreCounted()
    {
        var pacer = Pacer(3);
        foreach (var reused in new[] { true, false, true })
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            pacer.FrameCompleted(reused);
        }

        Assert.Equal([new(1, 3, 1), new(2, 3, 1), new(3, 3, 2)], Reports);
    }

    [Fact]
    public void FrameCompleted_FromManyThreads_ReportsInOrderAndEndsComplete()
    {
        var pacer = Pacer(10_000);

        Parallel.For(0, 10_000, i =>
        {
            _clock.Advance(TimeSpan.FromMilliseconds(30));
            pacer.FrameCompleted(reused: true);
        });

        Assert.Equal(Reports.Select(report => report.Completed).Order(), Reports.Select(report => report.Completed));
        Assert.All(Reports, report => Assert.Equal(report.Completed, report.Reused));
        Assert.Equal(new(10_000, 10_000, 10_000), Reports.Last());
    }

    [Fact]
    public void FrameCompleted_NobodyListens_DoesNothing()
    {
        new ProgressPacer(new() { TimeProvider = _clock }, 1).FrameCompleted(reused: false);

        Assert.Empty(_reports);
    }

    void IProgress<ConversionProgress>.Report(ConversionProgress value) => _reports.Enqueue((value, _clock.GetTimestamp()));

    private ProgressPacer Pacer(int total) => new(new() { Progress = this, TimeProvider = _clock }, total);

    private void Complete(int frames, TimeSpan apart)
    {
        var pacer = Pacer(frames);
        for (var i = 0; i < frames; i++)
        {
            pacer.FrameCompleted(reused: false);
            _clock.Advance(apart);
        }
    }
}

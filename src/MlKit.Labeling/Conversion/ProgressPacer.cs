namespace MlKit.Labeling.Conversion;

/// <summary>Counts frames and reports progress: at most ten times a second, and always at the end.</summary>
internal sealed class ProgressPacer(A2d2ConverterOptions options, int total)
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);

    private readonly Lock _lock = new();
    private int _completed;
    private int _reused;
    private long _lastReport;
    private bool _reported;

    public void FrameCompleted(bool reused)
    {
        if (options.Progress is not { } progress)
            return;

        // Under the lock, so that reports arrive in order and both numbers are of the same frames.
        lock (_lock)
        {
            _completed++;
            _reused += reused ? 1 : 0;
            if (_completed < total && _reported && options.TimeProvider.GetElapsedTime(_lastReport) < Pace)
                return;

            (_lastReport, _reported) = (options.TimeProvider.GetTimestamp(), true);
            progress.Report(new ConversionProgress(_completed, total, _reused));
        }
    }
}

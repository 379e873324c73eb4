using MlKit.Labeling.Checks;
using MlKit.Labeling.Internal;

namespace MlKit.Labeling.Conversion;

/// <summary>Converts frames on a bounded number of workers.</summary>
internal sealed class FrameRun
{
    private readonly ConversionContext _context;
    private readonly IReadOnlyList<PlannedFrame> _frames;
    private readonly FrameConverter _converter;
    private readonly ProgressPacer _progress;
    private readonly FrameOutcome[] _outcomes;

    public FrameRun(ConversionContext context, IReadOnlyList<PlannedFrame> frames)
    {
        _context = context;
        _frames = frames;
        _converter = new FrameConverter(context);
        _progress = new ProgressPacer(context.Options, frames.Count);
        _outcomes = new FrameOutcome[frames.Count];
    }

    private A2d2ConverterOptions Options => _context.Options;

    /// <summary>Converts the frames on threads of their own: a frame is long, synchronous work, and the buffers of the shared pool stay with the thread that used them.</summary>
    /// <returns>The outcomes, in the order of the frames.</returns>
    public async Task<IReadOnlyList<FrameOutcome>> RunAsync(CancellationToken cancellationToken)
    {
        var (next, hasFailed) = (-1, false);
        var workers = Enumerable.Range(0, Math.Min(Options.Workers, _frames.Count))
            .Select(_ => Task.Factory.StartNew(Work, cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default));
        await Task.WhenAll(workers).ConfigureAwait(false);
        return _outcomes;

        void Work()
        {
            try
            {
                while (!Volatile.Read(ref hasFailed) && Interlocked.Increment(ref next) is var index && index < _frames.Count)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    _outcomes[index] = ConvertFrame(_frames[index], cancellationToken);
                    _progress.FrameCompleted(_outcomes[index].IsReused);
                }
            }
            catch
            {
                Volatile.Write(ref hasFailed, true);
                throw;
            }
        }
    }

    private FrameOutcome ConvertFrame(PlannedFrame planned, CancellationToken cancellationToken)
    {
        var outcome = new FrameOutcome(planned.First.Scene.Name, planned.First.ToString(), null, planned.Issues);
        if (outcome.Errors.Any())
            return outcome;

        try
        {
            var started = Options.TimeProvider.GetTimestamp();
            var (record, isReused) = _converter.Convert(planned, cancellationToken);
            LabelingTelemetry.FrameDuration.Record(Options.TimeProvider.GetElapsedTime(started).TotalSeconds);
            LabelingTelemetry.Frames.Add(1);
            LabelingTelemetry.Points.Add(record.Points);
            return outcome with { Record = record, IsReused = isReused };
        }
        catch (LabelingDataException exception)
        {
            return outcome with { Issues = [.. planned.Issues, .. exception.Issues] };
        }
    }
}

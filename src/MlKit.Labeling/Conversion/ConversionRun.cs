using System.Collections.Immutable;
using System.Globalization;
using MlKit.Labeling.A2d2;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Internal;

namespace MlKit.Labeling.Conversion;

/// <summary>Carries a conversion out: plans, converts frames on a bounded number of workers, and writes the files that list them.</summary>
internal sealed class ConversionRun
{
    private readonly ConversionContext _context;
    private readonly ConversionPlan _plan;
    private readonly FrameConverter _converter;
    private readonly ProgressPacer _progress;
    private readonly FrameRecord?[] _records;
    private readonly IReadOnlyList<LabelingIssue>[] _issues;
    private int _reused;

    private ConversionRun(ConversionContext context, ConversionPlan plan)
    {
        _context = context;
        _plan = plan;
        _converter = new FrameConverter(context);
        _progress = new ProgressPacer(context.Options, plan.Frames.Count);
        _records = new FrameRecord?[plan.Frames.Count];
        _issues = new IReadOnlyList<LabelingIssue>[plan.Frames.Count];
    }

    private A2d2ConverterOptions Options => _context.Options;

    public static async Task<ConversionReport> RunAsync(
        IReadOnlyList<A2d2Scene> scenes, ConversionTarget target, A2d2ConverterOptions options, CancellationToken cancellationToken)
    {
        var started = options.TimeProvider.GetTimestamp();
        ThrowIfAny(options.Validate());
        using var activity = LabelingTelemetry.Activities.StartActivity(LabelingTelemetry.ConversionActivity);

        // Listing and matching reads directories and small files; it stays off the caller's thread.
        var plan = await Task.Run(() => ConversionPlan.Create(scenes, options), cancellationToken).ConfigureAwait(false);
        CheckPlan(plan, scenes, options);
        activity?.SetTag(LabelingTelemetry.FramesTag, plan.Frames.Count);
        Log.ConversionStarted(options.Logger, plan.Frames.Count, scenes.Count, options.Workers);

        using var output = OutputFolder.Open(target.Folder);
        if (options.Compatibility == ConverterCompatibility.Published)
            PublishedListing.Invalidate(output);
        else
            InputListing.Invalidate(output, scenes.Select(scene => scene.Name));
        var run = new ConversionRun(new ConversionContext(options, target, output), plan);
        await run.ConvertFramesAsync(cancellationToken).ConfigureAwait(false);
        return run.Finish(started);
    }

    private static void CheckPlan(ConversionPlan plan, IReadOnlyList<A2d2Scene> scenes, A2d2ConverterOptions options)
    {
        var issues = new List<LabelingIssue>(plan.Fatal);
        if (options.Compatibility == ConverterCompatibility.Published && scenes.Count > 1)
        {
            issues.Add(new LabelingIssue(
                nameof(scenes), "must hold one scene, as the published converter takes no more", scenes.Count.ToString(CultureInfo.InvariantCulture), "Convert each scene into a folder of its own."));
        }

        // What file names tell already stops the conversion before it has written anything.
        if (options.BadFrames == BadFrames.Fail)
            issues.AddRange(plan.Issues.Concat(plan.Frames.SelectMany(frame => frame.Issues)).Where(issue => issue.Severity == IssueSeverity.Error));
        ThrowIfAny(issues);
    }

    /// <summary>Converts the frames on threads of their own: a frame is long, synchronous work, and the buffers of the shared pool stay with the thread that used them.</summary>
    private Task ConvertFramesAsync(CancellationToken cancellationToken)
    {
        var (next, hasFailed) = (-1, false);
        var workers = Enumerable.Range(0, Math.Min(Options.Workers, _plan.Frames.Count))
            .Select(_ => Task.Factory.StartNew(Work, cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default));
        return Task.WhenAll(workers);

        void Work()
        {
            try
            {
                while (!Volatile.Read(ref hasFailed) && Interlocked.Increment(ref next) is var index && index < _plan.Frames.Count)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    _progress.FrameCompleted(ConvertFrame(index, cancellationToken));
                }
            }
            catch
            {
                Volatile.Write(ref hasFailed, true);
                throw;
            }
        }
    }

    private bool ConvertFrame(int index, CancellationToken cancellationToken)
    {
        var planned = _plan.Frames[index];
        _issues[index] = planned.Issues;
        if (planned.Issues.Any(issue => issue.Severity == IssueSeverity.Error))
            return false;

        try
        {
            var started = Options.TimeProvider.GetTimestamp();
            (_records[index], var reused) = _converter.Convert(planned, cancellationToken);
            if (reused)
                Interlocked.Increment(ref _reused);
            LabelingTelemetry.FrameDuration.Record(Options.TimeProvider.GetElapsedTime(started).TotalSeconds);
            LabelingTelemetry.Frames.Add(1);
            LabelingTelemetry.Points.Add(_records[index]!.Points);
            return reused;
        }
        catch (LabelingDataException exception)
        {
            _issues[index] = [.. planned.Issues, .. exception.Issues];
            return false;
        }
    }

    private ConversionReport Finish(long started)
    {
        var bad = _issues.SelectMany(issues => issues).Where(issue => issue.Severity == IssueSeverity.Error).ToList();
        if (Options.BadFrames == BadFrames.Fail)
            ThrowIfAny(bad);

        var records = _records.OfType<FrameRecord>().ToList();
        if (records.Count == 0)
            ThrowIfAny(bad);

        var listing = _context.Published ? PublishedListing.Write(_context, records) : InputListing.Write(_context, _plan, _records);
        var cameras = ProjectionSummary.Of(records);
        var warnings = ProjectionSummary.Check(cameras);
        LogIssues(warnings);
        var duration = Options.TimeProvider.GetElapsedTime(started);
        Log.ConversionFinished(Options.Logger, records.Count, _reused, _plan.Frames.Count - records.Count, duration);
        return new ConversionReport
        {
            Frames = records.Count,
            ReusedFrames = _reused,
            SkippedFrames = _plan.Frames.Count - records.Count,
            Points = records.Sum(record => record.Points),
            Cameras = cameras,
            SequenceFiles = listing.SequenceFiles,
            SequenceManifest = listing.SequenceManifest,
            FrameManifest = listing.FrameManifest,
            Issues = [.. _plan.Issues, .. _issues.SelectMany(issues => issues), .. records.SelectMany(record => record.Warnings), .. warnings],
            Duration = duration,
        };
    }

    private void LogIssues(ImmutableArray<LabelingIssue> warnings)
    {
        for (var i = 0; i < _records.Length; i++)
        {
            if (_records[i] is null)
                Log.FrameSkipped(Options.Logger, _plan.Frames[i].First.ToString(), string.Join(' ', _issues[i]));
        }

        foreach (var warning in warnings)
            Log.Implausible(Options.Logger, warning.ToString());
    }

    private static void ThrowIfAny(IReadOnlyList<LabelingIssue> issues)
    {
        if (issues.Count > 0)
            throw new LabelingDataException(issues);
    }
}

using System.Collections.Immutable;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Internal;

namespace MlKit.Labeling.Conversion;

/// <summary>Makes of all frames' outcomes what only the whole can tell: the files that list the frames, and the report.</summary>
internal static class ConversionEnd
{
    /// <inheritdoc cref="InputListing.Invalidate"/>
    public static void Invalidate(ConversionContext context, IEnumerable<string> scenes)
    {
        if (context.Published)
            PublishedListing.Invalidate(context.Output);
        else
            InputListing.Invalidate(context.Output, scenes);
    }

    /// <param name="context">What the frames share.</param>
    /// <param name="planIssues">What is wrong with files of no frame.</param>
    /// <param name="outcomes">All frames, in the order of scenes and ids.</param>
    /// <param name="started">When the work began.</param>
    /// <exception cref="LabelingDataException">Frames are bad and may not be, or all are.</exception>
    public static ConversionReport Finish(
        ConversionContext context, IReadOnlyList<LabelingIssue> planIssues, IReadOnlyList<FrameOutcome> outcomes, long started)
    {
        var options = context.Options;
        var records = outcomes.Select(outcome => outcome.Record).OfType<FrameRecord>().ToList();
        if (options.BadFrames == BadFrames.Fail || records.Count == 0)
            LabelingDataException.ThrowIfAny([.. outcomes.SelectMany(outcome => outcome.Errors)]);

        var listing = context.Published ? PublishedListing.Write(context, records) : InputListing.Write(context, outcomes);
        var cameras = ProjectionSummary.Of(records);
        var warnings = ProjectionSummary.Check(cameras);
        var (reused, skipped) = (outcomes.Count(outcome => outcome.IsReused), outcomes.Count - records.Count);
        LogIssues(context, outcomes, warnings);
        var duration = options.TimeProvider.GetElapsedTime(started);
        Log.ConversionFinished(options.Logger, records.Count, reused, skipped, duration);
        return new ConversionReport
        {
            Frames = records.Count,
            ReusedFrames = reused,
            SkippedFrames = skipped,
            Points = records.Sum(record => record.Points),
            Cameras = cameras,
            SequenceFiles = listing.SequenceFiles,
            SequenceManifest = listing.SequenceManifest,
            FrameManifest = listing.FrameManifest,
            Issues = [.. planIssues, .. outcomes.SelectMany(outcome => outcome.Issues), .. records.SelectMany(record => record.Warnings), .. warnings],
            Duration = duration,
        };
    }

    private static void LogIssues(ConversionContext context, IReadOnlyList<FrameOutcome> outcomes, ImmutableArray<LabelingIssue> warnings)
    {
        foreach (var outcome in outcomes.Where(outcome => outcome.Record is null))
            Log.FrameSkipped(context.Options.Logger, outcome.Name, string.Join(' ', outcome.Issues));

        foreach (var warning in warnings)
            Log.Implausible(context.Options.Logger, warning.ToString());
    }
}

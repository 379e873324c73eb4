using MlKit.Labeling.A2d2;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Internal;

namespace MlKit.Labeling.Conversion;

/// <summary>Carries a conversion out in this process: plans, converts the frames, and writes the files that list them. <c>ScaleOut</c> has the same steps in several processes.</summary>
internal static class ConversionRun
{
    public static async Task<ConversionReport> RunAsync(
        IReadOnlyList<A2d2Scene> scenes, ConversionTarget target, A2d2ConverterOptions options, CancellationToken cancellationToken)
    {
        var started = options.TimeProvider.GetTimestamp();
        LabelingDataException.ThrowIfAny(options.Validate());
        using var activity = LabelingTelemetry.Activities.StartActivity(LabelingTelemetry.ConversionActivity);

        // Listing and matching reads directories and small files; it stays off the caller's thread.
        var plan = await Task.Run(() => ConversionPlan.CreateChecked(scenes, options), cancellationToken).ConfigureAwait(false);
        activity?.SetTag(LabelingTelemetry.FramesTag, plan.Frames.Count);
        Log.ConversionStarted(options.Logger, plan.Frames.Count, scenes.Count, options.Workers);

        using var output = OutputFolder.Open(target.Folder, target.Folder);
        var context = new ConversionContext(options, target, output);
        ConversionEnd.Invalidate(context, scenes.Select(scene => scene.Name));
        var outcomes = await new FrameRun(context, plan.Frames).RunAsync(cancellationToken).ConfigureAwait(false);
        return ConversionEnd.Finish(context, plan.Issues, outcomes, started);
    }
}

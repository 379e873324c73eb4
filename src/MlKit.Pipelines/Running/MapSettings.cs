using System.Text.Json;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.Maps;

namespace MlKit.Pipelines.Running;

/// <summary>How many iterations run at a time, and how many may fail.</summary>
internal sealed record MapSettings(long MaxConcurrency, long? ToleratedFailureCount, decimal? ToleratedFailurePercentage)
{
    public static MapSettings Read(MapState state, Visit visit, JsonElement input)
    {
        var concurrency = FieldValues.Integer(visit, "MaxConcurrency", state.MaxConcurrency, input) ?? 0;
        if (concurrency < 0)
            throw StateFailureException.Runtime("MaxConcurrency cannot be negative.");

        var count = FieldValues.Integer(visit, "ToleratedFailureCount", state.ToleratedFailureCount, input);
        if (count < 0)
            throw StateFailureException.Runtime("ToleratedFailureCount cannot be negative.");

        var percentage = FieldValues.Percentage(visit, "ToleratedFailurePercentage", state.ToleratedFailurePercentage, input);
        if (percentage is < 0 or > 100)
            throw StateFailureException.Runtime("ToleratedFailurePercentage must be between 0 and 100.");

        Note(visit, concurrency, count, percentage);
        return new MapSettings(concurrency, count, percentage);
    }

    /// <summary>Returns how many run at a time where 0 stands for as many as possible.</summary>
    public int Limit(int most) => MaxConcurrency == 0 ? most : (int)Math.Min(MaxConcurrency, most);

    /// <summary>Returns whether more failed than may. A percentage is known only when the number of all items is.</summary>
    public bool IsExceeded(long failed, long? total)
    {
        if (failed == 0)
            return false;

        if (ToleratedFailureCount is null && ToleratedFailurePercentage is null)
            return true;

        return failed > ToleratedFailureCount || (total is { } all && failed * 100m > ToleratedFailurePercentage * all);
    }

    private static void Note(Visit visit, long concurrency, long? count, decimal? percentage)
    {
        if (visit.Inspection is not { } inspection)
            return;

        inspection.Note("maxConcurrency", JsonText.FromInt64(concurrency));
        if (count is { } failures)
            inspection.Note("toleratedFailureCount", JsonText.FromInt64(failures));

        if (percentage is { } share)
            inspection.Note("toleratedFailurePercentage", JsonText.FromDouble((double)share));
    }
}

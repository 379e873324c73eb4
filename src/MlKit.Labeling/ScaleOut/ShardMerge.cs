using MlKit.Labeling.Checks;
using MlKit.Labeling.Conversion;

namespace MlKit.Labeling.ScaleOut;

/// <summary>Writes what needs all shards.</summary>
internal static class ShardMerge
{
    public static ConversionReport Run(ShardFolders folders)
    {
        var started = TimeProvider.System.GetTimestamp();
        var results = ShardFiles.Load(folders.Results, "result-*.json", ShardResult.Load);
        results.Sort((one, other) => one.Header.Number.CompareTo(other.Header.Number));
        ShardFiles.CheckSplit(folders.Results, results.Select(result => result.Header));
        CheckComplete(folders.Results, results);

        var header = results[0].Header;
        var outcomes = results.SelectMany(result => result.Outcomes).ToList();
        var target = new ConversionTarget(folders.TargetOutput, header.S3Prefix);
        using var output = OutputFolder.Open(target.Folder, folders.State);
        var context = new ConversionContext(header.Options, target, output);
        ConversionEnd.Invalidate(context, outcomes.Select(outcome => outcome.Scene).Distinct());
        return ConversionEnd.Finish(context, [.. results.SelectMany(result => result.Issues)], outcomes, started);
    }

    private static void CheckComplete(string folder, List<ShardResult> results)
    {
        var count = results.Count == 0 ? 1 : results[0].Header.Count;
        var missing = Enumerable.Range(1, count).Except(results.Select(result => result.Header.Number)).ToList();
        if (missing.Count > 0)
        {
            throw new LabelingDataException(new LabelingIssue(
                folder,
                "must hold the result of every shard",
                results.Count == 0 ? "none" : FormattableString.Invariant($"none of {string.Join(", ", missing)} of {count}"),
                "Convert the missing shards first."));
        }
    }
}

using System.Collections.Immutable;
using System.Globalization;
using System.IO.Hashing;
using MlKit.Labeling.A2d2;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Conversion;
using MlKit.Labeling.Geometry;

namespace MlKit.Labeling.ScaleOut;

/// <summary>Plans a conversion as one process would, and deals its frames out.</summary>
internal sealed class ShardSplit(ShardedConversion conversion, A2d2ConverterOptions options)
{
    public int Run(IReadOnlyList<A2d2Scene> scenes, int shards, CancellationToken cancellationToken)
    {
        LabelingDataException.ThrowIfAny(options.Validate());
        LabelingDataException.ThrowIfAny([.. CheckPlaces(scenes)]);
        var plan = ConversionPlan.CreateChecked(scenes, options);
        cancellationToken.ThrowIfCancellationRequested();

        var frames = plan.Frames.Select(ToShardFrame).ToList();
        if (options.BadFrames == BadFrames.Fail)
            LabelingDataException.ThrowIfAny([.. frames.SelectMany(frame => frame.Issues).Where(issue => issue.Severity == IssueSeverity.Error)]);

        var count = Math.Min(shards, frames.Count);
        var lists = Identify([.. Enumerable.Range(1, count).Select(number => List(plan, frames, number, count))]);
        ShardWriter.Write(conversion, options, lists, plan.Frames);
        return count;
    }

    /// <summary>The worker opens the folder of the data as a data set, and sees nothing beside it.</summary>
    private IEnumerable<LabelingIssue> CheckPlaces(IReadOnlyList<A2d2Scene> scenes)
    {
        var folder = conversion.Data.Folder;
        if (!File.Exists(Path.Combine(folder, A2d2Dataset.CalibrationFileName)))
            yield return new LabelingIssue(folder, $"must hold {A2d2Dataset.CalibrationFileName}", "no such file", "Give the folder of the data set that holds it, with the S3 prefix of that folder.");

        foreach (var scene in scenes)
        {
            var steps = Path.GetRelativePath(folder, scene.Folder).Split(Path.DirectorySeparatorChar);
            if (steps is not ([not ("." or "..")] or [not "..", not ".."]))
                yield return new LabelingIssue(scene.Folder, $"must lie in the folder of the data, {folder}, or one level below it", "another place", "Give the folder above the scenes that holds the calibration.");
        }
    }

    private ShardFrame ToShardFrame(PlannedFrame planned)
    {
        var issues = planned.Issues;
        RigidTransform? pose = null;
        try
        {
            pose = options.EgoPose is null ? null : EgoPoses.Of(planned.First, options);
        }
        catch (LabelingDataException exception)
        {
            issues = [.. issues, .. exception.Issues];
        }

        return new ShardFrame(
            planned.First.Scene.Name, planned.First.ToString(), [.. planned.Parts.Select(part => new ShardPart(part.Camera, part.Id))], pose, Relative(issues));
    }

    private ShardList List(ConversionPlan plan, List<ShardFrame> frames, int number, int count)
    {
        var (begin, end) = (Share(frames.Count, number - 1, count), Share(frames.Count, number, count));
        return new ShardList(new ShardHeader("", number, count, conversion.Target.S3Prefix, options), number == 1 ? Relative(plan.Issues) : [], [.. frames[begin..end]]);
    }

    private static int Share(int frames, int number, int count) => (int)((long)frames * number / count);

    private ImmutableArray<LabelingIssue> Relative(IReadOnlyList<LabelingIssue> issues) => [.. issues.Select(issue => ShardFiles.Relative(issue, conversion.Data.Folder))];

    /// <summary>Names the split by its content: no time and no chance, so that the same split gives the same files.</summary>
    private static List<ShardList> Identify(List<ShardList> lists)
    {
        var hash = new XxHash128();
        foreach (var list in lists)
            hash.Append(list.ToJson());

        var split = hash.GetCurrentHashAsUInt128().ToString("x32", CultureInfo.InvariantCulture);
        return lists.ConvertAll(list => list with { Header = list.Header with { Split = split } });
    }
}

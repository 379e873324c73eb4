using MlKit.Labeling.A2d2;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Conversion;
using MlKit.Labeling.Geometry;
using MlKit.Labeling.Internal;

namespace MlKit.Labeling.ScaleOut;

/// <summary>Converts the frames of all shards of one instance.</summary>
internal static class ShardConversion
{
    public static async Task<int> RunAsync(ShardFolders folders, IProgress<ConversionProgress>? progress, CancellationToken cancellationToken)
    {
        var lists = ShardFiles.Load(folders.Shards, "shard-*.json", ShardList.Load);
        if (lists.Count == 0)
            return 0;

        ShardFiles.CheckSplit(folders.Shards, lists.Select(list => list.Header));
        var frames = lists.SelectMany(list => list.Frames).ToList();
        var outcomes = await ConvertAsync(folders, OptionsOf(lists, progress), lists[0].Header.S3Prefix, frames, cancellationToken).ConfigureAwait(false);
        WriteResults(folders, lists, outcomes);
        return outcomes.Count(outcome => outcome.Record is not null);
    }

    private static async Task<List<FrameOutcome>> ConvertAsync(
        ShardFolders folders, A2d2ConverterOptions options, string s3Prefix, List<ShardFrame> frames, CancellationToken cancellationToken)
    {
        var good = frames.FindAll(frame => !frame.IsBad);
        var planned = await Task.Run(() => Plan(folders.Data, good), cancellationToken).ConfigureAwait(false);
        var target = new ConversionTarget(folders.TargetOutput, s3Prefix);
        using var output = OutputFolder.Open(target.Folder, folders.State);
        var context = new ConversionContext(options, target, output);
        var converted = new Queue<FrameOutcome>(await new FrameRun(context, planned).RunAsync(cancellationToken).ConfigureAwait(false));
        var outcomes = frames.ConvertAll(frame => frame.IsBad ? new FrameOutcome(frame.Scene, frame.Name, null, frame.Issues) : converted.Dequeue());
        if (options.BadFrames == BadFrames.Fail)
            LabelingDataException.ThrowIfAny([.. outcomes.SelectMany(outcome => outcome.Errors)]);
        return outcomes;
    }

    private static A2d2ConverterOptions OptionsOf(List<ShardList> lists, IProgress<ConversionProgress>? progress)
    {
        var poses = new Dictionary<(string Scene, long Id), RigidTransform>();
        foreach (var frame in lists.SelectMany(list => list.Frames))
        {
            if (frame is { EgoPose: { } pose, Parts: [var first, ..] })
                poses[(frame.Scene, first.Id)] = pose;
        }

        return lists[0].Header.Options with { Progress = progress, EgoPose = poses.Count == 0 ? null : frame => poses[(frame.Scene.Name, frame.Id)] };
    }

    /// <summary>Finds the frames' files. One that is not there is told when its frame is converted.</summary>
    private static List<PlannedFrame> Plan(string folder, List<ShardFrame> frames)
    {
        if (frames.Count == 0)
            return [];

        var dataset = A2d2Dataset.Open(folder);
        var scenes = frames.Select(frame => frame.Scene).Distinct().ToDictionary(name => name, dataset.Scene);
        var listed = frames.SelectMany(frame => frame.Parts, (frame, part) => (frame.Scene, part.Camera)).Distinct().ToDictionary(
            key => key, key => A2d2FrameListing.List(scenes[key.Scene], key.Camera).Frames.ToDictionary(frame => frame.Id));
        return frames.ConvertAll(frame => new PlannedFrame(
            [.. frame.Parts.Select(part => listed[(frame.Scene, part.Camera)].GetValueOrDefault(part.Id) ?? new A2d2Frame(scenes[frame.Scene], part.Camera, part.Id, NoFiles, []))],
            frame.Issues));
    }

    private static Dictionary<A2d2FileKind, string> NoFiles => [];

    private static void WriteResults(ShardFolders folders, List<ShardList> lists, List<FrameOutcome> outcomes)
    {
        var data = Path.GetFullPath(folders.Data);
        Directory.CreateDirectory(folders.ResultsOutput);
        var begin = 0;
        foreach (var list in lists)
        {
            var ofShard = outcomes.Slice(begin, list.Frames.Length).Select(outcome => outcome with { Issues = [.. outcome.Issues.Select(issue => ShardFiles.Relative(issue, data))] });
            var result = new ShardResult(list.Header, list.Issues, [.. ofShard]);
            AtomicFile.Write(Path.Combine(folders.ResultsOutput, ShardResult.FileName(list.Header.Number)), result.ToJson(data));
            begin += list.Frames.Length;
        }
    }
}

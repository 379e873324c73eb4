using System.Collections.Immutable;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Conversion;
using MlKit.Labeling.Internal;

namespace MlKit.Labeling.ScaleOut;

/// <summary>What became of the frames of one shard. It is written when all of them are done.</summary>
/// <param name="Header">Which shard it is.</param>
/// <param name="Issues">What is wrong with files of no frame.</param>
/// <param name="Outcomes">The frames, in the order of the list.</param>
internal sealed record ShardResult(ShardHeader Header, ImmutableArray<LabelingIssue> Issues, ImmutableArray<FrameOutcome> Outcomes)
{
    public static string FileName(int number) => FormattableString.Invariant($"result-{number:D4}.json");

    /// <param name="dataFolder">Where the data lie: source files are named relative to it.</param>
    public byte[] ToJson(string dataFolder) => ShardJson.Write(Header, Issues, writer =>
    {
        foreach (var outcome in Outcomes)
            ShardJson.WriteOutcome(writer, outcome, dataFolder);
    });

    /// <exception cref="LabelingDataException">The file is no result.</exception>
    public static ShardResult Load(string path) => JsonSource.Read(path, root => new ShardResult(
        ShardJson.ReadHeader(root), ShardJson.ReadIssues(root), [.. (root.Required("frames")?.Items() ?? []).Select(ShardJson.ReadOutcome)]));
}

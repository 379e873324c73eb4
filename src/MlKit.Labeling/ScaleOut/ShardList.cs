using System.Collections.Immutable;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Internal;

namespace MlKit.Labeling.ScaleOut;

/// <summary>The frames of one shard, in order, and all else that converting them takes but the data.</summary>
/// <param name="Header">Which shard it is.</param>
/// <param name="Issues">What is wrong with files of no frame; it stands in the first shard.</param>
/// <param name="Frames">The frames.</param>
internal sealed record ShardList(ShardHeader Header, ImmutableArray<LabelingIssue> Issues, ImmutableArray<ShardFrame> Frames)
{
    public static string FileName(int number) => FormattableString.Invariant($"shard-{number:D4}.json");

    public byte[] ToJson() => ShardJson.Write(Header, Issues, writer =>
    {
        foreach (var frame in Frames)
            ShardJson.WriteFrame(writer, frame);
    });

    /// <exception cref="LabelingDataException">The file is no shard list.</exception>
    public static ShardList Load(string path) => JsonSource.Read(path, root => new ShardList(
        ShardJson.ReadHeader(root), ShardJson.ReadIssues(root), [.. (root.Required("frames")?.Items() ?? []).Select(ShardJson.ReadFrame)]));
}

using MlKit.Labeling.Checks;

namespace MlKit.Labeling.ScaleOut;

/// <summary>Handles what the steps hand on to one another.</summary>
internal static class ShardFiles
{
    /// <summary>Reads files in the order of their names; a folder that is not there holds none.</summary>
    public static List<T> Load<T>(string folder, string pattern, Func<string, T> load) => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder, pattern).Order(StringComparer.Ordinal).Select(load)]
        : [];

    /// <exception cref="LabelingDataException">Several splits have left files in the folder.</exception>
    public static void CheckSplit(string folder, IEnumerable<ShardHeader> headers)
    {
        var splits = headers.GroupBy(header => header.Split).ToList();
        if (splits.Count > 1)
        {
            throw new LabelingDataException(new LabelingIssue(
                folder,
                "must hold files of one split",
                string.Join(" and ", splits.Select(split => $"shards {string.Join(", ", split.Select(header => header.Number))} of {split.First().Count} of one")),
                "Delete what an earlier split left in the S3 prefix of Work, or give each split a prefix of its own."));
        }
    }

    /// <summary>Names a file of the data set the same on every machine.</summary>
    public static LabelingIssue Relative(LabelingIssue issue, string dataFolder) => issue.Path.StartsWith(dataFolder + Path.DirectorySeparatorChar, StringComparison.Ordinal)
        ? issue with { Path = issue.Path[(dataFolder.Length + 1)..].Replace(Path.DirectorySeparatorChar, '/') }
        : issue;
}

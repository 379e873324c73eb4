namespace ShardedConversionSample;

/// <summary>Holds the files of two folders against each other.</summary>
internal static class FolderComparison
{
    // What a conversion in one process remembers for its next run is no part of the labeling input.
    private const string State = ".mlkit";

    /// <summary>Says whether the folders hold the same.</summary>
    public static bool Tell(string way, string expected, string actual)
    {
        var (files, others) = (FilesOf(expected), FilesOf(actual));
        var missing = files.Keys.Except(others.Keys).Select(name => $"lacks {name}");
        var extra = others.Keys.Except(files.Keys).Select(name => $"has {name} besides");
        var different = files.Keys.Intersect(others.Keys).Where(name => !File.ReadAllBytes(files[name]).AsSpan().SequenceEqual(File.ReadAllBytes(others[name]))).Select(name => $"differs in {name}");
        var faults = missing.Concat(extra).Concat(different).ToList();
        var bytes = files.Values.Sum(file => new FileInfo(file).Length);
        Console.WriteLine(faults.Count == 0
            ? FormattableString.Invariant($"{way}: {files.Count} files, {bytes:N0} bytes, equal to those of one process byte for byte")
            : $"{way}: {string.Join("; ", faults)}");
        return faults.Count == 0;
    }

    private static Dictionary<string, string> FilesOf(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .ToDictionary(file => Path.GetRelativePath(folder, file))
        .Where(file => !file.Key.StartsWith(State + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        .ToDictionary();
}

using System.Collections.Frozen;

namespace MlKit.Pipelines.ProcessingJobs.Local;

/// <summary>Folders that stand for S3 buckets: <c>s3://bucket/key</c> is the file <c>key</c> in the bucket's folder.</summary>
/// <remarks>Keys that end in a slash, and empty folders, do not exist here.</remarks>
public sealed class LocalBuckets
{
    private readonly FrozenDictionary<string, string> _folders;

    private LocalBuckets(string? root, FrozenDictionary<string, string> folders)
    {
        Root = root;
        _folders = folders;
    }

    /// <summary>Gets the folder whose subfolders are the buckets without a folder of their own, or <see langword="null"/>.</summary>
    public string? Root { get; }

    /// <summary>Takes every subfolder of a folder as a bucket; one that is written to is made.</summary>
    /// <param name="root">The folder.</param>
    /// <returns>The buckets.</returns>
    /// <exception cref="ArgumentException">The path is empty or blank.</exception>
    public static LocalBuckets In(string root)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(root);
        return new LocalBuckets(Path.GetFullPath(root), FrozenDictionary<string, string>.Empty);
    }

    /// <summary>Gives one bucket a folder of its own.</summary>
    /// <param name="bucket">The bucket's name.</param>
    /// <param name="folder">The folder.</param>
    /// <returns>The buckets with this one.</returns>
    /// <exception cref="ArgumentException">The name or the path is empty or blank.</exception>
    public LocalBuckets With(string bucket, string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(bucket);
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        return new LocalBuckets(Root, new Dictionary<string, string>(_folders) { [bucket] = Path.GetFullPath(folder) }.ToFrozenDictionary());
    }

    internal string FolderOf(string bucket) => _folders.GetValueOrDefault(bucket) ?? Path.Combine(Root!, bucket);

    /// <summary>Returns the file of an object, whether it is there or not.</summary>
    internal string FileOf(S3Location location) => Path.Combine(FolderOf(location.Bucket), location.Key.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>Returns the keys that begin with a prefix, in S3's order.</summary>
    internal List<string> ListKeys(S3Location prefix)
    {
        // The folder that holds every such key; its own name is part of none that begins otherwise.
        var parent = prefix.Key[..(prefix.Key.LastIndexOf('/') + 1)];
        var folder = FileOf(prefix with { Key = parent });
        if (!Directory.Exists(folder))
            return [];

        var keys = FolderFiles.Under(folder).Select(name => parent + name).Where(key => key.StartsWith(prefix.Key, StringComparison.Ordinal)).ToList();
        keys.Sort(S3KeyComparer.Instance);
        return keys;
    }
}

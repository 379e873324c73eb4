using System.Collections.Frozen;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace MlKit.Pipelines.Running;

/// <summary>Folders that stand for S3 buckets, for workflows and for Processing jobs: <c>s3://bucket/key</c> is the file <c>key</c> in the bucket's folder.</summary>
/// <remarks>
/// Keys that end in a slash, and empty folders, do not exist here, nor do pipes, sockets and devices. Links to files are followed, links to folders
/// below a bucket's are not listed. An object appears when all of it is written.
/// </remarks>
public sealed class LocalBuckets : IObjectStore
{
    private const int BufferSize = 64 * 1024;

    private readonly FrozenDictionary<string, string> _folders;

    private LocalBuckets(string root, FrozenDictionary<string, string> folders)
    {
        Root = root;
        _folders = folders;
    }

    /// <summary>Gets the folder whose subfolders are the buckets without a folder of their own.</summary>
    public string Root { get; }

    /// <summary>Takes every subfolder of a folder as a bucket; one that is written to is made.</summary>
    /// <param name="root">The folder; it need not exist yet.</param>
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

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The bucket and the key cannot be a file of the bucket's folder.</exception>
    public ValueTask<Stream?> OpenAsync(string bucket, string key, CancellationToken cancellationToken)
    {
        var path = FileOf(bucket, key);
        if (!File.Exists(path) || !FileKind.IsRegular(path))
            return ValueTask.FromResult<Stream?>(null);

        try
        {
            return ValueTask.FromResult<Stream?>(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, BufferSize, FileOptions.SequentialScan));
        }
        catch (FileNotFoundException)
        {
            // Somebody has just removed it.
            return ValueTask.FromResult<Stream?>(null);
        }
    }

    /// <summary>Lists objects in the order of S3: by the bytes of their keys in UTF-8.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="prefix">What the keys begin with.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The objects.</returns>
    /// <exception cref="ArgumentException">Keys with the prefix cannot lie in the bucket's folder.</exception>
    public async IAsyncEnumerable<StoredObject> ListAsync(string bucket, string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var key in await Task.Run(() => ListKeys(bucket, prefix), cancellationToken).ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var file = new FileInfo(FileOf(bucket, key));
            file = file.LinkTarget is null ? file : file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
            if (!file.Exists)
                continue;

            var modified = new DateTimeOffset(file.LastWriteTimeUtc);
            yield return new StoredObject(key, file.Length, modified, string.Create(CultureInfo.InvariantCulture, $"\"{modified.Ticks:x}-{file.Length:x}\""));
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The bucket and the key cannot be a file of the bucket's folder.</exception>
    /// <exception cref="IOException">A folder stands where the file should be, or a file where one of its folders should be; or writing failed.</exception>
    public async ValueTask WriteAsync(string bucket, string key, Stream content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        await AtomicFile.WriteAsync(FileToWrite(bucket, key), content, cancellationToken).ConfigureAwait(false);
    }

    internal string FolderOf(string bucket) => _folders.GetValueOrDefault(bucket) ?? Path.Combine(Root, bucket);

    /// <summary>Returns the file of an object, whether it is there or not.</summary>
    internal string FileOf(string bucket, string key)
    {
        ThrowIf(ObjectNames.FindProblem(bucket, key, OperatingSystem.IsWindows()), bucket, key);
        return PathOf(bucket, key);
    }

    /// <summary>Returns the file of an object that is about to be written.</summary>
    /// <exception cref="IOException">The file cannot be there.</exception>
    internal string FileToWrite(string bucket, string key)
    {
        var file = FileOf(bucket, key);
        if (Directory.Exists(file))
            throw new IOException($"s3://{bucket}/{key}: must not be a folder as well, since it is a file here, but '{file}' is one. Give the object another key, or remove the folder.");

        for (var end = key.IndexOf('/', StringComparison.Ordinal); end > 0; end = key.IndexOf('/', end + 1))
        {
            if (File.Exists(PathOf(bucket, key[..end])))
                throw new IOException($"s3://{bucket}/{key}: must lie in folders, since it is a file here, but 's3://{bucket}/{key[..end]}' is an object. Give one of them another key.");
        }

        return file;
    }

    /// <summary>Returns the keys that begin with a prefix, in S3's order.</summary>
    internal List<string> ListKeys(string bucket, string prefix)
    {
        ThrowIf(ObjectNames.FindPrefixProblem(bucket, prefix, OperatingSystem.IsWindows()), bucket, prefix);
        // The folder that holds every such key; its own name is part of none that begins otherwise.
        var parent = prefix[..(prefix.LastIndexOf('/') + 1)];
        var folder = PathOf(bucket, parent);
        if (!Directory.Exists(folder))
            return [];

        var keys = FolderFiles.Under(folder).Select(name => parent + name).Where(key => key.StartsWith(prefix, StringComparison.Ordinal)).ToList();
        keys.Sort(S3KeyComparer.Instance);
        return keys;
    }

    private static void ThrowIf(string? problem, string bucket, string key)
    {
        if (problem is not null)
            throw new ArgumentException($"s3://{bucket}/{key}: must have a bucket and a key whose parts can be names of files here, but {problem}. Use other names.", nameof(key));
    }

    private string PathOf(string bucket, string key) => Path.Combine(FolderOf(bucket), key.Replace('/', Path.DirectorySeparatorChar));
}

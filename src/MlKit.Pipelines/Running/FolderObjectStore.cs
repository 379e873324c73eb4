using System.Globalization;
using System.Runtime.CompilerServices;

namespace MlKit.Pipelines.Running;

/// <summary>Keeps the objects of a bucket as files below a folder of its name: <c>root/bucket/key</c>.</summary>
public sealed class FolderObjectStore : IObjectStore
{
    private readonly string _root;

    /// <summary>Makes a store.</summary>
    /// <param name="root">The folder with a folder for each bucket; it need not exist yet.</param>
    /// <exception cref="ArgumentException">The folder is empty or blank.</exception>
    public FolderObjectStore(string root)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(root);
        _root = Path.GetFullPath(root);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The bucket or the key leads out of the folder.</exception>
    public ValueTask<Stream?> OpenAsync(string bucket, string key, CancellationToken cancellationToken)
    {
        var path = PathOf(bucket, key);
        return ValueTask.FromResult<Stream?>(File.Exists(path) ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 * 1024, FileOptions.SequentialScan) : null);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The bucket leads out of the folder.</exception>
    public async IAsyncEnumerable<StoredObject> ListAsync(string bucket, string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var folder = PathOf(bucket, "");
        if (!Directory.Exists(folder))
            yield break;

        var keys = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/'))
            .Where(key => key.StartsWith(prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
        foreach (var key in keys)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var file = new FileInfo(PathOf(bucket, key));
            var modified = new DateTimeOffset(file.LastWriteTimeUtc);
            yield return new StoredObject(key, file.Length, modified, string.Create(CultureInfo.InvariantCulture, $"\"{modified.Ticks:x}-{file.Length:x}\""));
        }

        await Task.CompletedTask.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The bucket or the key leads out of the folder.</exception>
    public async ValueTask WriteAsync(string bucket, string key, Stream content, CancellationToken cancellationToken)
    {
        var path = PathOf(bucket, key);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write);
            await using (file.ConfigureAwait(false))
                await content.CopyToAsync(file, cancellationToken).ConfigureAwait(false);

            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private string PathOf(string bucket, string key)
    {
        var path = Path.GetFullPath(Path.Combine(_root, bucket, key));
        return bucket.Length > 0 && path.StartsWith(Path.Combine(_root, bucket), StringComparison.Ordinal)
            ? path
            : throw new ArgumentException($"The object must lie below the folder of its bucket, but 's3://{bucket}/{key}' leads out of it. Remove '..' from the key.", nameof(key));
    }
}

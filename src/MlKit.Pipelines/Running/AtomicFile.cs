namespace MlKit.Pipelines.Running;

/// <summary>Writes files so that nobody sees half of one.</summary>
internal static class AtomicFile
{
    /// <summary>Copies a file; its folder is made. A copy that has begun is waited for: it would make its file after all.</summary>
    public static Task CopyAsync(string source, string target, CancellationToken cancellationToken)
    {
        // The platform's copy: it clones where the file system can, and keeps the time.
        return WriteAsync(target, unfinished => Task.Run(() => File.Copy(source, unfinished), CancellationToken.None), cancellationToken);
    }

    /// <summary>Writes what a stream holds; the folder is made.</summary>
    public static Task WriteAsync(string target, Stream content, CancellationToken cancellationToken)
    {
        return WriteAsync(
            target,
            async unfinished =>
            {
                var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write);
                await using (file.ConfigureAwait(false))
                    await content.CopyToAsync(file, cancellationToken).ConfigureAwait(false);
            },
            cancellationToken);
    }

    private static async Task WriteAsync(string target, Func<string, Task> write, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var folder = Path.GetDirectoryName(target)!;
        Directory.CreateDirectory(folder);
        var unfinished = Path.Combine(folder, FolderFiles.UnfinishedPrefix + Guid.NewGuid().ToString("N"));
        try
        {
            await write(unfinished).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            File.Move(unfinished, target, overwrite: true);
        }
        finally
        {
            if (File.Exists(unfinished))
                File.Delete(unfinished);
        }
    }
}

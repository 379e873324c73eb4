namespace MlKit.Pipelines.ProcessingJobs.Local;

/// <summary>Writes files so that nobody sees half of one.</summary>
internal static class AtomicFile
{
    /// <summary>Copies a file; its folder is made.</summary>
    public static async Task CopyAsync(string source, string target, CancellationToken cancellationToken)
    {
        var folder = Path.GetDirectoryName(target)!;
        Directory.CreateDirectory(folder);
        var unfinished = Path.Combine(folder, FolderFiles.UnfinishedPrefix + Guid.NewGuid().ToString("N"));
        try
        {
            // The platform's copy: it clones where the file system can, and keeps the time. What is no plain file may never end.
            await Task.Run(() => File.Copy(source, unfinished), CancellationToken.None).WaitAsync(cancellationToken).ConfigureAwait(false);
            File.Move(unfinished, target, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}

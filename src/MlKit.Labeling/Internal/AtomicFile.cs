namespace MlKit.Labeling.Internal;

/// <summary>Writes files that appear under their name only when they are whole: under a temporary name in the same folder first, where a move is one step.</summary>
internal static class AtomicFile
{
    public static void Write(string path, ReadOnlyMemory<byte> content) => Write(path, file => file.Write(content.Span));

    public static void Write(string path, Action<Stream> write) => Write(path, $"{path}.{Guid.NewGuid():N}.tmp", write);

    /// <summary>Writes under a temporary name that the caller chooses, on the same volume.</summary>
    public static void Write(string path, string temporary, ReadOnlyMemory<byte> content) => Write(path, temporary, file => file.Write(content.Span));

    private static void Write(string path, string temporary, Action<Stream> write)
    {
        var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        try
        {
            using (file)
                write(file);
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            TryDelete(temporary);
            throw;
        }
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The first failure is the one to tell.
        }
    }
}

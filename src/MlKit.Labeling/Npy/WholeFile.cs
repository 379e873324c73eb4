namespace MlKit.Labeling.Npy;

/// <summary>Writes files that appear under their name only when they are complete.</summary>
internal static class WholeFile
{
    public static void Write(string path, Action<Stream> write)
    {
        // The same folder is the same volume, where a move is one step.
        var temporary = $"{path}.{Path.GetRandomFileName()}.tmp";
        var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        try
        {
            using (file)
                write(file);
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}

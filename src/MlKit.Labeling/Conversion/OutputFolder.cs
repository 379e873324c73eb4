using System.Text.RegularExpressions;
using MlKit.Labeling.Internal;

namespace MlKit.Labeling.Conversion;

/// <summary>
/// Writes a conversion's files. Each goes under a temporary name first, in a folder that is emptied at the start, and is then moved: whatever happens, a
/// final name holds a whole file. One conversion at a time may write to a folder.
/// </summary>
internal sealed class OutputFolder : IDisposable
{
    /// <summary>The folder, inside the target, of what a conversion remembers between runs.</summary>
    public const string StateFolder = ".mlkit";

    private readonly string _root;
    private readonly string _stateRoot;
    private readonly string _temporary;
    private readonly FileStream _lock;
    private int _number;

    private OutputFolder(string root, string stateRoot, string temporary, FileStream @lock) => (_root, _stateRoot, _temporary, _lock) = (root, stateRoot, temporary, @lock);

    /// <param name="root">The folder to write to.</param>
    /// <param name="stateRoot">The folder in which the <see cref="StateFolder"/> lies, on the same volume: the root itself, or another where all in the root is going to be uploaded.</param>
    public static OutputFolder Open(string root, string stateRoot)
    {
        var state = Path.Combine(stateRoot, StateFolder);
        var temporary = Path.Combine(state, "tmp");
        FileStream? @lock = null;
        try
        {
            Directory.CreateDirectory(state);
            @lock = Lock(Path.Combine(state, "lock"));
            if (Directory.Exists(temporary))
                Directory.Delete(temporary, recursive: true);
            Directory.CreateDirectory(temporary);
            return new OutputFolder(root, stateRoot, temporary, @lock);
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or (IOException and not LockedException))
        {
            @lock?.Dispose();
            throw NotWritable(root, exception);
        }
    }

    public string PathOf(string relativePath) => Path.Combine(relativePath.StartsWith(StateFolder + "/", StringComparison.Ordinal) ? _stateRoot : _root, relativePath);

    public void Write(string relativePath, ReadOnlyMemory<byte> content)
    {
        var path = PathOf(relativePath);
        var temporary = Path.Combine(_temporary, Interlocked.Increment(ref _number).ToString(System.Globalization.CultureInfo.InvariantCulture));
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            AtomicFile.Write(path, temporary, content);
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            throw NotWritable(path, exception);
        }
    }

    /// <summary>Deletes a file, if it is there.</summary>
    public void Delete(string relativePath)
    {
        var path = PathOf(relativePath);
        try
        {
            if (File.Exists(path))
                File.Delete(path);
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            throw NotWritable(path, exception);
        }
    }

    /// <summary>Deletes the files of a folder whose names match.</summary>
    public void DeleteAll(string relativeFolder, Regex name)
    {
        var folder = PathOf(relativeFolder);
        foreach (var path in Directory.Exists(folder) ? Directory.GetFiles(folder) : [])
        {
            if (name.IsMatch(Path.GetFileName(path)))
                Delete(path);
        }
    }

    public void Dispose()
    {
        try
        {
            Directory.Delete(_temporary, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The next run empties the folder; a failure to tidy up must not hide the conversion's own outcome.
        }

        _lock.Dispose();
    }

    private static FileStream Lock(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
        }
        catch (IOException exception) when (File.Exists(path))
        {
            throw new LockedException($"'{path}' is in use: another conversion is writing to this folder. Wait for it to end, or choose another folder.", exception);
        }
    }

    private static IOException NotWritable(string path, Exception exception)
    {
        var fix = exception is UnauthorizedAccessException ? "Correct its permissions" : "Free space if the disk is full";
        return new IOException(
            $"Cannot write '{path}': {exception.Message} {fix}, or choose another folder; finished frames are kept and the next run goes on from there.", exception);
    }

    private sealed class LockedException(string message, Exception innerException) : IOException(message, innerException);
}

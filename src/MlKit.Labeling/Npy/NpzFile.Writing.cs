using System.IO.Compression;
using MlKit.Labeling.Internal;

namespace MlKit.Labeling.Npy;

/// <content>Writing npz files.</content>
public sealed partial class NpzFile
{
    // The earliest time a zip archive can state; a fixed one makes the same arrays the same bytes.
    private static readonly DateTimeOffset EntryTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes arrays to a file that <c>np.load</c> and <see cref="Open(string, long)"/> read; the file appears under its name only when it is complete.</summary>
    /// <param name="path">The file, which is replaced where it exists.</param>
    /// <param name="arrays">The names, without <c>.npy</c>, and the arrays; asked for one at a time, so they can be made as they are written.</param>
    /// <param name="compression">How the arrays are stored.</param>
    /// <remarks>The same arrays in the same order give the same bytes.</remarks>
    /// <exception cref="ArgumentException">A name occurs twice or leads out of a folder.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder or the file may not be written.</exception>
    public static void Save(string path, IEnumerable<KeyValuePair<string, NpyArray>> arrays, NpzCompression compression = NpzCompression.Deflated)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(arrays);
        AtomicFile.Write(path, file => Write(file, arrays, compression));
    }

    /// <summary>Writes arrays as npz data to a stream, which stays open.</summary>
    /// <param name="stream">The stream; it need not be seekable.</param>
    /// <param name="arrays">The names, without <c>.npy</c>, and the arrays; asked for one at a time, so they can be made as they are written.</param>
    /// <param name="compression">How the arrays are stored.</param>
    /// <remarks>The same arrays in the same order give the same bytes.</remarks>
    /// <exception cref="ArgumentException">A name occurs twice or leads out of a folder; the stream then holds an incomplete archive.</exception>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    public static void Write(Stream stream, IEnumerable<KeyValuePair<string, NpyArray>> arrays, NpzCompression compression = NpzCompression.Deflated)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(arrays);
        var level = compression == NpzCompression.Stored ? CompressionLevel.NoCompression : CompressionLevel.Optimal;
        var names = new HashSet<string>(StringComparer.Ordinal);
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (name, array) in arrays)
        {
            ArgumentNullException.ThrowIfNull(name, nameof(arrays));
            ArgumentNullException.ThrowIfNull(array, nameof(arrays));
            if (!NpzMember.IsSafe(name))
                throw new ArgumentException($"An npz file {NpzMember.Rule}, but one is {NpyIssue.Quote(name)}.", nameof(arrays));
            if (!names.Add(name))
                throw new ArgumentException($"An npz file must hold each array once, but {NpyIssue.Quote(name)} occurs twice.", nameof(arrays));

            var entry = archive.CreateEntry(name + NpzMember.Extension, level);
            entry.LastWriteTime = EntryTime;
            // Permissions would otherwise follow the operating system that writes.
            entry.ExternalAttributes = 0;
            using var data = entry.Open();
            array.WriteTo(data);
        }
    }
}

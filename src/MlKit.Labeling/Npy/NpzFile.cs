using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;
using System.Runtime.InteropServices;
using MlKit.Labeling.Checks;

namespace MlKit.Labeling.Npy;

/// <summary>Reads arrays by name from an npz file, a zip archive of npy files, without touching the arrays that are not asked for.</summary>
/// <remarks>One thread at a time can use an instance. The zip format: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT</remarks>
public sealed partial class NpzFile : IDisposable
{
    // DeflateStream asks for 8 KiB at a time: the file is read in fewer, larger pieces. Stored arrays pass it by.
    private const int BufferBytes = 32 << 10;

    private readonly ZipArchive _archive;
    private readonly Stream? _owned;
    private readonly string _name;
    private readonly long _maxArrayBytes;
    private readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];
    private bool _disposed;

    private NpzFile(Stream stream, bool owned, string name, long maxArrayBytes)
    {
        (_owned, _name, _maxArrayBytes) = (owned ? stream : null, name, maxArrayBytes);
        try
        {
            _archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            ListEntries();
        }
        catch (Exception e) when (NpzReader.IsBadZip(e))
        {
            throw NpzReader.BadZip(name, "must be a zip archive", e);
        }
    }

    /// <summary>Gets the names of the arrays in the order of the file, without the extension <c>.npy</c> of the members.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>Opens a file that <c>np.savez</c>, <c>np.savez_compressed</c> or <see cref="Save"/> wrote.</summary>
    /// <param name="path">The file; it stays open until the instance is disposed.</param>
    /// <param name="maxArrayBytes">The greatest number of bytes to hold for the elements of one array, so that a small hostile file cannot use up the memory.</param>
    /// <returns>The open file.</returns>
    /// <exception cref="LabelingDataException">The file is no zip archive or cut short, or has members whose names occur twice or lead out of a folder.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxArrayBytes"/> is below 1 or above <see cref="NpyArray.MaxBytes"/>.</exception>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static NpzFile Open(string path, long maxArrayBytes = NpyArray.MaxBytes)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        CheckLimit(maxArrayBytes);
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferBytes);
        try
        {
            return new NpzFile(stream, owned: true, path, maxArrayBytes);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Opens npz data in a stream, which stays the caller's: disposing the instance leaves it open.</summary>
    /// <param name="stream">The data; readable and seekable, and left alone by others until the instance is disposed.</param>
    /// <param name="name">The name of the data in messages, usually a file.</param>
    /// <param name="maxArrayBytes">The greatest number of bytes to hold for the elements of one array, so that a small hostile file cannot use up the memory.</param>
    /// <returns>The open file.</returns>
    /// <exception cref="ArgumentException"><paramref name="stream"/> cannot be read or cannot seek.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxArrayBytes"/> is below 1 or above <see cref="NpyArray.MaxBytes"/>.</exception>
    /// <exception cref="LabelingDataException">The data is no zip archive or cut short, or has members whose names occur twice or lead out of a folder.</exception>
    public static NpzFile Open(Stream stream, string name, long maxArrayBytes = NpyArray.MaxBytes)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        CheckLimit(maxArrayBytes);
        if (!stream.CanRead || !stream.CanSeek)
            throw new ArgumentException("The stream must be readable and seekable.", nameof(stream));

        return new NpzFile(stream, owned: false, name, maxArrayBytes);
    }

    /// <summary>Opens npz data in memory.</summary>
    /// <param name="npz">The data.</param>
    /// <param name="name">The name of the data in messages, usually a file.</param>
    /// <param name="maxArrayBytes">The greatest number of bytes to hold for the elements of one array, so that a small hostile file cannot use up the memory.</param>
    /// <returns>The open file.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxArrayBytes"/> is below 1 or above <see cref="NpyArray.MaxBytes"/>.</exception>
    /// <exception cref="LabelingDataException">The data is no zip archive or cut short, or has members whose names occur twice or lead out of a folder.</exception>
    public static NpzFile Open(ReadOnlyMemory<byte> npz, string name, long maxArrayBytes = NpyArray.MaxBytes)
    {
        var stream = MemoryMarshal.TryGetArray(npz, out var segment)
            ? new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false)
            : new MemoryStream(npz.ToArray(), writable: false);
        return Open(stream, name, maxArrayBytes);
    }

    /// <summary>Returns whether the file has an array of a name.</summary>
    /// <param name="name">The name, without <c>.npy</c>; case matters.</param>
    /// <returns><see langword="true"/> where the file has it.</returns>
    public bool Contains(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _entries.ContainsKey(name);
    }

    /// <summary>Reads one array; no other array of the file is read or inflated.</summary>
    /// <param name="name">The name, without <c>.npy</c>; case matters.</param>
    /// <returns>The array.</returns>
    /// <exception cref="LabelingDataException">The file has no such array, or the array is damaged, too large or of a type that is not read.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="ObjectDisposedException">The instance is disposed.</exception>
    public NpyArray Read(string name)
    {
        using var reader = Open(name);
        return reader.Read(_maxArrayBytes);
    }

    /// <summary>Reads one array where the file has it; no other array of the file is read or inflated.</summary>
    /// <param name="name">The name, without <c>.npy</c>; case matters.</param>
    /// <param name="array">The array, or <see langword="null"/> where the file has none of that name.</param>
    /// <returns><see langword="true"/> where the file has it.</returns>
    /// <exception cref="LabelingDataException">The array is damaged, too large or of a type that is not read.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="ObjectDisposedException">The instance is disposed.</exception>
    public bool TryRead(string name, [NotNullWhen(true)] out NpyArray? array)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        array = Contains(name) ? Read(name) : null;
        return array is not null;
    }

    /// <summary>Closes the file; arrays that were read stay valid.</summary>
    public void Dispose()
    {
        _disposed = true;
        _archive.Dispose();
        _owned?.Dispose();
    }

    private static void CheckLimit(long maxArrayBytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxArrayBytes, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maxArrayBytes, NpyArray.MaxBytes);
    }

    private void ListEntries()
    {
        foreach (var entry in _archive.Entries)
        {
            if (!NpzMember.IsSafe(entry.FullName))
                throw NpyIssue.Error(_name, NpzMember.Rule, NpyIssue.Quote(entry.FullName), "Do not unpack the file; write it again with np.savez.");

            // A name that ends in '/' is a folder that a general zip tool put in.
            if (entry.FullName.EndsWith('/'))
                continue;

            var name = NpzMember.ArrayName(entry.FullName);
            if (!_entries.TryAdd(name, entry))
                throw NpyIssue.Error(_name, "must hold each array once", $"{NpyIssue.Quote(name)} twice", "Write the file again with np.savez.");
            _names.Add(name);
        }
    }
}

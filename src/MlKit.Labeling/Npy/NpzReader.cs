using System.IO.Compression;
using MlKit.Labeling.Checks;

namespace MlKit.Labeling.Npy;

/// <summary>Reads one member of a zip archive as an array and checks what <see cref="ZipArchive"/> takes on trust: the CRC-32 and the declared size.</summary>
internal sealed class NpzReader : IDisposable
{
    // Deflate cannot shrink data further: https://www.zlib.net/zlib_tech.html (maximum compression factor).
    private const int MostInflation = 1032;
    private const int InflationSlack = 1024;
    private const string WriteAgain = "Copy or download the file again, or write it again with np.savez.";

    private readonly ZipArchiveEntry _entry;
    private readonly string _name;
    private readonly Stream _stream;
    private readonly NpzChecksum _checksum = new();

    private NpzReader(ZipArchiveEntry entry, string name, Stream stream)
    {
        (_entry, _name, _stream) = (entry, name, stream);
        (Header, var dataStart) = NpyReader.ReadHeader(stream, entry.Length, name, _checksum);
        CheckSize(entry.Length - dataStart);
    }

    public NpyHeader Header { get; }

    /// <summary>Opens a member and reads its header.</summary>
    public static NpzReader Open(ZipArchiveEntry entry, string name)
    {
        CheckClaims(entry, name);
        Stream? stream = null;
        try
        {
            stream = entry.Open();
            return new NpzReader(entry, name, stream);
        }
        catch (Exception e)
        {
            stream?.Dispose();
            if (IsBadZip(e))
                throw BadMember(name, e);
            throw;
        }
    }

    /// <summary>Returns whether an exception of the zip or deflate reader means bad data, not a failing disk.</summary>
    public static bool IsBadZip(Exception exception) => exception is InvalidDataException or EndOfStreamException;

    public static LabelingDataException BadZip(string name, string rule, Exception exception) =>
        NpyIssue.Error(name, rule, $"an error ({exception.Message.TrimEnd('.')})", WriteAgain, exception);

    public void CheckLimit(long maxArrayBytes)
    {
        if (Header.ByteCount > maxArrayBytes)
        {
            throw NpyIssue.Error(
                _name,
                $"must have {maxArrayBytes} bytes of data or fewer",
                $"{Header.ByteCount}",
                "Open the file with a higher maxArrayBytes if you trust it.");
        }
    }

    public NpyArray Read(long maxArrayBytes)
    {
        CheckLimit(maxArrayBytes);
        var data = GC.AllocateUninitializedArray<byte>((int)Header.ByteCount);
        ReadInto(data);
        return new NpyArray(Header.DataType, Header.ItemSize, Header.Shape, data, _name);
    }

    /// <summary>Reads the elements, once, into memory of exactly their size.</summary>
    public void ReadInto(Span<byte> data)
    {
        try
        {
            NpyReader.ReadData(_stream, Header, data, _checksum);
        }
        catch (Exception e) when (IsBadZip(e))
        {
            throw BadMember(_name, e);
        }

        var crc = _checksum.Value;
        if (crc != _entry.Crc32)
            throw NpyIssue.Error(_name, $"must have the CRC-32 {_entry.Crc32:x8}", $"{crc:x8}", WriteAgain);
    }

    public void Dispose() => _stream.Dispose();

    private static LabelingDataException BadMember(string name, Exception exception) => BadZip(name, "must be a readable member of a zip archive", exception);

    private static void CheckClaims(ZipArchiveEntry entry, string name)
    {
        if (entry.IsEncrypted)
            throw NpyIssue.Error(name, "must not be encrypted", "an encrypted member", "Decrypt the file first.");
        if ((entry.Length - InflationSlack) / MostInflation > entry.CompressedLength)
        {
            throw NpyIssue.Error(
                name,
                $"must not state a size of more than {MostInflation} times its compressed size",
                $"{entry.Length} bytes stated for {entry.CompressedLength} compressed ones",
                "The file was made to use up memory or is damaged: do not use it.");
        }
    }

    private void CheckSize(long available)
    {
        if (available < Header.ByteCount)
            throw Header.TooShort(_name, available);
        if (available > Header.ByteCount)
            throw NpyIssue.Error(_name, $"must end after {Header.ByteCount} bytes of data", $"{available}", WriteAgain);
    }
}

using System.IO.Compression;
using System.IO.Hashing;
using MlKit.Labeling.Checks;

namespace MlKit.Labeling.Npy;

/// <summary>Reads one member of a zip archive as an array and checks what <see cref="ZipArchive"/> takes on trust: the CRC-32 and the declared size.</summary>
internal static class NpzReader
{
    // Deflate cannot shrink data further: https://www.zlib.net/zlib_tech.html (maximum compression factor).
    private const int MostInflation = 1032;
    private const int InflationSlack = 1024;
    private const string WriteAgain = "Copy or download the file again, or write it again with np.savez.";

    public static NpyArray Read(ZipArchiveEntry entry, string name, long maxArrayBytes)
    {
        CheckClaims(entry, name);
        try
        {
            using var stream = entry.Open();
            return ReadChecked(stream, entry, name, maxArrayBytes);
        }
        catch (Exception e) when (IsBadZip(e))
        {
            throw BadZip(name, "must be a readable member of a zip archive", e);
        }
    }

    /// <summary>Returns whether an exception of the zip or deflate reader means bad data, not a failing disk.</summary>
    public static bool IsBadZip(Exception exception) => exception is InvalidDataException or EndOfStreamException;

    public static LabelingDataException BadZip(string name, string rule, Exception exception) =>
        NpyIssue.Error(name, rule, $"an error ({exception.Message.TrimEnd('.')})", WriteAgain, exception);

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

    private static NpyArray ReadChecked(Stream stream, ZipArchiveEntry entry, string name, long maxArrayBytes)
    {
        var checksum = new Crc32();
        var (header, dataStart) = NpyReader.ReadHeader(stream, entry.Length, name, checksum);
        var available = entry.Length - dataStart;
        if (available < header.ByteCount)
            throw header.TooShort(name, available);
        if (available > header.ByteCount)
            throw NpyIssue.Error(name, $"must end after {header.ByteCount} bytes of data", $"{available}", WriteAgain);
        if (header.ByteCount > maxArrayBytes)
        {
            throw NpyIssue.Error(
                name,
                $"must have {maxArrayBytes} bytes of data or fewer",
                $"{header.ByteCount}",
                "Open the file with a higher maxArrayBytes if you trust it.");
        }

        var array = NpyReader.ReadData(stream, header, name, checksum);
        var crc = checksum.GetCurrentHashAsUInt32();
        return crc == entry.Crc32
            ? array
            : throw NpyIssue.Error(name, $"must have the CRC-32 {entry.Crc32:x8}", $"{crc:x8}", WriteAgain);
    }
}

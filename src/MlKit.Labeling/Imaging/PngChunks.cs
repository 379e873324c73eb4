using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace MlKit.Labeling.Imaging;

/// <summary>Walks the chunks of a PNG file, so that nothing damaged reaches the decoder, which forgives some of it.</summary>
internal static class PngChunks
{
    /// <summary>Deflate cannot blow up by more than this: 258 bytes for two bits, see https://zlib.net/zlib_tech.html.</summary>
    private const int MaxInflation = 1032;

    /// <summary>Throws unless all chunks up to IEND are there with right checksums, and the pixel data can be as large as the header claims.</summary>
    public static void Verify(ReadOnlySpan<byte> png, PngHeader header, string name)
    {
        long pixelDataBytes = 0;
        var hasPalette = false;
        var rest = png[PngHeader.Signature.Length..];
        while (true)
        {
            var chunk = Next(rest, name);
            rest = rest[chunk.Length..];
            var type = chunk.Slice(4, 4);
            if (type.SequenceEqual("IEND"u8))
                break;

            hasPalette |= type.SequenceEqual("PLTE"u8);
            if (type.SequenceEqual("IDAT"u8))
                pixelDataBytes += chunk.Length - 12;
        }

        if (pixelDataBytes == 0)
            throw PngIssue.Damaged(name, "no pixel data");
        if (header.ColorType == PngColorType.Palette && !hasPalette)
            throw PngIssue.Damaged(name, "no palette, which its pixels refer to");
        if (header.SampleBytes > (UInt128)pixelDataBytes * MaxInflation)
            throw PngIssue.Damaged(
                name,
                $"{pixelDataBytes} bytes of pixel data, too few for the {header.Width}x{header.Height} px that the header claims");
    }

    private static ReadOnlySpan<byte> Next(ReadOnlySpan<byte> rest, string name)
    {
        if (rest.Length < 12 || BinaryPrimitives.ReadUInt32BigEndian(rest) is var length && length > rest.Length - 12)
            throw PngIssue.Damaged(name, "the end of the file before its last chunk (IEND)");

        var chunk = rest[..((int)length + 12)];
        var checksum = BinaryPrimitives.ReadUInt32BigEndian(chunk[^4..]);
        if (Crc32.HashToUInt32(chunk[4..^4]) != checksum)
            throw PngIssue.Damaged(name, $"a wrong checksum of the chunk {Printable(chunk.Slice(4, 4))}");

        return chunk;
    }

    private static string Printable(ReadOnlySpan<byte> type) =>
        type.ContainsAnyExceptInRange((byte)'A', (byte)'z') ? "0x" + Convert.ToHexString(type) : Encoding.ASCII.GetString(type);
}

using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace MlKit.Labeling.Imaging;

/// <summary>Walks the chunks of a PNG file, so that nothing damaged reaches the decoder, which forgives some of it.</summary>
internal static class PngChunks
{
    /// <summary>Deflate cannot blow up by more than this: 258 bytes for two bits, see https://zlib.net/zlib_tech.html.</summary>
    private const int MaxInflation = 1032;

    /// <summary>The bytes of a chunk around its data: length and type before, checksum behind.</summary>
    private const int Frame = 12;

    /// <summary>Throws unless all chunks up to IEND are there with right checksums, and the pixel data can be as large as the header claims.</summary>
    public static PngContent Verify(ReadOnlySpan<byte> png, PngHeader header, string name)
    {
        var pixelDataBytes = 0;
        var (hasPalette, hasTransparency) = (false, false);
        var (start, end, isInOnePiece) = (0, 0, true);
        var rest = png[PngHeader.Signature.Length..];
        while (true)
        {
            var chunk = Next(rest, name);
            var position = png.Length - rest.Length;
            rest = rest[chunk.Length..];
            var type = chunk.Slice(4, 4);
            if (type.SequenceEqual("IEND"u8))
                break;

            hasPalette |= type.SequenceEqual("PLTE"u8);
            hasTransparency |= type.SequenceEqual("tRNS"u8);
            if (!type.SequenceEqual("IDAT"u8))
                continue;

            isInOnePiece &= end == 0 || position == end;
            start = end == 0 ? position : start;
            end = position + chunk.Length;
            pixelDataBytes += chunk.Length - Frame;
        }

        if (pixelDataBytes == 0)
            throw PngIssue.Damaged(name, "no pixel data");
        if (header.ColorType == PngColorType.Palette && !hasPalette)
            throw PngIssue.Damaged(name, "no palette, which its pixels refer to");
        if (header.SampleBytes > (UInt128)pixelDataBytes * MaxInflation)
            throw PngIssue.Damaged(
                name,
                $"{pixelDataBytes} bytes of pixel data, too few for the {header.Width}x{header.Height} px that the header claims");

        return new PngContent(header, hasTransparency, isInOnePiece, start..end, pixelDataBytes);
    }

    /// <summary>Joins the data of IDAT chunks that follow each other.</summary>
    /// <param name="chunks">The chunks, verified.</param>
    /// <param name="pixelData">Receives the data.</param>
    public static void Join(ReadOnlySpan<byte> chunks, Span<byte> pixelData)
    {
        while (!chunks.IsEmpty)
        {
            var data = chunks.Slice(8, BinaryPrimitives.ReadInt32BigEndian(chunks));
            data.CopyTo(pixelData);
            pixelData = pixelData[data.Length..];
            chunks = chunks[(data.Length + Frame)..];
        }
    }

    private static ReadOnlySpan<byte> Next(ReadOnlySpan<byte> rest, string name)
    {
        if (rest.Length < Frame || BinaryPrimitives.ReadUInt32BigEndian(rest) is var length && length > rest.Length - Frame)
            throw PngIssue.Damaged(name, "the end of the file before its last chunk (IEND)");

        var chunk = rest[..((int)length + Frame)];
        var checksum = BinaryPrimitives.ReadUInt32BigEndian(chunk[^4..]);
        if (Crc32.HashToUInt32(chunk[4..^4]) != checksum)
            throw PngIssue.Damaged(name, $"a wrong checksum of the chunk {Printable(chunk.Slice(4, 4))}");

        return chunk;
    }

    private static string Printable(ReadOnlySpan<byte> type) =>
        type.ContainsAnyExceptInRange((byte)'A', (byte)'z') ? "0x" + Convert.ToHexString(type) : Encoding.ASCII.GetString(type);
}

using System.Buffers;
using System.Buffers.Binary;
using System.IO.Hashing;
using MlKit.Labeling.Internal.Deflate;

namespace MlKit.Labeling.Imaging;

/// <summary>Writes 8-bit grey or RGB as a PNG file, a block of pixel data per IDAT chunk.</summary>
internal static class PngEncoder
{
    // Length and type before the data, the checksum behind them, and the bytes that zlib has before and after its blocks.
    private const int ChunkStart = 8;
    private const int ChunkFrame = 12;
    private const int ZlibFrame = 6;

    // A word is written at a time.
    private const int MaxChunk = ChunkFrame + ZlibFrame + LiteralDeflater.MaxCompressedBlock + sizeof(ulong);

    public static void Encode(PixelImage image, IBufferWriter<byte> target)
    {
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, image.Width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], image.Height);
        header[8] = 8;
        header[9] = (byte)(image.Channels == 1 ? PngColorType.Grey : PngColorType.Rgb);
        header[10..].Clear();

        target.Write(PngHeader.Signature);
        WriteChunk(target, "IHDR"u8, header);
        var block = ArrayPool<byte>.Shared.Rent(LiteralDeflater.MaxBlock);
        try
        {
            WritePixels(image, block.AsSpan(0, LiteralDeflater.MaxBlock), target);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }

        WriteChunk(target, "IEND"u8, []);
    }

    private static void WritePixels(PixelImage image, Span<byte> block, IBufferWriter<byte> target)
    {
        var rows = new PngFilteredRows(image);
        var checksum = Adler32.Start;
        var writer = default(BitWriter);
        for (var isFirst = true; !rows.IsAtEnd; isFirst = false)
        {
            var filtered = block[..rows.Read(block)];
            checksum = Adler32.Append(checksum, filtered);

            var chunk = target.GetSpan(MaxChunk);
            writer.Target = chunk[ChunkStart..];
            writer.Position = 0;
            if (isFirst)
                writer.Write(0x0178, 16); // Deflate with a window of 32 KiB, fastest: https://www.rfc-editor.org/rfc/rfc1950#section-2.2.

            LiteralDeflater.WriteBlock(filtered, image.Channels, rows.IsAtEnd, ref writer);
            if (rows.IsAtEnd)
            {
                writer.AlignToByte();
                writer.Write(BinaryPrimitives.ReverseEndianness(checksum), 32);
            }

            target.Advance(CompleteChunk(chunk, "IDAT"u8, writer.Position));
        }
    }

    private static void WriteChunk(IBufferWriter<byte> target, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        var chunk = target.GetSpan(data.Length + ChunkFrame);
        data.CopyTo(chunk[ChunkStart..]);
        target.Advance(CompleteChunk(chunk, type, data.Length));
    }

    /// <summary>Puts length, type and checksum around data that are in place; returns the size of the chunk.</summary>
    private static int CompleteChunk(Span<byte> chunk, ReadOnlySpan<byte> type, int dataLength)
    {
        BinaryPrimitives.WriteInt32BigEndian(chunk, dataLength);
        type.CopyTo(chunk[4..]);
        var end = ChunkStart + dataLength;
        BinaryPrimitives.WriteUInt32BigEndian(chunk[end..], Crc32.HashToUInt32(chunk[4..end]));
        return end + 4;
    }
}

using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;

namespace MlKit.Labeling.Imaging;

/// <summary>Writes 8-bit grey or RGB as a PNG file.</summary>
/// <remarks>
/// Every row is filtered with Up and compressed with zlib's run-length strategy. On camera pictures that is faster than SkiaSharp and OpenCV (benchmark
/// EncodePng), needs no copy with a fourth channel, and looks for no matches, so nothing about the processor can change the bytes.
/// </remarks>
internal static class PngEncoder
{
    private const byte FilterUp = 2;

    public static void Encode(PixelImage image, Stream target)
    {
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, image.Width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], image.Height);
        header[8] = 8;
        header[9] = (byte)(image.Channels == 1 ? PngColorType.Grey : PngColorType.Rgb);
        header[10..].Clear();

        target.Write(PngHeader.Signature);
        PngChunkStream.WriteChunk(target, "IHDR"u8, header);
        WritePixels(image, target);
        PngChunkStream.WriteChunk(target, "IEND"u8, []);
    }

    private static void WritePixels(PixelImage image, Stream target)
    {
        var stride = image.Width * image.Channels;
        var filtered = ArrayPool<byte>.Shared.Rent(stride + 1);
        try
        {
            using var chunks = new PngChunkStream(target);
            var options = new ZLibCompressionOptions { CompressionLevel = 1, CompressionStrategy = ZLibCompressionStrategy.RunLengthEncoding };
            using var zlib = new ZLibStream(chunks, options);
            filtered[0] = FilterUp;
            image.Row(0).CopyTo(filtered.AsSpan(1));
            zlib.Write(filtered, 0, stride + 1);
            for (var y = 1; y < image.Height; y++)
            {
                Subtract(image.Row(y), image.Row(y - 1), filtered.AsSpan(1, stride));
                zlib.Write(filtered, 0, stride + 1);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(filtered);
        }
    }

    private static void Subtract(ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, Span<byte> result)
    {
        above = above[..row.Length];
        result = result[..row.Length];
        for (var i = 0; i < row.Length; i++)
            result[i] = (byte)(row[i] - above[i]);
    }
}

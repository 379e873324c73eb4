using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text;

namespace MlKit.Labeling.Tests.Imaging;

/// <summary>Builds PNG files chunk by chunk, right or wrong on purpose.</summary>
internal static class PngBytes
{
    private static readonly byte[] Signature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>A whole file; <paramref name="rows"/> are the samples without filter bytes, which are written as 0 (None).</summary>
    public static byte[] Build(int width, int height, byte bitDepth, byte colorType, byte[][] rows, params (string Type, byte[] Data)[] extra) =>
        Join([("IHDR", Header(width, height, bitDepth, colorType)), .. extra, ("IDAT", Compress([.. rows.SelectMany(row => (byte[])[0, .. row])])), ("IEND", [])]);

    public static byte[] Join(params (string Type, byte[] Data)[] chunks) => [.. Signature, .. chunks.SelectMany(chunk => Chunk(chunk.Type, chunk.Data))];

    public static byte[] Header(int width, int height, byte bitDepth, byte colorType, byte compression = 0, byte filter = 0, byte interlace = 0)
    {
        var data = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(data, width);
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(4), height);
        (data[8], data[9], data[10], data[11], data[12]) = (bitDepth, colorType, compression, filter, interlace);
        return data;
    }

    public static byte[] Chunk(string type, byte[] data)
    {
        var chunk = new byte[data.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        Encoding.Latin1.GetBytes(type, chunk.AsSpan(4));
        data.CopyTo(chunk, 8);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(data.Length + 8), Crc32.HashToUInt32(chunk.AsSpan(4, data.Length + 4)));
        return chunk;
    }

    public static byte[] Compress(byte[] data)
    {
        using var stream = new MemoryStream();
        using (var zlib = new ZLibStream(stream, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(data);
        return stream.ToArray();
    }

    /// <summary>Makes all checksums right again, so that damage gets past them and reaches the decoder.</summary>
    public static void RepairChecksums(byte[] png)
    {
        for (var at = 8; at + 12 <= png.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(at));
            if (length > png.Length - at - 12)
                return;

            var end = at + 8 + (int)length;
            BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(end), Crc32.HashToUInt32(png.AsSpan(at + 4, (int)length + 4)));
            at = end + 4;
        }
    }
}

using System.Buffers.Binary;
using System.IO.Hashing;

namespace MlKit.Labeling.Imaging;

/// <summary>The IHDR chunk of a PNG file, checked. Layout: https://www.w3.org/TR/png-3/#11IHDR.</summary>
internal readonly record struct PngHeader(int Width, int Height, int BitDepth, PngColorType ColorType, bool IsInterlaced)
{
    /// <summary>The signature (8 bytes), then the IHDR chunk: length and type (8), data (13) and checksum (4).</summary>
    public const int ByteCount = 33;

    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public int Channels => ColorType switch
    {
        PngColorType.Grey => 1,
        PngColorType.GreyAlpha => 2,
        PngColorType.RgbAlpha => 4,
        _ => 3,
    };

    /// <summary>Gets the channels of the decoded image, which has neither palette nor alpha.</summary>
    public int ImageChannels => ColorType is PngColorType.Grey or PngColorType.GreyAlpha ? 1 : 3;

    /// <summary>Gets the bytes of the unfiltered samples, at least: rows are not rounded up and filter bytes not counted.</summary>
    public UInt128 SampleBytes => (UInt128)(uint)Width * (uint)Height * (uint)((ColorType == PngColorType.Palette ? 1 : Channels) * BitDepth) / 8;

    public static PngHeader Parse(ReadOnlySpan<byte> png, string name)
    {
        if (!png.StartsWith(Signature))
            throw PngIssue.Of(name, "must be a PNG file", DescribeStart(png), "Name a PNG file, or convert the picture to PNG first.");
        if (png.Length < ByteCount)
            throw PngIssue.Damaged(name, $"only {png.Length} bytes, fewer than its header has");
        if (!png.Slice(8, 8).SequenceEqual("\0\0\0\rIHDR"u8))
            throw PngIssue.Damaged(name, "another chunk than IHDR at its start");
        if (Crc32.HashToUInt32(png.Slice(12, 17)) != BinaryPrimitives.ReadUInt32BigEndian(png[29..]))
            throw PngIssue.Damaged(name, "a wrong checksum of the chunk IHDR");

        return ParseData(png.Slice(16, 13), name);
    }

    private static PngHeader ParseData(ReadOnlySpan<byte> data, string name)
    {
        var width = BinaryPrimitives.ReadUInt32BigEndian(data);
        var height = BinaryPrimitives.ReadUInt32BigEndian(data[4..]);
        if (width is 0 or > int.MaxValue || height is 0 or > int.MaxValue)
            throw PngIssue.Damaged(name, $"a size of {width}x{height} px");

        var (bitDepth, colorType) = (data[8], (PngColorType)data[9]);
        var known = colorType switch
        {
            PngColorType.Grey => bitDepth is 1 or 2 or 4 or 8 or 16,
            PngColorType.Palette => bitDepth is 1 or 2 or 4 or 8,
            PngColorType.Rgb or PngColorType.GreyAlpha or PngColorType.RgbAlpha => bitDepth is 8 or 16,
            _ => false,
        };
        if (!known)
            throw PngIssue.Damaged(name, $"colour type {data[9]} with {bitDepth} bits");
        if (data[10] != 0 || data[11] != 0 || data[12] > 1)
            throw PngIssue.Damaged(name, $"compression {data[10]}, filter {data[11]} and interlace {data[12]}, which PNG does not define");

        return new PngHeader((int)width, (int)height, bitDepth, colorType, IsInterlaced: data[12] == 1);
    }

    private static string DescribeStart(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [] => "an empty file",
        [0xFF, 0xD8, 0xFF, ..] => "a JPEG file",
        _ => $"a file that starts with the bytes {Convert.ToHexString(bytes[..Math.Min(8, bytes.Length)])}",
    };
}

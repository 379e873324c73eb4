using System.Buffers;
using System.Buffers.Binary;
using MlKit.Labeling.Internal.Deflate;

namespace MlKit.Labeling.Imaging;

/// <summary>Decodes the PNG files that cameras and label tools write, 8-bit grey or RGB, without another library; hands the others on.</summary>
internal static class PngDecoder
{
    public static PixelImage Decode(ReadOnlySpan<byte> png, PngContent content, string name)
    {
        var header = content.Header;
        RequireRoom(header, name);
        if (!IsPlain(content))
            return SkiaPngDecoder.Decode(png, header, name);

        // Every byte is written before the picture is handed out.
        var pixels = GC.AllocateUninitializedArray<byte>(header.Width * header.Height * header.ImageChannels);
        var image = new PixelImage(header.Width, header.Height, header.ImageChannels, pixels);
        DecodePlain(png, content, name, image);
        return image;
    }

    public static void Decode(ReadOnlySpan<byte> png, PngContent content, string name, PixelImage destination)
    {
        var header = content.Header;
        RequireRoom(header, name);
        if ((header.Width, header.Height, header.ImageChannels) != (destination.Width, destination.Height, destination.Channels))
            throw new ArgumentException(
                $"{name} is a picture of {header.Width}x{header.Height}x{header.ImageChannels}, "
                + $"but the destination is one of {destination.Width}x{destination.Height}x{destination.Channels}.",
                nameof(destination));

        if (IsPlain(content))
            DecodePlain(png, content, name, destination);
        else
            SkiaPngDecoder.Decode(png, header, name).Pixels.CopyTo(destination.Pixels);
    }

    /// <summary>Decodes into pooled memory, which is taken only once the file has shown that it can fill it.</summary>
    public static PooledImage DecodePooled(ReadOnlySpan<byte> png, PngContent content, string name)
    {
        var header = content.Header;
        RequireRoom(header, name);
        var image = new PooledImage(header.Width, header.Height, header.ImageChannels);
        try
        {
            Decode(png, content, name, image.Image);
            return image;
        }
        catch
        {
            image.Dispose();
            throw;
        }
    }

    private static bool IsPlain(PngContent content) =>
        content.Header is { BitDepth: 8, ColorType: PngColorType.Grey or PngColorType.Rgb, IsInterlaced: false }
        && content is { HasTransparency: false, IsInOnePiece: true };

    private static void RequireRoom(PngHeader header, string name)
    {
        if ((long)header.Width * header.Height * 4 > Array.MaxLength)
            throw PngIssue.Of(name, $"must have at most {Array.MaxLength / 4} pixels", $"{header.Width}x{header.Height} px", "Split or crop the picture.");
    }

    private static void DecodePlain(ReadOnlySpan<byte> png, PngContent content, string name, PixelImage image)
    {
        var filteredBytes = ((image.Width * image.Channels) + 1) * image.Height;
        var pixelData = ArrayPool<byte>.Shared.Rent(content.PixelDataBytes);
        var filtered = ArrayPool<byte>.Shared.Rent(filteredBytes);
        try
        {
            PngChunks.Join(png[content.PixelChunks], pixelData);
            Decompress(pixelData.AsSpan(0, content.PixelDataBytes), filtered.AsSpan(0, filteredBytes), name);
            Reconstruct(filtered.AsSpan(0, filteredBytes), image, name);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(filtered);
            ArrayPool<byte>.Shared.Return(pixelData);
        }
    }

    // https://www.rfc-editor.org/rfc/rfc1950#section-2.2: two bytes before the deflate data, Adler-32 behind them. What follows is ignored, as by other readers.
    private static void Decompress(ReadOnlySpan<byte> pixelData, Span<byte> filtered, string name)
    {
        if (pixelData.Length < 2 || !IsZlib(pixelData[0], pixelData[1]))
            throw PngIssue.Damaged(name, "pixel data that is corrupt or ends early");

        var deflate = pixelData[2..];
        var (status, consumed, written) = Inflater.Inflate(deflate, filtered);
        if (status == InflateStatus.DestinationTooSmall)
            throw PngIssue.Damaged(name, "more pixel data than its size needs");
        if (status != InflateStatus.Done || written < filtered.Length || deflate.Length - consumed < 4)
            throw PngIssue.Damaged(name, "pixel data that is corrupt or ends early");
        if (BinaryPrimitives.ReadUInt32BigEndian(deflate[consumed..]) != Adler32.Append(Adler32.Start, filtered))
            throw PngIssue.Damaged(name, "a wrong checksum of its pixel data");
    }

    private static bool IsZlib(byte method, byte flags) => (method & 0x0F) == 8 && method >> 4 <= 7 && (flags & 0x20) == 0 && ((method << 8) | flags) % 31 == 0;

    private static void Reconstruct(ReadOnlySpan<byte> filtered, PixelImage image, string name)
    {
        ReadOnlySpan<byte> above = default;
        for (var y = 0; y < image.Height; y++)
        {
            var row = image.Row(y);
            if (!PngRowReconstruction.TryReconstruct(filtered[0], filtered.Slice(1, row.Length), above, image.Channels, row))
                throw PngIssue.Damaged(name, $"filter {filtered[0]} in row {y}, which PNG does not define");

            above = row;
            filtered = filtered[(row.Length + 1)..];
        }
    }
}

using System.Buffers;
using System.Runtime.InteropServices;
using SkiaSharp;

namespace MlKit.Labeling.Imaging;

/// <summary>Decodes every kind of PNG file whose header and chunks have been checked: palettes, few bits, alpha, interlacing.</summary>
internal static class SkiaPngDecoder
{
    public static PixelImage Decode(ReadOnlySpan<byte> png, PngHeader header, string name)
    {
        var pixels = (long)header.Width * header.Height;
        using var data = SKData.CreateCopy(png);
        using var codec = SKCodec.Create(data) ?? throw PngIssue.Damaged(name, "chunks that cannot be decoded");

        // Only an alpha channel or a tRNS chunk makes Skia call the picture anything but opaque.
        if (header.ColorType == PngColorType.Grey && codec.Info.AlphaType == SKAlphaType.Opaque)
        {
            var buffer = new byte[pixels];
            Decode(codec, SKColorType.Gray8, header, buffer, name);
            return new PixelImage(header.Width, header.Height, 1, buffer);
        }

        var rgba = ArrayPool<byte>.Shared.Rent((int)pixels * 4);
        try
        {
            Decode(codec, SKColorType.Rgba8888, header, rgba, name);
            return Pack(rgba.AsSpan(0, (int)pixels * 4), header, name);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rgba);
        }
    }

    private static void Decode(SKCodec codec, SKColorType colorType, PngHeader header, byte[] pixels, string name)
    {
        // Without a colour space Skia hands out the samples as they are stored.
        var alphaType = colorType == SKColorType.Gray8 ? SKAlphaType.Opaque : SKAlphaType.Unpremul;
        var info = new SKImageInfo(header.Width, header.Height, colorType, alphaType, null);
        var pin = GCHandle.Alloc(pixels, GCHandleType.Pinned);
        try
        {
            if (codec.GetPixels(info, pin.AddrOfPinnedObject()) != SKCodecResult.Success)
                throw PngIssue.Damaged(name, "pixel data that is corrupt or ends early");
        }
        finally
        {
            pin.Free();
        }
    }

    private static PixelImage Pack(ReadOnlySpan<byte> rgba, PngHeader header, string name)
    {
        var image = new PixelImage(header.Width, header.Height, header.ImageChannels);
        var source = MemoryMarshal.Cast<byte, uint>(rgba);
        var alpha = image.Channels == 1 ? PackGrey(source, image.Pixels) : PackRgb(source, image.Pixels);
        return alpha == 0xFF
            ? image
            : throw PngIssue.Of(
                name,
                "must be opaque in every pixel",
                "transparent or half transparent pixels",
                "Flatten the picture onto a background first; a camera picture or label picture has no alpha.");
    }

    /// <summary>Copies the red, green and blue bytes; returns the bitwise and of all alpha bytes.</summary>
    private static uint PackRgb(ReadOnlySpan<uint> source, Span<byte> target)
    {
        var all = uint.MaxValue;
        foreach (var pixel in source)
        {
            all &= pixel;
            target[2] = (byte)(pixel >> 16);
            target[1] = (byte)(pixel >> 8);
            target[0] = (byte)pixel;
            target = target[3..];
        }

        return all >> 24;
    }

    private static uint PackGrey(ReadOnlySpan<uint> source, Span<byte> target)
    {
        var all = uint.MaxValue;
        for (var i = 0; i < source.Length; i++)
        {
            all &= source[i];
            target[i] = (byte)source[i];
        }

        return all >> 24;
    }
}

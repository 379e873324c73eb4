using System.Buffers;
using System.Runtime.InteropServices;
using MlKit.Labeling.Imaging;
using SkiaSharp;

namespace MlKit.Labeling.Pictures;

/// <summary>A picture that is being drawn. Coordinates are px, u right and v down; an integer is the centre of a pixel.</summary>
internal sealed class Canvas : IDisposable
{
    private static readonly Rgb Shade = new(0x0B, 0x0E, 0x13);
    private readonly byte[] _rgba;
    private readonly GCHandle _pin;
    private readonly SKSurface _surface;

    public Canvas(int width, int height)
    {
        (Width, Height) = (width, height);
        _rgba = ArrayPool<byte>.Shared.Rent(width * height * 4);
        _pin = GCHandle.Alloc(_rgba, GCHandleType.Pinned);
        _surface = SKSurface.Create(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque), _pin.AddrOfPinnedObject(), width * 4);

        // Skia calls the corner of a pixel, not its centre, an integer.
        _surface.Canvas.Translate(0.5f, 0.5f);
    }

    public int Width { get; }

    public int Height { get; }

    private Span<uint> Pixels => MemoryMarshal.Cast<byte, uint>(_rgba.AsSpan(0, Width * Height * 4));

    public static Canvas From(PixelImage image)
    {
        var canvas = new Canvas(image.Width, image.Height);
        var source = image.Pixels;
        var target = canvas._rgba;
        var step = image.Channels;
        var (green, blue) = step == 1 ? (0, 0) : (1, 2);
        for (int from = 0, to = 0; from < source.Length; from += step, to += 4)
            (target[to], target[to + 1], target[to + 2], target[to + 3]) = (source[from], source[from + green], source[from + blue], 255);

        return canvas;
    }

    public void Dispose()
    {
        _surface.Dispose();
        _pin.Free();
        ArrayPool<byte>.Shared.Return(_rgba);
    }

    public PixelImage ToImage()
    {
        var image = new PixelImage(Width, Height, 3);
        var target = image.Pixels;
        for (int from = 0, to = 0; to < target.Length; from += 4, to += 3)
            (target[to], target[to + 1], target[to + 2]) = (_rgba[from], _rgba[from + 1], _rgba[from + 2]);

        return image;
    }

    public void Clear(Rgb color) => Pixels.Fill(Pack(color));

    /// <summary>Draws a disc with a soft edge; drawn here because Skia takes ten times as long for many small ones.</summary>
    public void Dot(double u, double v, double radius, Rgb color)
    {
        var pixels = Pixels;
        var reach = radius + 0.5;
        var (left, right) = (Math.Max(0, (int)Math.Ceiling(u - reach)), Math.Min(Width - 1, (int)Math.Floor(u + reach)));
        var (top, bottom) = (Math.Max(0, (int)Math.Ceiling(v - reach)), Math.Min(Height - 1, (int)Math.Floor(v + reach)));
        for (var y = top; y <= bottom; y++)
        {
            for (var x = left; x <= right; x++)
            {
                var distance = Math.Sqrt(((x - u) * (x - u)) + ((y - v) * (y - v)));
                Blend(ref pixels[(y * Width) + x], color, Math.Clamp(reach - distance, 0, 1));
            }
        }
    }

    /// <summary>Draws lines with a dark rim, which keeps them visible on any ground.</summary>
    public void Stroke(SKPath path, Rgb color, float width)
    {
        using var paint = new SKPaint { IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeJoin = SKStrokeJoin.Round, StrokeCap = SKStrokeCap.Round };
        (paint.StrokeWidth, paint.Color) = (width + 2, ToSkia(Shade, 150));
        _surface.Canvas.DrawPath(path, paint);
        (paint.StrokeWidth, paint.Color) = (width, ToSkia(color, 255));
        _surface.Canvas.DrawPath(path, paint);
    }

    /// <summary>Draws a thin line without a rim.</summary>
    public void Line(double fromU, double fromV, double toU, double toV, Rgb color)
    {
        using var paint = new SKPaint { IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = 1, Color = ToSkia(color, 255) };
        _surface.Canvas.DrawLine((float)fromU, (float)fromV, (float)toU, (float)toV, paint);
    }

    public void Fill(SKPath path, Rgb color, byte alpha)
    {
        using var paint = new SKPaint { IsAntialias = true, Color = ToSkia(color, alpha) };
        _surface.Canvas.DrawPath(path, paint);
    }

    /// <summary>Draws a dark, half transparent panel for text and legends.</summary>
    public void Panel(int left, int top, int width, int height)
    {
        using var paint = new SKPaint { IsAntialias = true, Color = ToSkia(Shade, 205) };
        _surface.Canvas.DrawRoundRect(left - 0.5f, top - 0.5f, width, height, 6, 6, paint);
    }

    public void Rectangle(int left, int top, int width, int height, Rgb color)
    {
        for (var y = Math.Max(0, top); y < Math.Min(Height, top + height); y++)
        {
            for (var x = Math.Max(0, left); x < Math.Min(Width, left + width); x++)
                Pixels[(y * Width) + x] = Pack(color);
        }
    }

    /// <summary>Draws a text whose first character has its top left pixel at (left, top), with a dark rim.</summary>
    public void Text(int left, int top, string text, int scale, Rgb color)
    {
        DrawGlyphs(left, top, text, scale, Math.Max(1, scale / 2), Shade);
        DrawGlyphs(left, top, text, scale, 0, color);
    }

    private void DrawGlyphs(int left, int top, string text, int scale, int rim, Rgb color)
    {
        for (var i = 0; i < text.Length; i++)
        {
            for (var cell = 0; cell < PixelFont.Width * PixelFont.Height; cell++)
            {
                var (y, x) = Math.DivRem(cell, PixelFont.Width);
                if (PixelFont.IsSet(text[i], x, y))
                    Square(left + (((i * PixelFont.Advance) + x) * scale) - rim, top + (y * scale) - rim, scale + (2 * rim), color);
            }
        }
    }

    private void Square(int left, int top, int side, Rgb color) => Rectangle(left, top, side, side, color);

    private static void Blend(ref uint pixel, Rgb color, double coverage)
    {
        if (coverage >= 1)
            pixel = Pack(color);
        else if (coverage > 0)
            pixel = Pack(new Rgb(Mix(pixel, color.R, coverage), Mix(pixel >> 8, color.G, coverage), Mix(pixel >> 16, color.B, coverage)));
    }

    private static byte Mix(uint from, byte to, double part) => (byte)((byte)from + ((to - (byte)from) * part) + 0.5);

    private static uint Pack(Rgb color) => color.R | ((uint)color.G << 8) | ((uint)color.B << 16) | 0xFF000000u;

    private static SKColor ToSkia(Rgb color, byte alpha) => new(color.R, color.G, color.B, alpha);
}

namespace MlKit.Labeling.Imaging;

/// <summary>Represents an 8-bit image in memory: grey (1 channel) or RGB (3 channels, in that order), rows top to bottom without padding.</summary>
public sealed class PixelImage
{
    private readonly byte[] _pixels;

    /// <summary>Initializes a new instance of the <see cref="PixelImage"/> class that is black.</summary>
    /// <param name="width">The width in px, 1 or more.</param>
    /// <param name="height">The height in px, 1 or more.</param>
    /// <param name="channels">1 for grey, 3 for RGB.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1, or <paramref name="channels"/> is neither 1 nor 3.</exception>
    public PixelImage(int width, int height, int channels)
        : this(width, height, channels, new byte[ByteCount(width, height, channels)])
    {
    }

    /// <summary>Initializes a new instance of the <see cref="PixelImage"/> class over pixels the caller owns; they are not copied.</summary>
    /// <param name="width">The width in px, 1 or more.</param>
    /// <param name="height">The height in px, 1 or more.</param>
    /// <param name="channels">1 for grey, 3 for RGB.</param>
    /// <param name="pixels">At least width x height x channels bytes, row by row; a pooled array may be longer.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1, or <paramref name="channels"/> is neither 1 nor 3.</exception>
    /// <exception cref="ArgumentException"><paramref name="pixels"/> is too short.</exception>
    public PixelImage(int width, int height, int channels, byte[] pixels)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        var bytes = ByteCount(width, height, channels);
        if (pixels.Length < bytes)
            throw new ArgumentException($"An image of {width}x{height}x{channels} needs {bytes} bytes, but the array holds {pixels.Length}.", nameof(pixels));

        (Width, Height, Channels, _pixels) = (width, height, channels, pixels);
    }

    /// <summary>Gets the width in px.</summary>
    public int Width { get; }

    /// <summary>Gets the height in px.</summary>
    public int Height { get; }

    /// <summary>Gets the number of channels: 1 (grey) or 3 (RGB).</summary>
    public int Channels { get; }

    /// <summary>Gets the pixels: Height x Width x Channels bytes, row by row.</summary>
    public Span<byte> Pixels => _pixels.AsSpan(0, Width * Height * Channels);

    /// <summary>Returns one row: Width x Channels bytes.</summary>
    /// <param name="y">The row, 0 at the top.</param>
    /// <returns>The bytes of the row.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="y"/> is outside the image.</exception>
    public Span<byte> Row(int y) => Pixels.Slice(y * Width * Channels, Width * Channels);

    private static int ByteCount(int width, int height, int channels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        if (channels is not (1 or 3))
            throw new ArgumentOutOfRangeException(nameof(channels), channels, "An image has 1 (grey) or 3 (RGB) channels.");

        var bytes = (long)width * height * channels;
        return bytes <= Array.MaxLength
            ? (int)bytes
            : throw new ArgumentOutOfRangeException(nameof(width), width, $"An image of {width}x{height}x{channels} does not fit into one array.");
    }
}

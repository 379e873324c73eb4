using System.Buffers;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Internal;

namespace MlKit.Labeling.Imaging;

/// <summary>Reads and writes PNG files as 8-bit samples, exactly as they are stored: no colour management, no scaling, no alpha.</summary>
/// <remarks>
/// All methods are safe to call from several threads at once. A damaged file never yields a picture: every chunk's checksum is verified
/// before a pixel is decoded. The format is https://www.w3.org/TR/png-3/.
/// </remarks>
public static class PngFile
{
    /// <summary>Reads a PNG file.</summary>
    /// <param name="path">The path of the file.</param>
    /// <returns>The picture; see <see cref="Decode(ReadOnlySpan{byte}, string)"/> for what it holds.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is null, empty or white space.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="LabelingDataException">The file is not a PNG file, is damaged, or holds samples that do not fit into 8-bit grey or RGB.</exception>
    public static PixelImage Read(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        using var file = File.OpenHandle(path, options: FileOptions.SequentialScan);
        var length = RandomAccess.GetLength(file);
        if (length > Array.MaxLength)
            throw PngIssue.Of(path, "must be a PNG file of at most 2 GiB", $"{length} bytes", "Split or crop the picture.");

        var buffer = ArrayPool<byte>.Shared.Rent((int)length);
        try
        {
            var read = 0;
            while (read < length && RandomAccess.Read(file, buffer.AsSpan(read, (int)length - read), read) is > 0 and var count)
                read += count;

            return Decode(buffer.AsSpan(0, read), path);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Decodes a PNG file that is in memory.</summary>
    /// <param name="png">The bytes of the file.</param>
    /// <param name="name">The name of the file, used in messages.</param>
    /// <returns>
    /// The stored samples: 1 channel for grey, 3 for RGB and palettes. Grey of 1, 2 or 4 bits is widened so that its full range becomes 0 to 255,
    /// as PNG defines it. An alpha channel is dropped if every pixel is opaque. Colour chunks (gAMA, sRGB, iCCP) change nothing.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    /// <exception cref="LabelingDataException">
    /// The bytes are not a whole, undamaged PNG file, have 16 bits per sample, or have pixels that are not opaque.
    /// </exception>
    public static PixelImage Decode(ReadOnlySpan<byte> png, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return PngDecoder.Decode(png, Verify(png, name), name);
    }

    /// <summary>Decodes a PNG file that is in memory into a picture that is there already, so that a loop over pictures allocates nothing.</summary>
    /// <param name="png">The bytes of the file.</param>
    /// <param name="name">The name of the file, used in messages.</param>
    /// <param name="destination">
    /// Receives the stored samples; see <see cref="Decode(ReadOnlySpan{byte}, string)"/>. If the file is damaged, what it then holds is undefined.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> or <paramref name="destination"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="destination"/> has another size than the picture, or another number of channels than it decodes to: 1 for grey, otherwise 3.
    /// </exception>
    /// <exception cref="LabelingDataException">
    /// The bytes are not a whole, undamaged PNG file, have 16 bits per sample, or have pixels that are not opaque.
    /// </exception>
    /// <remarks>
    /// Files of 8-bit grey or RGB without interlacing and transparent colour are decoded in place; for others a picture is allocated and copied.
    /// </remarks>
    public static void Decode(ReadOnlySpan<byte> png, string name, PixelImage destination)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(destination);
        PngDecoder.Decode(png, Verify(png, name), name, destination);
    }

    /// <summary>As <see cref="Decode(ReadOnlySpan{byte}, string)"/>, into pooled memory that the caller gives back.</summary>
    internal static PooledImage DecodePooled(ReadOnlySpan<byte> png, string name) => PngDecoder.DecodePooled(png, Verify(png, name), name);

    /// <summary>Checks what can be checked without decoding, at a fraction of its time: that the file is whole, its checksums right, its samples of 8 bits or fewer.</summary>
    internal static PngContent Verify(ReadOnlySpan<byte> png, string name)
    {
        var header = PngHeader.Parse(png, name);
        if (header.BitDepth == 16)
            throw PngIssue.Of(
                name,
                "must have at most 8 bits per sample",
                "16",
                "Convert the picture to 8 bits per sample first; dropping the low bits here would change its values unasked.");

        return PngChunks.Verify(png, header, name);
    }

    /// <summary>Reads only the header of a PNG file that is in memory; the first 33 bytes of the file are enough.</summary>
    /// <param name="png">The bytes of the file, or its beginning.</param>
    /// <param name="name">The name of the file, used in messages.</param>
    /// <returns>The size and sample format that the header states; whether the rest of the file is whole is not looked at.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    /// <exception cref="LabelingDataException">The bytes do not begin with the signature and an undamaged header of a PNG file.</exception>
    public static PngInfo Identify(ReadOnlySpan<byte> png, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var header = PngHeader.Parse(png, name);
        return new PngInfo(header.Width, header.Height, header.Channels, header.BitDepth);
    }

    /// <summary>Encodes a picture as a PNG file: 8-bit grey (colour type 0) or RGB (colour type 2). The same picture gives the same bytes.</summary>
    /// <param name="image">The picture.</param>
    /// <returns>The bytes of the file.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="image"/> is null.</exception>
    public static byte[] Encode(PixelImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        using var buffer = EncodePooled(image);
        return buffer.Span.ToArray();
    }

    /// <summary>Encodes a picture as <see cref="Encode(PixelImage)"/> does, to memory of the caller's, so that a loop over pictures allocates nothing.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="destination">Receives the bytes of the file, in pieces of up to 100 kB.</param>
    /// <exception cref="ArgumentNullException"><paramref name="image"/> or <paramref name="destination"/> is null.</exception>
    public static void Encode(PixelImage image, IBufferWriter<byte> destination)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(destination);
        PngEncoder.Encode(image, destination);
    }

    /// <summary>Writes a picture as a PNG file. The file appears whole or not at all: it is written under a temporary name in the same folder, then moved.</summary>
    /// <param name="path">The path of the file; a file that exists is replaced.</param>
    /// <param name="image">The picture.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is null, empty or white space, or <paramref name="image"/> is null.</exception>
    /// <exception cref="IOException">The file cannot be written, for example because its folder does not exist; no temporary file remains.</exception>
    public static void Write(string path, PixelImage image)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(image);
        using var buffer = EncodePooled(image);
        AtomicFile.Write(path, file => file.Write(buffer.Span));
    }

    private static PooledBuffer EncodePooled(PixelImage image)
    {
        var buffer = new PooledBuffer((image.Pixels.Length / 2) + (1 << 18));
        PngEncoder.Encode(image, buffer);
        return buffer;
    }
}

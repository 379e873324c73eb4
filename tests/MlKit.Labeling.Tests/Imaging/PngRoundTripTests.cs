using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Imaging;
using MlKit.Labeling.Tests.Cameras;
using OpenCvSharp;
using SkiaSharp;

namespace MlKit.Labeling.Tests.Imaging;

/// <summary>What the own encoder writes is read by every decoder, and the own decoder reads what others write, or refuses it.</summary>
public sealed class PngRoundTripTests
{
    private const int PngFilterFlag = 19; // IMWRITE_PNG_FILTER of https://docs.opencv.org/4.x/d8/d6a/group__imgcodecs__flags.html; 8 None, 16 Sub, 32 Up ...
    private const int FirstPixelData = 41; // Behind the signature, IHDR, and the length and type of IDAT.

    public static TheoryData<Content, int> Contents => new(Enum.GetValues<Content>().SelectMany(content => new[] { (content, 1), (content, 3) }));

    public enum Content
    {
        Random,
        Flat,
        Gradient,
        Blocks,
    }

    [Theory]
    [MemberData(nameof(Contents))]
    public void Encode_EveryWidth_IsReadByEveryDecoder(Content content, int channels)
    {
        for (var width = 1; width <= 70; width++)
        {
            var image = Create(content, width, 1 + (width % 9), channels);

            var png = PngFile.Encode(image);

            Assert.Equal(image.Pixels.ToArray(), PngFile.Decode(png, "a.png").Pixels.ToArray());
            Assert.Equal(image.Pixels.ToArray(), DecodeByOpenCv(png));
            Assert.Equal(image.Pixels.ToArray(), DecodeBySkia(png, channels));
            Assert.Equal(((width * channels) + 1) * image.Height, InflateByDotNet(png).Length);
        }
    }

    [Theory]
    [InlineData(70_000, 3)]
    [InlineData(3, 70_000)]
    [InlineData(1, 70_000)]
    public void Encode_ImageThatIsOneLongLine_IsReadByAnotherDecoder(int width, int height)
    {
        var image = Create(Content.Blocks, width, height, 3);

        var png = PngFile.Encode(image);

        Assert.Equal(image.Pixels.ToArray(), PngFile.Decode(png, "a.png").Pixels.ToArray());
        Assert.Equal(image.Pixels.ToArray(), DecodeByOpenCv(png));
    }

    [Theory]
    [InlineData(8)]
    [InlineData(16)]
    [InlineData(32)]
    [InlineData(64)]
    [InlineData(128)]
    [InlineData(248)]
    public void Decode_FilesOfOpenCv_GivesTheirPixels(int filters)
    {
        OpenCv.SkipIfUnavailable();
        foreach (var content in Enum.GetValues<Content>())
        {
            for (var level = 0; level <= 9; level += 3)
            {
                var image = Create(content, 200, 90, 3);
                using var rgb = Mat.FromPixelData(image.Height, image.Width, MatType.CV_8UC3, image.Pixels.ToArray());
                using var bgr = rgb.CvtColor(ColorConversionCodes.RGB2BGR);
                var png = bgr.ImEncode(".png", [(int)ImwriteFlags.PngCompression, level, PngFilterFlag, filters]);

                Assert.Equal(image.Pixels.ToArray(), PngFile.Decode(png, "a.png").Pixels.ToArray());
            }
        }
    }

    [Theory]
    [InlineData(Content.Random, "6B3E9A312FD3FE44")]
    [InlineData(Content.Gradient, "9C4E37F9B1ED80FF")]
    [InlineData(Content.Blocks, "20A1BC675E72B435")]
    public void Encode_OnEveryProcessor_GivesTheseBytes(Content content, string hash) =>
        Assert.Equal(hash, Convert.ToHexString(SHA256.HashData(PngFile.Encode(Create(content, 400, 300, 3))))[..16]);

    [Fact]
    public void Encode_BlackPicture_TakesHardlyAnyBytes() =>
        Assert.InRange(PngFile.Encode(new PixelImage(1920, 1208, 3)).Length, 1, 20_000);

    [Fact]
    public void Decode_OneBitFlipped_GivesThePixelsOrNone()
    {
        var image = Create(Content.Blocks, 20, 10, 3);
        var png = PngFile.Encode(image);
        for (var bit = 0; bit < 8 * png.Length; bit++)
        {
            var damaged = (byte[])png.Clone();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            AssertPixelsOrNone(damaged, image);
            PngBytes.RepairChecksums(damaged);
            if (bit / 8 >= FirstPixelData)
                AssertPixelsOrNone(damaged, image);
        }
    }

    [Fact]
    public void Decode_EveryTruncation_GivesNoPixels()
    {
        var png = PngFile.Encode(Create(Content.Gradient, 20, 10, 1));

        for (var length = 0; length < png.Length; length++)
            Assert.Throws<LabelingDataException>(() => PngFile.Decode(png.AsSpan(0, length), "a.png"));
    }

    [Fact]
    public void Decode_PixelDataWithWrongEnds_SaysWhatIsWrong()
    {
        var data = PngBytes.Compress([0, 1, 2, 3, 0, 4, 5, 6]);

        AssertDamage(data, 1, "more pixel data than its size needs");
        AssertDamage([.. data[..^1], (byte)(data[^1] ^ 1)], 2, "a wrong checksum of its pixel data");
        AssertDamage(data[..^1], 2, "pixel data that is corrupt or ends early");
        AssertDamage(PngBytes.Compress([0, 1, 2, 3, 5, 4, 5, 6]), 2, "filter 5 in row 1, which PNG does not define");
        AssertDamage([0x79, .. data[1..]], 2, "pixel data that is corrupt or ends early");
        AssertDamage([0x78], 2, "pixel data that is corrupt or ends early");
    }

    [Fact]
    public void Decode_PixelDataInManyChunks_JoinsThem()
    {
        var data = PngBytes.Compress([0, 1, 2, 3, 0, 4, 5, 6]);
        var pieces = data.Select(value => ("IDAT", (byte[])[value])).Append(("IDAT", [])).Append(("IEND", []));

        Assert.Equal([1, 2, 3, 4, 5, 6], PngFile.Decode(PngBytes.Join([("IHDR", PngBytes.Header(1, 2, 8, 2)), .. pieces]), "a.png").Pixels.ToArray());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void DecodeAndEncode_IntoMemoryOfTheCaller_AllocateNothing(int channels)
    {
        var image = Create(Content.Blocks, 320, 200, channels);
        var (decoded, target) = (new PixelImage(320, 200, channels), new ArrayBufferWriter<byte>(2_000_000));
        long allocated = 0;
        for (var round = 0; round < 3; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            target.ResetWrittenCount();
            PngFile.Encode(image, target);
            PngFile.Decode(target.WrittenSpan, "a.png", decoded);
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.Equal(0, allocated);
        Assert.Equal(image.Pixels.ToArray(), decoded.Pixels.ToArray());
        Assert.Equal(PngFile.Encode(image), target.WrittenSpan.ToArray());
    }

    [Fact]
    public void Decode_IntoADestination_OverwritesIt()
    {
        var destination = new PixelImage(2, 1, 3, [9, 9, 9, 9, 9, 9, 77]);

        PngFile.Decode(PngBytes.Build(2, 1, 8, 6, [[1, 2, 3, 255, 4, 5, 6, 255]]), "a.png", destination);

        Assert.Equal([1, 2, 3, 4, 5, 6], destination.Pixels.ToArray());
    }

    [Fact]
    public void Decode_DestinationOfAnotherSize_Throws()
    {
        var exception = Assert.Throws<ArgumentException>("destination", () => PngFile.Decode(PngFile.Encode(new PixelImage(4, 5, 3)), "a.png", new PixelImage(5, 4, 1)));

        Assert.Equal("a.png is a picture of 4x5x3, but the destination is one of 5x4x1. (Parameter 'destination')", exception.Message);
    }

    [Fact]
    public void Overloads_NullArguments_Throw()
    {
        var png = PngFile.Encode(new PixelImage(1, 1, 1));

        Assert.Throws<ArgumentNullException>("name", () => PngFile.Decode(png, null!, new PixelImage(1, 1, 1)));
        Assert.Throws<ArgumentNullException>("destination", () => PngFile.Decode(png, "a.png", null!));
        Assert.Throws<ArgumentNullException>("image", () => PngFile.Encode(null!, new ArrayBufferWriter<byte>()));
        Assert.Throws<ArgumentNullException>("destination", () => PngFile.Encode(new PixelImage(1, 1, 1), null!));
    }

    private static void AssertDamage(byte[] data, int height, string found)
    {
        var png = PngBytes.Join(("IHDR", PngBytes.Header(1, height, 8, 2)), ("IDAT", data), ("IEND", []));

        var exception = Assert.Throws<LabelingDataException>(() => PngFile.Decode(png, "a.png"));

        Assert.Equal($"a.png: must be a whole, undamaged PNG file, but found {found}. Copy or download the file again.", exception.Message);
    }

    private static void AssertPixelsOrNone(byte[] png, PixelImage expected)
    {
        try
        {
            Assert.Equal(expected.Pixels.ToArray(), PngFile.Decode(png, "a.png").Pixels.ToArray());
        }
        catch (LabelingDataException exception)
        {
            Assert.StartsWith("a.png: must be a ", exception.Message);
        }
    }

    private static PixelImage Create(Content content, int width, int height, int channels)
    {
        var image = new PixelImage(width, height, channels);
        var random = new Random(width);
        for (var i = 0; i < image.Pixels.Length; i++)
        {
            var (x, y) = (i / channels % width, i / channels / width);
            image.Pixels[i] = content switch
            {
                Content.Random => (byte)random.Next(256),
                Content.Flat => (byte)(40 * (i % channels)),
                Content.Gradient => (byte)((2 * x) + (5 * y) + (i % channels)),
                _ => (byte)((x / 40 * 50) + (y / 20 * 70) + (x % 37 == 0 ? random.Next(9) : 0)),
            };
        }

        return image;
    }

    private static byte[] DecodeByOpenCv(byte[] png)
    {
        OpenCv.SkipIfUnavailable();
        using var decoded = Cv2.ImDecode(png, ImreadModes.Unchanged);
        using var rgb = decoded.Channels() == 1 ? decoded.Clone() : decoded.CvtColor(ColorConversionCodes.BGR2RGB);
        return rgb.AsSpan<byte>().ToArray();
    }

    private static byte[] DecodeBySkia(byte[] png, int channels)
    {
        using var bitmap = SKBitmap.Decode(png);
        return [.. bitmap.Pixels.SelectMany(color => channels == 1 ? (byte[])[color.Red] : [color.Red, color.Green, color.Blue])];
    }

    private static byte[] InflateByDotNet(byte[] png)
    {
        using var data = new MemoryStream();
        for (var at = 8; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            if (png.AsSpan(at + 4, 4).SequenceEqual("IDAT"u8))
                data.Write(png, at + 8, length);
            at += length + 12;
        }

        data.Position = 0;
        using var zlib = new ZLibStream(data, CompressionMode.Decompress);
        using var result = new MemoryStream();
        zlib.CopyTo(result);
        return result.ToArray();
    }
}

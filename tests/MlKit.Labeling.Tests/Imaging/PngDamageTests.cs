using CsCheck;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Imaging;

namespace MlKit.Labeling.Tests.Imaging;

public sealed class PngDamageTests
{
    private static readonly byte[] Rgb = PngBytes.Build(20, 10, 8, 2, Rows(60));
    private static readonly byte[] Palette = PngBytes.Build(20, 10, 8, 3, Rows(20), ("PLTE", new byte[768]), ("tRNS", [255, 255]));

    public static TheoryData<byte[], string> NotPng => new()
    {
        { [], "an empty file" },
        { [0xFF, 0xD8, 0xFF, 0xE0], "a JPEG file" },
        { "GIF89a and more"u8.ToArray(), "a file that starts with the bytes 4749463839612061" },
        { [0x89], "a file that starts with the bytes 89" },
    };

    public static TheoryData<byte[], string> Damaged => new()
    {
        { Rgb[..20], "only 20 bytes, fewer than its header has" },
        { [.. Rgb[..12], .. "JHDR"u8, .. Rgb[16..]], "another chunk than IHDR at its start" },
        { [.. Rgb[..19], 21, .. Rgb[20..]], "a wrong checksum of the chunk IHDR" },
        { WithHeader(PngBytes.Header(0, 10, 8, 2)), "a size of 0x10 px" },
        { WithHeader(PngBytes.Header(20, -1, 8, 2)), "a size of 20x4294967295 px" },
        { WithHeader(PngBytes.Header(20, 10, 8, 5)), "colour type 5 with 8 bits" },
        { WithHeader(PngBytes.Header(20, 10, 3, 0)), "colour type 0 with 3 bits" },
        { WithHeader(PngBytes.Header(20, 10, 16, 3)), "colour type 3 with 16 bits" },
        { WithHeader(PngBytes.Header(20, 10, 8, 2, compression: 1)), "compression 1, filter 0 and interlace 0, which PNG does not define" },
        { WithHeader(PngBytes.Header(20, 10, 8, 2, filter: 4)), "compression 0, filter 4 and interlace 0, which PNG does not define" },
        { WithHeader(PngBytes.Header(20, 10, 8, 2, interlace: 2)), "compression 0, filter 0 and interlace 2, which PNG does not define" },
        { WithHeader(PngBytes.Header(20000, 30000, 8, 2)), $"{PixelData().Length} bytes of pixel data, too few for the 20000x30000 px that the header claims" },
        { WithHeader(PngBytes.Header(20, 11, 8, 2)), "pixel data that is corrupt or ends early" },
        { WithHeader(PngBytes.Header(20, 10, 8, 3)), "no palette, which its pixels refer to" },
        { Rgb[..^12], "the end of the file before its last chunk (IEND)" },
        { Rgb[..^1], "the end of the file before its last chunk (IEND)" },
        { Rgb[..60], "the end of the file before its last chunk (IEND)" },
        { [.. Rgb[..50], (byte)(Rgb[50] ^ 1), .. Rgb[51..]], "a wrong checksum of the chunk IDAT" },
        { [.. Rgb[..37], 0x00, .. Rgb[38..]], "a wrong checksum of the chunk 0x00444154" },
        { PngBytes.Join(("IHDR", PngBytes.Header(20, 10, 8, 2)), ("IEND", [])), "no pixel data" },
        { WithPixels(PixelData()[..^20]), "pixel data that is corrupt or ends early" },
    };

    [Theory]
    [MemberData(nameof(NotPng))]
    public void Members_AnotherFile_SaySo(byte[] bytes, string found)
    {
        var expected = $"a.png: must be a PNG file, but found {found}. Name a PNG file, or convert the picture to PNG first.";

        Assert.Equal(expected, Assert.Throws<LabelingDataException>(() => PngFile.Decode(bytes, "a.png")).Message);
        Assert.Equal(expected, Assert.Throws<LabelingDataException>(() => PngFile.Identify(bytes, "a.png")).Message);
    }

    [Theory]
    [MemberData(nameof(Damaged))]
    public void Decode_DamagedFile_SaysWhatIsWrong(byte[] bytes, string found)
    {
        var exception = Assert.Throws<LabelingDataException>(() => PngFile.Decode(bytes, "a.png"));

        Assert.Equal($"a.png: must be a whole, undamaged PNG file, but found {found}. Copy or download the file again.", exception.Message);
    }

    [Fact]
    public void Decode_PixelDataThatIsNotDeflate_Throws()
    {
        var data = PixelData();
        data.AsSpan(2, 20).Fill(0xFF);

        Assert.Throws<LabelingDataException>(() => PngFile.Decode(WithPixels(data), "a.png"));
    }

    [Fact]
    public void Decode_PixelDataCutAnywhere_GivesAllPixelsOrNone()
    {
        var data = PixelData();
        byte[] expected = [.. Rows(60).SelectMany(row => row)];

        for (var length = 1; length < data.Length; length++)
        {
            try
            {
                Assert.Equal(expected, PngFile.Decode(WithPixels(data[..length]), "a.png").Pixels.ToArray());
            }
            catch (LabelingDataException exception)
            {
                Assert.StartsWith("a.png: must be a whole, undamaged PNG file, but found ", exception.Message);
            }
        }
    }

    [Fact]
    public void Decode_MorePixelsThanAnArrayHolds_Throws()
    {
        // One bit per pixel: few bytes are enough to claim more pixels than fit.
        var png = PngBytes.Join(("IHDR", PngBytes.Header(65536, 65536, 1, 0)), ("IDAT", new byte[600_000]), ("IEND", []));

        var exception = Assert.Throws<LabelingDataException>(() => PngFile.Decode(png, "a.png"));

        Assert.Equal("a.png: must have at most 536870897 pixels, but found 65536x65536 px. Split or crop the picture.", exception.Message);
    }

    [Fact]
    public void Decode_TinyFileThatClaimsGigabytes_AllocatesNothingOfTheKind()
    {
        var png = WithHeader(PngBytes.Header(int.MaxValue, int.MaxValue, 8, 2));
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Throws<LabelingDataException>(() => PngFile.Decode(png, "a.png"));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void Read_TruncatedFile_NamesThePath()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, Rgb[..100]);

            Assert.Equal(path, Assert.Throws<LabelingDataException>(() => PngFile.Read(path)).Issues[0].Path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Decode_MutatedBytes_ThrowsNothingElse()
    {
        var mutation = Gen.Select(Gen.Int[0, 10_000], Gen.Byte);
        var gen = Gen.Select(Gen.OneOf(Gen.Const(Rgb), Gen.Const(Palette)), mutation.Array[1, 6], Gen.Bool, Gen.Int[0, 60]);

        gen.Sample((original, mutations, repair, cut) =>
        {
            var png = original[..^(cut < 50 ? 0 : cut)];
            foreach (var (at, value) in mutations)
                png[at % png.Length] = value;
            if (repair)
                PngBytes.RepairChecksums(png);

            var exception = Record.Exception(() => PngFile.Decode(png, "a.png"));
            return exception is null or LabelingDataException;
        });
    }

    private static byte[][] Rows(int stride) =>
        [.. Enumerable.Range(0, 10).Select(y => Enumerable.Range(0, stride).Select(x => (byte)((x * 31) ^ (y * 57))).ToArray())];

    private static byte[] PixelData() => PngBytes.Compress([.. Rows(60).SelectMany(row => (byte[])[0, .. row])]);

    private static byte[] WithPixels(byte[] data) => PngBytes.Join(("IHDR", PngBytes.Header(20, 10, 8, 2)), ("IDAT", data), ("IEND", []));

    private static byte[] WithHeader(byte[] header) => PngBytes.Join(("IHDR", header), ("IDAT", PixelData()), ("IEND", []));
}

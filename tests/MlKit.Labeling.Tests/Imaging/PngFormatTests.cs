using MlKit.Labeling.Checks;
using MlKit.Labeling.Imaging;

namespace MlKit.Labeling.Tests.Imaging;

public sealed class PngFormatTests
{
    [Fact]
    public void Decode_ColourChunks_KeepsTheStoredBytes()
    {
        byte[] row = [0, 1, 2, 100, 128, 200, 253, 254, 255];
        var gamma = ("gAMA", (byte[])[0, 0, 0x4E, 0x20]);
        var primaries = ("cHRM", Convert.FromHexString("00007A25000080840000FA000000803A0000EA6000003A980000176F00002EE0"));

        var withGamma = PngFile.Decode(PngBytes.Build(3, 1, 8, 2, [row], gamma, primaries), "a.png");
        var withSrgb = PngFile.Decode(PngBytes.Build(3, 1, 8, 2, [row], ("sRGB", [0])), "a.png");
        var grey = PngFile.Decode(PngBytes.Build(9, 1, 8, 0, [row], gamma), "a.png");

        Assert.Equal(row, withGamma.Pixels.ToArray());
        Assert.Equal(row, withSrgb.Pixels.ToArray());
        Assert.Equal(row, grey.Pixels.ToArray());
    }

    [Fact]
    public void Decode_Palette_GivesItsColours()
    {
        var png = PngBytes.Build(3, 1, 2, 3, [[0b_10_00_01_00]], ("PLTE", [1, 2, 3, 40, 50, 60, 255, 0, 7]));

        var image = PngFile.Decode(png, "a.png");

        Assert.Equal(3, image.Channels);
        Assert.Equal([255, 0, 7, 1, 2, 3, 40, 50, 60], image.Pixels.ToArray());
        Assert.Equal(new PngInfo(3, 1, 3, 2), PngFile.Identify(png, "a.png"));
    }

    [Theory]
    [InlineData(1, 0b_1010_0000, 255, 0, 255)]
    [InlineData(2, 0b_00_01_10_00, 0, 85, 170)]
    public void Decode_GreyOfFewBits_WidensToTheFullRange(byte bits, byte row, byte first, byte second, byte third)
    {
        var image = PngFile.Decode(PngBytes.Build(3, 1, bits, 0, [[row]]), "a.png");

        Assert.Equal([first, second, third], image.Pixels.ToArray());
    }

    [Fact]
    public void Decode_OpaqueAlpha_DropsIt()
    {
        var rgb = PngFile.Decode(PngBytes.Build(2, 1, 8, 6, [[1, 2, 3, 255, 4, 5, 6, 255]]), "a.png");
        var grey = PngFile.Decode(PngBytes.Build(2, 1, 8, 4, [[9, 255, 8, 255]]), "a.png");

        Assert.Equal([1, 2, 3, 4, 5, 6], rgb.Pixels.ToArray());
        Assert.Equal([9, 8], grey.Pixels.ToArray());
    }

    [Fact]
    public void Decode_TransparentColourThatNoPixelHas_IsOpaque()
    {
        var rgb = PngFile.Decode(PngBytes.Build(2, 1, 8, 2, [[1, 2, 3, 4, 5, 6]], ("tRNS", [0, 9, 0, 9, 0, 9])), "a.png");
        var grey = PngFile.Decode(PngBytes.Build(2, 1, 8, 0, [[9, 8]], ("tRNS", [0, 7])), "a.png");

        Assert.Equal([1, 2, 3, 4, 5, 6], rgb.Pixels.ToArray());
        Assert.Equal([9, 8], grey.Pixels.ToArray());
    }

    [Fact]
    public void Decode_Interlaced_GivesPixelsInOrder()
    {
        // Adam7 of 2x2 px has three passes with pixels: (0,0), then (1,0), then the second row.
        var data = PngBytes.Compress([0, 10, 0, 20, 0, 30, 40]);
        var png = PngBytes.Join(("IHDR", PngBytes.Header(2, 2, 8, 0, interlace: 1)), ("IDAT", data), ("IEND", []));

        Assert.Equal([10, 20, 30, 40], PngFile.Decode(png, "a.png").Pixels.ToArray());
    }

    [Fact]
    public void Decode_UnknownChunksAndBytesAfterTheEnd_AreIgnored()
    {
        byte[] png = [.. PngBytes.Build(1, 1, 8, 0, [[77]], ("tEXt", "Title\0x"u8.ToArray()), ("abCd", [1])), 1, 2, 3];

        Assert.Equal([77], PngFile.Decode(png, "a.png").Pixels.ToArray());
    }

    [Fact]
    public void Identify_HeaderAlone_IsEnough() =>
        Assert.Equal(new PngInfo(1920, 1208, 4, 16), PngFile.Identify(PngBytes.Join(("IHDR", PngBytes.Header(1920, 1208, 16, 6))), "a.png"));

    [Fact]
    public void Identify_GreyAlpha_HasTwoChannels() =>
        Assert.Equal(2, PngFile.Identify(PngBytes.Join(("IHDR", PngBytes.Header(1, 1, 8, 4))), "a.png").Channels);

    [Fact]
    public void Decode_SixteenBits_SaysWhatToDo() => AssertMessage(
        PngBytes.Build(1, 1, 16, 0, [[1, 2]]),
        "a.png: must have at most 8 bits per sample, but found 16. "
        + "Convert the picture to 8 bits per sample first; dropping the low bits here would change its values unasked.");

    [Fact]
    public void Decode_TransparentPixel_Throws()
    {
        const string Message = "a.png: must be opaque in every pixel, but found transparent or half transparent pixels. "
            + "Flatten the picture onto a background first; a camera picture or label picture has no alpha.";

        AssertMessage(PngBytes.Build(2, 1, 8, 6, [[1, 2, 3, 255, 4, 5, 6, 254]]), Message);
        AssertMessage(PngBytes.Build(2, 1, 8, 4, [[1, 255, 2, 0]]), Message);
        AssertMessage(PngBytes.Build(2, 1, 8, 0, [[9, 8]], ("tRNS", [0, 8])), Message);
    }

    private static void AssertMessage(byte[] png, string message)
    {
        var exception = Assert.Throws<LabelingDataException>(() => PngFile.Decode(png, "a.png"));

        Assert.Equal(message, exception.Message);
        Assert.Equal("a.png", Assert.Single(exception.Issues).Path);
    }
}

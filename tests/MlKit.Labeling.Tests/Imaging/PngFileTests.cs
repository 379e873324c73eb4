using CsCheck;
using MlKit.Labeling.Imaging;
using MlKit.Labeling.Tests.Cameras;
using OpenCvSharp;

namespace MlKit.Labeling.Tests.Imaging;

public sealed class PngFileTests : IDisposable
{
    private static readonly Gen<PixelImage> SmallImage =
        from width in Gen.Int[1, 70]
        from height in Gen.Int[1, 40]
        from channels in Gen.OneOf(Gen.Const(1), Gen.Const(3))
        from pixels in Gen.Byte.Array[width * height * channels]
        select new PixelImage(width, height, channels, pixels);

    private readonly string _folder = Directory.CreateTempSubdirectory("mlkit-png-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Decode_OfEncode_GivesTheSamePixels() => SmallImage.Sample(image =>
    {
        var decoded = PngFile.Decode(PngFile.Encode(image), "a.png");

        return (decoded.Width, decoded.Height, decoded.Channels) == (image.Width, image.Height, image.Channels)
            && decoded.Pixels.SequenceEqual(image.Pixels);
    });

    [Fact]
    public void Encode_ImageOfManyChunks_IsReadByAnotherDecoder()
    {
        var image = Noise(400, 300, 3);

        var png = PngFile.Encode(image);

        OpenCv.SkipIfUnavailable();
        using var decoded = Cv2.ImDecode(png, ImreadModes.Unchanged);
        using var rgb = decoded.CvtColor(ColorConversionCodes.BGR2RGB);
        rgb.GetArray(out Vec3b[] pixels);
        Assert.True(png.Length > 2 * 65536);
        Assert.Equal(image.Pixels.ToArray(), pixels.SelectMany(pixel => new[] { pixel.Item0, pixel.Item1, pixel.Item2 }));
    }

    [Fact]
    public void Encode_SameImageTwice_GivesTheSameBytes()
    {
        var image = Noise(64, 48, 3);

        Assert.Equal(PngFile.Encode(image), PngFile.Encode(image));
    }

    [Fact]
    public void Encode_PooledArrayThatIsTooLong_WritesOnlyTheImage()
    {
        var image = new PixelImage(2, 1, 1, [7, 8, 99, 99]);

        Assert.Equal([7, 8], PngFile.Decode(PngFile.Encode(image), "a.png").Pixels.ToArray());
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(3, 2)]
    public void Encode_Image_StatesItsFormat(int channels, byte colorType)
    {
        var png = PngFile.Encode(new PixelImage(5, 4, channels));

        Assert.Equal(PngBytes.Chunk("IHDR", PngBytes.Header(5, 4, 8, colorType)), png[8..33]);
        Assert.Equal(new PngInfo(5, 4, channels, 8), PngFile.Identify(png, "a.png"));
    }

    [Fact]
    public void WriteThenRead_Image_LeavesOneFile()
    {
        var path = Path.Combine(_folder, "a.png");
        var image = Noise(30, 20, 3);
        File.WriteAllText(path, "an older file");

        PngFile.Write(path, image);

        Assert.Equal(image.Pixels.ToArray(), PngFile.Read(path).Pixels.ToArray());
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void Write_MissingFolder_Throws() =>
        Assert.Throws<DirectoryNotFoundException>(() => PngFile.Write(Path.Combine(_folder, "none", "a.png"), new PixelImage(1, 1, 1)));

    [Fact]
    public void Write_TargetCannotBeReplaced_RemovesTheTemporaryFile()
    {
        var path = Path.Combine(_folder, "a.png");
        Directory.CreateDirectory(path);

        var failure = Record.Exception(() => PngFile.Write(path, new PixelImage(1, 1, 1)));

        Assert.True(failure is IOException or UnauthorizedAccessException, failure?.ToString());
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void Read_MissingFile_NamesThePath()
    {
        var path = Path.Combine(_folder, "none.png");

        var exception = Assert.Throws<FileNotFoundException>(() => PngFile.Read(path));

        Assert.Equal(path, exception.FileName);
    }

    [Fact]
    public async Task Decode_FromManyThreads_GivesTheSamePixels()
    {
        var images = Enumerable.Range(0, 8).Select(seed => Noise(200, 100, 3, seed)).ToArray();

        await Parallel.ForAsync(0, 64, TestContext.Current.CancellationToken, (i, _) =>
        {
            var image = images[i % images.Length];
            Assert.True(PngFile.Decode(PngFile.Encode(image), "a.png").Pixels.SequenceEqual(image.Pixels));
            return ValueTask.CompletedTask;
        });
    }

    [Theory]
    [InlineData("20180810142822_camera_frontcenter_000006737.png")]
    [InlineData("20181108141609_camera_frontcenter_000011097.png")]
    public void Read_CameraPicture_EqualsOpenCv(string file)
    {
        var path = SharedData.PathOf("data/a2d2-real/" + file);

        var image = PngFile.Read(path);

        OpenCv.SkipIfUnavailable();
        using var expected = Cv2.ImRead(path, ImreadModes.Unchanged);
        using var rgb = expected.CvtColor(ColorConversionCodes.BGR2RGB);
        using var actual = Mat.FromPixelData(image.Height, image.Width, MatType.CV_8UC3, image.Pixels.ToArray());
        Assert.Equal(new PngInfo(1920, 1208, 3, 8), PngFile.Identify(File.ReadAllBytes(path), path));
        Assert.Equal(0, Cv2.Norm(rgb, actual, NormTypes.INF));
    }

    [Fact]
    public void Members_NullOrBlankArguments_Throw()
    {
        Assert.Throws<ArgumentNullException>("path", () => PngFile.Read(null!));
        Assert.Throws<ArgumentException>("path", () => PngFile.Read(" "));
        Assert.Throws<ArgumentNullException>("path", () => PngFile.Write(null!, new PixelImage(1, 1, 1)));
        Assert.Throws<ArgumentNullException>("image", () => PngFile.Write("a.png", null!));
        Assert.Throws<ArgumentNullException>("image", () => PngFile.Encode(null!));
        Assert.Throws<ArgumentNullException>("name", () => PngFile.Decode([], null!));
        Assert.Throws<ArgumentNullException>("name", () => PngFile.Identify([], null!));
    }

    private static PixelImage Noise(int width, int height, int channels, int seed = 1)
    {
        var image = new PixelImage(width, height, channels);
        new Random(seed).NextBytes(image.Pixels);
        return image;
    }
}

using MlKit.Labeling.Cameras;
using MlKit.Labeling.Imaging;

namespace MlKit.Labeling.Tests.Cameras;

public sealed class UndistortionMapTests
{
    private static readonly PinholeCamera Small = new(4, 3, 10, 10, 1.5, 1);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Undistort_SameCamera_CopiesTheImage(int channels)
    {
        var source = TestImages.Noise(4, 3, channels, seed: 1);
        var map = UndistortionMap.Create(Small, Small);

        Assert.Equal(source.Pixels.ToArray(), map.Undistort(source).Pixels.ToArray());
        Assert.Equal(source.Pixels.ToArray(), map.Undistort(source, Interpolation.Nearest).Pixels.ToArray());
    }

    [Fact]
    public void Undistort_HalfAPixelToTheRight_BlendsNeighbours()
    {
        var map = UndistortionMap.Create(Small, new(4, 3, 10, 10, 1, 1));
        var source = new PixelImage(4, 3, 1, [10, 21, 30, 40, 50, 60, 70, 80, 0, 0, 255, 255]);

        var blended = map.Undistort(source).Pixels.ToArray();
        var nearest = map.Undistort(source, Interpolation.Nearest).Pixels.ToArray();

        Assert.Equal([16, 26, 35, 20, 55, 65, 75, 40, 0, 128, 255, 128], blended);
        Assert.Equal([21, 30, 40, 0, 60, 70, 80, 0, 0, 255, 255, 0], nearest);
    }

    [Fact]
    public void Undistort_OtherSize_SeesTheSourceInTheMiddle()
    {
        var map = UndistortionMap.Create(Small, new(6, 5, 10, 10, 2.5, 2));
        var source = TestImages.Noise(4, 3, 3, seed: 2);

        var image = map.Undistort(source);

        Assert.Equal(new byte[18], image.Row(0).ToArray());
        Assert.Equal([0, 0, 0, .. source.Row(1), 0, 0, 0], image.Row(2).ToArray());
        Assert.Equal(new byte[18], image.Row(4).ToArray());
    }

    [Theory]
    [InlineData(1e12)]
    [InlineData(-1e12)]
    [InlineData(1e300)]
    [InlineData(-1e300)]
    public void Undistort_HugeDistortion_IsBlackWhereNothingIsSeen(double k)
    {
        var original = new BrownConradyCamera(4, 3, 10, 10, 1.5, 1, k, k, k, -k, -k);
        var source = new PixelImage(4, 3, 1, [.. Enumerable.Repeat((byte)200, 12)]);
        var map = UndistortionMap.Create(original, new(4, 3, 10, 10, 1.6, 1.1));

        Assert.Equal(new byte[12], map.Undistort(source).Pixels.ToArray());
        Assert.Equal(new byte[12], map.Undistort(source, Interpolation.Nearest).Pixels.ToArray());
    }

    [Theory]
    [MemberData(nameof(A2d2Lenses.Names), MemberType = typeof(A2d2Lenses))]
    public void Undistort_Nearest_InventsNoColour(string name)
    {
        var (original, undistorted) = A2d2Lenses.All[name];
        var colours = new HashSet<int>();
        var random = new Random(5);
        var source = new PixelImage(original.Width, original.Height, 3);
        for (var i = 0; i < source.Pixels.Length; i += 3)
        {
            var (r, g) = (random.Next(4) * 80 + 1, random.Next(4) * 60 + 2);
            (source.Pixels[i], source.Pixels[i + 1], source.Pixels[i + 2]) = ((byte)r, (byte)g, 77);
            colours.Add(r << 8 | g);
        }

        var image = UndistortionMap.Create(original, undistorted).Undistort(source, Interpolation.Nearest).Pixels;

        var black = 0;
        for (var i = 0; i < image.Length; i += 3)
        {
            if (image[i] == 0 && image[i + 1] == 0 && image[i + 2] == 0)
                black++;
            else
                Assert.Contains(image[i] << 8 | image[i + 1], colours);
        }

        Assert.InRange(black, 0, image.Length / 3 / 100);
    }

    [Fact]
    public void Undistort_IntoADestination_AllocatesNothing()
    {
        var map = UndistortionMap.Create(Small, new(4, 3, 10, 10, 1.2, 1.4));
        var source = TestImages.Noise(4, 3, 3, seed: 3);
        var destination = new PixelImage(4, 3, 3);
        map.Undistort(source, destination, Interpolation.Nearest);
        map.Undistort(source, destination);
        var expected = destination.Pixels.ToArray();
        destination.Pixels.Fill(99);

        var before = GC.GetAllocatedBytesForCurrentThread();
        map.Undistort(source, destination, Interpolation.Nearest);
        map.Undistort(source, destination);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(expected, destination.Pixels.ToArray());
    }

    [Fact]
    public void Undistort_FromManyThreads_GivesTheSame()
    {
        var map = UndistortionMap.Create(A2d2Lenses.FrontLeft, A2d2Lenses.All["front_left"].Undistorted);
        var source = TestImages.Noise(A2d2Lenses.Width, A2d2Lenses.Height, 1, seed: 4);
        var expected = map.Undistort(source).Pixels.ToArray();

        Parallel.For(0, 4, _ => Assert.True(map.Undistort(source).Pixels.SequenceEqual(expected)));
    }

    [Fact]
    public void Create_TwoCameras_KeepsThem()
    {
        var map = UndistortionMap.Create(A2d2Lenses.FrontCenter, Small);

        Assert.Same(A2d2Lenses.FrontCenter, map.Original);
        Assert.Same(Small, map.Undistorted);
    }

    [Fact]
    public void Create_BadArguments_Throws()
    {
        Assert.Throws<ArgumentNullException>("original", () => UndistortionMap.Create(null!, Small));
        Assert.Throws<ArgumentNullException>("undistorted", () => UndistortionMap.Create(Small, null!));
        Assert.Throws<ArgumentOutOfRangeException>("undistorted", () => UndistortionMap.Create(Small, new(int.MaxValue, 2, 1, 1, 0, 0)));
        Assert.Throws<ArgumentOutOfRangeException>("original", () => UndistortionMap.Create(new PinholeCamera(1 << 26, 2, 1, 1, 0, 0), Small));
        Assert.Throws<ArgumentOutOfRangeException>("original", () => UndistortionMap.Create(new PinholeCamera(2, 1 << 26, 1, 1, 0, 0), Small));
    }

    [Fact]
    public void Undistort_WrongImages_Throws()
    {
        var map = UndistortionMap.Create(Small, new(6, 5, 10, 10, 2.5, 2));
        var (source, destination) = (new PixelImage(4, 3, 3), new PixelImage(6, 5, 3));

        AssertThrows("source", "The image is 6x5 px, but its camera is 4x3 px. (Parameter 'source')", () => map.Undistort(destination));
        AssertThrows("destination", "The image is 4x3 px, but its camera is 6x5 px. (Parameter 'destination')", () => map.Undistort(source, source));
        AssertThrows(
            "destination", "The destination needs the source's 3 channels, but has 1. (Parameter 'destination')",
            () => map.Undistort(source, new PixelImage(6, 5, 1)));
        Assert.Throws<ArgumentOutOfRangeException>("interpolation", () => map.Undistort(source, destination, (Interpolation)2));
        Assert.Throws<ArgumentNullException>("source", () => map.Undistort(null!));
        Assert.Throws<ArgumentNullException>("source", () => map.Undistort(null!, destination));
        Assert.Throws<ArgumentNullException>("destination", () => map.Undistort(source, (PixelImage)null!));
    }

    [Fact]
    public void Undistort_IntoItself_Throws()
    {
        var image = new PixelImage(4, 3, 3);

        AssertThrows(
            "destination", "The destination must not share memory with the source. (Parameter 'destination')",
            () => UndistortionMap.Create(Small, Small).Undistort(image, image));
    }

    private static void AssertThrows(string parameter, string message, Action action)
    {
        var exception = Assert.Throws<ArgumentException>(parameter, action);

        Assert.Equal(message, exception.Message);
    }
}

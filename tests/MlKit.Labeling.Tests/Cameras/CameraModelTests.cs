using MlKit.Labeling.Cameras;
using MlKit.Labeling.Geometry;

namespace MlKit.Labeling.Tests.Cameras;

public sealed class CameraModelTests
{
    private static readonly PinholeCamera Camera = new(100, 50, 80, 90, 49.5, 24.5);

    [Fact]
    public void Project_Span_GivesNaNWhereThereIsNoImageAndCountsTheRest()
    {
        double[] points = [0, 0, 1, 1, 2, 4, 1, 1, -1, 1, 1, 0, double.NaN, 0, 1, 0, double.PositiveInfinity, 1];
        var pixels = new double[13];

        var projected = Camera.Project(points, pixels);

        Assert.Equal(2, projected);
        Assert.Equal([49.5, 24.5, 69.5, 69.5], pixels[..4]);
        Assert.All(pixels[4..12], value => Assert.Equal(double.NaN, value));
        Assert.Equal(0, pixels[12]);
    }

    [Fact]
    public void Project_WrongLengths_Throws()
    {
        var odd = Assert.Throws<ArgumentException>("points", () => Camera.Project(new double[5], new double[4]));
        var small = Assert.Throws<ArgumentException>("pixels", () => Camera.Project(new double[6], new double[3]));

        Assert.Equal("Points are N x 3 numbers, but 5 is no multiple of 3. (Parameter 'points')", odd.Message);
        Assert.Equal("The pixels need room for 4 numbers, but have 3. (Parameter 'pixels')", small.Message);
        Assert.Equal(0, Camera.Project([], []));
    }

    [Fact]
    public void Project_SharedMemory_Throws()
    {
        var numbers = new double[9];

        var exception = Assert.Throws<ArgumentException>("pixels", () => Camera.Project(numbers.AsSpan(0, 6), numbers.AsSpan(5)));

        Assert.Equal("The pixels must not share memory with the points. (Parameter 'pixels')", exception.Message);
        Assert.Equal(0, Camera.Project(numbers.AsSpan(0, 3), numbers.AsSpan(3)));
    }

    [Theory]
    [InlineData(-0.5, -0.5, true)]
    [InlineData(-0.5000001, 0, false)]
    [InlineData(0, -0.5000001, false)]
    [InlineData(99.4999999, 49.4999999, true)]
    [InlineData(99.5, 0, false)]
    [InlineData(0, 49.5, false)]
    [InlineData(double.NaN, 0, false)]
    [InlineData(0, double.NaN, false)]
    public void Contains_Position_IsTrueWhereItRoundsToAPixel(double u, double v, bool expected) => Assert.Equal(expected, Camera.Contains(new(u, v)));

    [Theory]
    [InlineData(double.NaN, 0)]
    [InlineData(0, double.NaN)]
    [InlineData(double.PositiveInfinity, 0)]
    public void TryUnproject_NotFinite_IsFalse(double u, double v)
    {
        foreach (CameraModel camera in new CameraModel[] { Camera, A2d2Lenses.FrontCenter, A2d2Lenses.FrontLeft })
        {
            Assert.False(camera.TryUnproject(new(u, v), out var ray));
            Assert.Equal(new(double.NaN, double.NaN, double.NaN), ray);
        }
    }

    [Fact]
    public void TryProject_NoImage_IsNaN()
    {
        foreach (CameraModel camera in new CameraModel[] { Camera, A2d2Lenses.FrontCenter, A2d2Lenses.FrontLeft })
        {
            foreach (var point in new Vector3D[] { default, new(0, 0, -1), new(double.NaN, 0, 1), new(0, double.NaN, 1), new(0, 0, double.NaN), new(1, 1, double.PositiveInfinity) })
            {
                Assert.False(camera.TryProject(point, out var pixel));
                Assert.Equal(new(double.NaN, double.NaN), pixel);
            }
        }
    }

    [Theory]
    [MemberData(nameof(A2d2Lenses.Names), MemberType = typeof(A2d2Lenses))]
    public void UndistortPoints_PixelsOfAPoint_LieWhereThePinholeCameraSeesIt(string name)
    {
        var (original, undistorted) = A2d2Lenses.All[name];
        double[] points = [0, 0, 5, 1, 2, 7, -3, 1, 6, 0.5, -2, 4];
        var pixels = new double[8];
        var expected = new double[8];
        Assert.Equal(4, original.Project(points, pixels));
        Assert.Equal(4, undistorted.Project(points, expected));

        Assert.Equal(4, original.UndistortPoints(pixels, undistorted, pixels));

        for (var i = 0; i < 8; i++)
            Assert.Equal(expected[i], pixels[i], 1e-9);
    }

    [Fact]
    public void UndistortPoints_RayBesideThePinholeCamera_IsNaN()
    {
        var wide = new FisheyeCamera(400, 400, 100, 100, 200, 200, 0, 0, 0, 0);
        var result = new double[6];

        var moved = wide.UndistortPoints([200, 200, 200 + 100 * 1.7, 200, double.NaN, 3], Camera, result);

        Assert.Equal(1, moved);
        Assert.Equal([49.5, 24.5, double.NaN, double.NaN, double.NaN, double.NaN], result);
    }

    [Fact]
    public void UndistortPoints_WrongArguments_Throws()
    {
        var odd = Assert.Throws<ArgumentException>("pixels", () => Camera.UndistortPoints(new double[3], Camera, new double[4]));
        var small = Assert.Throws<ArgumentException>("result", () => Camera.UndistortPoints(new double[4], Camera, new double[3]));
        Assert.Throws<ArgumentNullException>("undistorted", () => Camera.UndistortPoints([], null!, []));

        Assert.Equal("Pixels are N x 2 numbers, but 3 is odd. (Parameter 'pixels')", odd.Message);
        Assert.Equal("The result needs room for 4 numbers, but has 3. (Parameter 'result')", small.Message);
    }
}

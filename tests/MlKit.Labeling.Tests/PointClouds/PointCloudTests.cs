using MlKit.Labeling.PointClouds;

namespace MlKit.Labeling.Tests.PointClouds;

public sealed class PointCloudTests
{
    [Fact]
    public void Constructor_FittingArrays_KeepsThem()
    {
        double[] points = [1, 2, 3, 4, 5, 6];
        double[] intensity = [7, 8];
        byte[] colors = [1, 2, 3, 4, 5, 6];

        var cloud = new PointCloud(points, intensity, colors);

        Assert.Equal(2, cloud.Count);
        Assert.Same(points, cloud.Points);
        Assert.Same(intensity, cloud.Intensity);
        Assert.Same(colors, cloud.Colors);
        Assert.Equal(0, new PointCloud([]).Count);
    }

    [Fact]
    public void Constructor_LengthsThatDoNotFit_Throws()
    {
        AssertThrows("points", "Points are N x 3 numbers, but there are 4.", () => new PointCloud(new double[4]));
        AssertThrows("intensity", "There are 2 points but 1 intensities.", () => new PointCloud(new double[6], new double[1]));
        AssertThrows("colors", "There are 2 points but 2 colour channels; there must be 3 a point.", () => new PointCloud(new double[6], null, new byte[2]));
        Assert.Equal("points", Assert.Throws<ArgumentNullException>(() => new PointCloud(null!)).ParamName);
    }

    private static void AssertThrows(string parameter, string message, Func<object> action)
    {
        var exception = Assert.Throws<ArgumentException>(action);

        Assert.Equal(parameter, exception.ParamName);
        Assert.Equal($"{message} (Parameter '{parameter}')", exception.Message);
    }
}

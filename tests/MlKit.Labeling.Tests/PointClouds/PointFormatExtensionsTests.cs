using MlKit.Labeling.PointClouds;

namespace MlKit.Labeling.Tests.PointClouds;

public sealed class PointFormatExtensionsTests
{
    [Theory]
    [InlineData(PointFormat.TextXyz, "text/xyz", 3, ".txt")]
    [InlineData(PointFormat.TextXyzi, "text/xyzi", 4, ".txt")]
    [InlineData(PointFormat.TextXyzrgb, "text/xyzrgb", 6, ".txt")]
    [InlineData(PointFormat.TextXyzirgb, "text/xyzirgb", 7, ".txt")]
    [InlineData(PointFormat.BinaryXyz, "binary/xyz", 3, ".bin")]
    [InlineData(PointFormat.BinaryXyzi, "binary/xyzi", 4, ".bin")]
    [InlineData(PointFormat.BinaryXyzrgb, "binary/xyzrgb", 6, ".bin")]
    [InlineData(PointFormat.BinaryXyzirgb, "binary/xyzirgb", 7, ".bin")]
    public void Members_Format_FollowItsName(PointFormat format, string name, int values, string extension)
    {
        Assert.Equal(name, format.ToFormatName());
        Assert.Equal(format, PointFormatExtensions.FromFormatName(name));
        Assert.Equal(values, format.ValuesPerPoint());
        Assert.Equal(extension, format.FileExtension());
        Assert.Equal(name.StartsWith("binary/", StringComparison.Ordinal), format.IsBinary());
        Assert.Equal(name.Contains("xyzi", StringComparison.Ordinal), format.HasIntensity());
        Assert.Equal(name.EndsWith("rgb", StringComparison.Ordinal), format.HasColor());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("TEXT/XYZ")]
    [InlineData("text/xyzw")]
    public void FromFormatName_AnotherName_IsNull(string? name) => Assert.Null(PointFormatExtensions.FromFormatName(name));

    [Fact]
    public void ToFormatName_UndefinedFormat_Throws()
    {
        var exception = Assert.Throws<ArgumentOutOfRangeException>(() => ((PointFormat)8).ToFormatName());

        Assert.Equal("format", exception.ParamName);
        Assert.StartsWith("There are eight point formats.", exception.Message, StringComparison.Ordinal);
    }
}

namespace MlKit.Labeling.Tests;

public sealed class ConversionTargetTests
{
    [Theory]
    [InlineData("s3://bucket", "s3://bucket/")]
    [InlineData("s3://bucket/", "s3://bucket/")]
    [InlineData("s3://bucket/a/b", "s3://bucket/a/b/")]
    public void S3Prefix_MissingSlash_IsAdded(string prefix, string expected) =>
        Assert.Equal(expected, new ConversionTarget("out", prefix).S3Prefix);

    [Theory]
    [InlineData("bucket/prefix")]
    [InlineData("s3://")]
    [InlineData("s3:///prefix")]
    [InlineData("S3://bucket")]
    [InlineData("https://bucket.s3.amazonaws.com/")]
    public void Constructor_NoS3Uri_Throws(string prefix)
    {
        var exception = Assert.Throws<ArgumentException>(() => new ConversionTarget("out", prefix));

        Assert.Equal("s3Prefix", exception.ParamName);
        Assert.Equal($"The S3 prefix must look like 's3://bucket/prefix/', but was '{prefix}'. (Parameter 's3Prefix')", exception.Message);
    }

    [Fact]
    public void Constructor_BlankArgument_Throws()
    {
        Assert.Equal("folder", Assert.Throws<ArgumentException>(() => new ConversionTarget(" ", "s3://b/")).ParamName);
        Assert.Equal("folder", Assert.Throws<ArgumentNullException>(() => new ConversionTarget(null!, "s3://b/")).ParamName);
        Assert.Equal("s3Prefix", Assert.Throws<ArgumentException>(() => new ConversionTarget("out", "")).ParamName);
    }

    [Fact]
    public void Folder_RelativePath_BecomesFull()
    {
        var expected = Path.Combine(Environment.CurrentDirectory, "out");

        Assert.Equal(expected, new ConversionTarget("out", "s3://b/").Folder);
        Assert.Equal(expected, new ConversionTarget("out/", "s3://b/").Folder);
    }

    [Theory]
    [InlineData("s3://b/p/seq.json", "seq.json")]
    [InlineData("s3://b/p/a/b.txt", "a/b.txt")]
    [InlineData("s3://b/p/a/../b.txt", "b.txt")]
    [InlineData("s3://b/p/..b.txt", "..b.txt")]
    [InlineData("s3://b/p/", null)]
    [InlineData("s3://b/p", null)]
    [InlineData("s3://b/other/seq.json", null)]
    [InlineData("s3://b/p2/seq.json", null)]
    [InlineData("s3://b/p/../seq.json", null)]
    [InlineData("s3://b/p/../out2/seq.json", null)]
    [InlineData("s3://b/p/..", null)]
    [InlineData("s3://b/p//etc/passwd", null)]
    [InlineData("s3://b/p/a\0b", null)]
    [InlineData("", null)]
    public void ToLocalPath_Uri_StaysInsideTheFolder(string uri, string? expected)
    {
        var folder = Path.GetFullPath("out");

        Assert.Equal(expected is null ? null : Path.Combine(folder, expected), new ConversionTarget("out", "s3://b/p").ToLocalPath(uri));
        Assert.Equal(expected is null ? null : Path.Combine(folder, expected), new ConversionTarget("out/", "s3://b/p/").ToLocalPath(uri));
    }

    [Fact]
    public void ToLocalPath_RootFolder_HoldsEverything() => Assert.Equal("/a.txt", new ConversionTarget("/", "s3://b/p").ToLocalPath("s3://b/p/a.txt"));

    [Fact]
    public void ToLocalPath_Null_Throws() =>
        Assert.Equal("s3Uri", Assert.Throws<ArgumentNullException>(() => new ConversionTarget("out", "s3://b").ToLocalPath(null!)).ParamName);
}

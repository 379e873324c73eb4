using MlKit.Labeling.A2d2;
using MlKit.Labeling.Tests.Conversion;

namespace MlKit.Labeling.Tests;

public sealed class A2d2ConverterArgumentTests(SyntheticFixture fixture)
{
    private static readonly ConversionTarget Target = new("never-made", "s3://bucket/");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ConvertAsync_NullScene_Throws() =>
        Assert.Equal("scene", (await Assert.ThrowsAsync<ArgumentNullException>(() => A2d2Converter.ConvertAsync((A2d2Scene)null!, Target, null, Token))).ParamName);

    [Fact]
    public async Task ConvertAsync_NullScenes_Throws() =>
        Assert.Equal("scenes", (await Assert.ThrowsAsync<ArgumentNullException>(() => A2d2Converter.ConvertAsync((IReadOnlyList<A2d2Scene>)null!, Target, null, Token))).ParamName);

    [Fact]
    public async Task ConvertAsync_NullTarget_Throws() =>
        Assert.Equal("target", (await Assert.ThrowsAsync<ArgumentNullException>(() => A2d2Converter.ConvertAsync(fixture.Scene, null!, null, Token))).ParamName);

    [Fact]
    public async Task ConvertAsync_NoScenes_Throws()
    {
        var exception = await Assert.ThrowsAsync<ArgumentException>(() => A2d2Converter.ConvertAsync([], Target, null, Token));

        Assert.Equal("A conversion needs at least one scene. (Parameter 'scenes')", exception.Message);
    }
}

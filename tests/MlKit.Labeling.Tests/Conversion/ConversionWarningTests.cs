using MlKit.Labeling.A2d2;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Conversion;
using MlKit.Labeling.Npy;

namespace MlKit.Labeling.Tests.Conversion;

/// <summary>What a conversion warns of, and which sets of scenes it refuses.</summary>
public sealed class ConversionWarningTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ConversionWarningTests(SyntheticFixture fixture) => fixture.CopyTo(Root);

    private string Root => _folder["a2d2"];

    private string Points => Path.Combine(SyntheticFixture.SceneFolder(Root), "lidar", "cam_front_center", "20180807145028_lidar_frontcenter_000000091.npz");

    private A2d2Scene Scene => A2d2Dataset.Open(Root).Scene(SyntheticFixture.SceneName);

    [Fact]
    public async Task ConvertAsync_MorePointsThanRecommended_Warns()
    {
        var ahead = Enumerable.Range(0, 500_001).SelectMany(_ => new double[] { 20, 0, 0 }).ToArray();
        WritePoints(ahead);

        var report = await ConvertAsync([Scene], new() { MaxFrames = 1 });

        Assert.Equal(
            (IssueSeverity.Warning, $"{Points}: should give at most 500000 points a frame; above 1000000 Ground Truth may not show it, but found 500001 points. Take fewer cameras, or the first camera's points only."),
            (Assert.Single(report.Issues).Severity, report.Issues[0].ToString()));
    }

    [Fact]
    public async Task ConvertAsync_KeptFrame_WarnsAgain()
    {
        WritePoints([20, 0, 0, double.NaN, 0, 0]);
        var options = new A2d2ConverterOptions { NonFinitePoints = NonFinitePoints.Drop };

        var first = await ConvertAsync([Scene], options);
        var second = await ConvertAsync([Scene], options);

        Assert.Equal(4, second.ReusedFrames);
        Assert.Equal($"{Points}#points: should hold finite numbers, but found 1 with NaN or infinity. They were left out.", Assert.Single(first.Issues).ToString());
        Assert.Equal(first.Issues, second.Issues);
    }

    [Fact]
    public async Task ConvertAsync_SameSceneTwice_IsRefused()
    {
        var exception = await Assert.ThrowsAsync<LabelingDataException>(() => ConvertAsync([Scene, Scene], new()));

        Assert.Equal($"20180807_145028: must be converted once, but found {Scene.Folder} and {Scene.Folder}. Convert each into a folder of its own.", exception.Message);
    }

    [Fact]
    public async Task ConvertAsync_PublishedWithTwoScenes_IsRefused()
    {
        var exception = await Assert.ThrowsAsync<LabelingDataException>(() => ConvertAsync([Scene, Scene], A2d2ConverterOptions.Published));

        Assert.Equal("scenes: must hold one scene, as the published converter takes no more, but found 2. Convert each scene into a folder of its own.", exception.Issues[^1].ToString());
    }

    public void Dispose() => _folder.Dispose();

    private void WritePoints(double[] points) => NpzFile.Save(Points, new Dictionary<string, NpyArray>
    {
        ["points"] = NpyArray.Create<double>(points, points.Length / 3, 3),
        ["reflectance"] = NpyArray.Create<long>(new long[points.Length / 3], points.Length / 3),
    });

    private Task<ConversionReport> ConvertAsync(IReadOnlyList<A2d2Scene> scenes, A2d2ConverterOptions options) => A2d2Converter.ConvertAsync(
        scenes, new ConversionTarget(_folder["out"], "s3://bucket/"), options, TestContext.Current.CancellationToken);
}

using MlKit.Labeling.Cameras;
using MlKit.Labeling.Imaging;

namespace MlKit.Labeling.Tests.Cameras;

public sealed class UndistortionMapOpenCvTests
{
    public static TheoryData<string> Cameras => A2d2Lenses.Names;

    [Theory]
    [MemberData(nameof(Cameras))]
    [Trait("Category", "Slow")]
    public void Undistort_NoiseThroughA2d2Lens_EqualsOpenCvInEverySample(string name)
    {
        OpenCv.SkipIfUnavailable();
        var (original, undistorted) = A2d2Lenses.All[name];
        var noise = TestImages.Noise(original.Width, original.Height, 3, seed: 7);

        AssertEqual(OpenCv.Undistort(noise, original, undistorted), UndistortionMap.Create(original, undistorted).Undistort(noise));
    }

    public static TheoryData<CameraModel> OddCameras =>
    [
        new BrownConradyCamera(320, 200, 200, 210, 155.5, 98.25, 0.31, -0.12, 0.004, -0.007, 0.05),
        new BrownConradyCamera(321, 203, 300, 290, 160, 100, -0.4, 0.21, -0.001, 0.002, -0.06),
        new BrownConradyCamera(4097, 5, 3000, 3000, 2048, 2, -0.2, 0, 0, 0, 0),
        new BrownConradyCamera(5, 1100, 900, 900, 2, 500, -0.2, 0, 0, 0, 0),
        new FisheyeCamera(320, 200, 150, 140, 160.5, 99, 0.11, -0.03, 0.007, -0.001),
        new FisheyeCamera(64, 48, 20, 20, 31.5, 23.5, 0, 0, 0, 0),
        new PinholeCamera(101, 77, 80, 90, 50, 38),
    ];

    [Theory]
    [MemberData(nameof(OddCameras))]
    public void Undistort_OtherLens_EqualsOpenCvInEverySample(CameraModel original)
    {
        OpenCv.SkipIfUnavailable();
        var undistorted = new PinholeCamera(original.Width, original.Height, original.Fx * 0.83, original.Fy * 0.79, original.Cx + 1.3, original.Cy - 2.7);
        var map = UndistortionMap.Create(original, undistorted);

        foreach (var channels in new[] { 1, 3 })
        {
            var noise = TestImages.Noise(original.Width, original.Height, channels, seed: 11);
            AssertEqual(OpenCv.Undistort(noise, original, undistorted), map.Undistort(noise));
        }
    }

    private static void AssertEqual(PixelImage expected, PixelImage actual)
    {
        var a = expected.Pixels;
        var b = actual.Pixels;
        Assert.Equal(a.Length, b.Length);
        var differing = 0;
        for (var i = 0; i < a.Length; i++)
            differing += a[i] == b[i] ? 0 : 1;

        Assert.Equal(0, differing);
    }
}

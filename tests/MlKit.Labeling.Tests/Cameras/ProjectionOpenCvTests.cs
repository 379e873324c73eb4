using MlKit.Labeling.Cameras;

namespace MlKit.Labeling.Tests.Cameras;

public sealed class ProjectionOpenCvTests
{
    public static TheoryData<CameraModel> Cameras =>
    [
        .. A2d2Lenses.All.Values.Select(pair => pair.Original),
        A2d2Lenses.All["front_center"].Undistorted,
        new BrownConradyCamera(640, 480, 500, 510, 320, 240, -0.2, 0.05, 0.003, -0.004, 0.01),
        new FisheyeCamera(640, 480, 300, 310, 320, 240, 0.05, -0.02, 0.01, -0.002),
    ];

    [Theory]
    [MemberData(nameof(Cameras))]
    public void Project_PointsInFront_EqualsOpenCv(CameraModel camera)
    {
        OpenCv.SkipIfUnavailable();
        var random = new Random(3);
        var points = new double[3000];
        for (var i = 0; i < points.Length; i += 3)
        {
            var z = 1 + 60 * random.NextDouble();
            (points[i], points[i + 1], points[i + 2]) = (z * (1.4 * random.NextDouble() - 0.7), z * (1.4 * random.NextDouble() - 0.7), z);
        }

        var pixels = new double[2000];
        Assert.Equal(1000, camera.Project(points, pixels));

        var expected = OpenCv.Project(points, camera);
        for (var i = 0; i < pixels.Length; i++)
            Assert.Equal(expected[i], pixels[i], 1e-9);
    }
}

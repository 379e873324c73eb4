using System.Diagnostics;
using MlKit.Labeling.A2d2;
using MlKit.Labeling.Cuboids;

namespace MlKit.Labeling.Tests.Cuboids;

public sealed class CuboidRealTests
{
    [Fact]
    public void FromA2d2_TheRealBoxes_HaveTheCornersOfTheFile()
    {
        var (boxes, camera) = Load();

        Assert.Equal(4, boxes.Count);
        Assert.All(boxes, box =>
        {
            var cuboid = Cuboid.FromA2d2(box, camera.View);

            CuboidTests.AssertCorners(box.Points, [.. cuboid.GetCorners().Select(camera.View.Inverse().Transform)], 1e-9);
            CuboidTests.AssertCorners(box.Points, cuboid.ToA2d2(box.Id, box.Class, camera.View).Points, 1e-9);
        });
    }

    [Fact]
    public void ToA2d2_TheRealBoxes_HaveTheRectanglesOfTheFile()
    {
        var (boxes, camera) = Load();

        Assert.All(boxes, box =>
        {
            var rectangle = Cuboid.FromA2d2(box, camera.View).ToA2d2(box.Id, box.Class, camera.View, camera.Undistorted).Rectangle;

            Assert.Equal(box.Rectangle.Left, rectangle.Left, 0.2);
            Assert.Equal(box.Rectangle.Top, rectangle.Top, 0.2);
            Assert.Equal(box.Rectangle.Right, rectangle.Right, 0.2);
            Assert.Equal(box.Rectangle.Bottom, rectangle.Bottom, 0.2);
        });
    }

    [Fact]
    public void FromA2d2_TenThousandBoxes_TakeUnderATenthOfASecond()
    {
        var (boxes, camera) = Load();
        var many = Enumerable.Range(0, 10_000).Select(i => boxes[i % boxes.Count]).ToArray();
        var cuboids = new Cuboid[many.Length];
        var fastest = TimeSpan.MaxValue;

        // The fastest of some runs, since other tests run at the same time.
        for (var run = 0; run < 8; run++)
        {
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < many.Length; i++)
                cuboids[i] = Cuboid.FromA2d2(many[i], camera.View);
            var elapsed = Stopwatch.GetElapsedTime(start);
            fastest = elapsed < fastest ? elapsed : fastest;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"10,000 boxes: {fastest.TotalMilliseconds} ms");
        Assert.True(fastest < TimeSpan.FromMilliseconds(100), $"10,000 boxes took {fastest.TotalMilliseconds} ms.");
    }

    private static (IReadOnlyList<A2d2Box> Boxes, A2d2CameraCalibration Camera) Load() => (
        A2d2BoxFile.Load(SharedData.PathOf("data/a2d2-real/20180810142822_label3D_frontcenter_000015196.json")),
        A2d2Calibration.Load(SharedData.PathOf("data/labeling/cams_lidars.json")).Camera(A2d2Camera.FrontCenter));
}

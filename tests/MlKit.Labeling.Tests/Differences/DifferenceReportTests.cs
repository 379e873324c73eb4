using System.Diagnostics;
using MlKit.Labeling.Annotations;
using MlKit.Labeling.Cuboids;
using MlKit.Labeling.Differences;
using MlKit.Labeling.Geometry;
using MlKit.Labeling.GroundTruth;
using MlKit.Labeling.Imaging;
using MlKit.Labeling.Tests.Conversion;
using MlKit.Labeling.Tests.LabelingJobs;

namespace MlKit.Labeling.Tests.Differences;

public sealed class DifferenceReportTests(SyntheticFixture fixture) : IDisposable
{
    private readonly LabeledScene _scene = new(fixture);
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Write_ChangedFrames_AreDrawnMostChangedFirst()
    {
        var before = _scene.Sequences[0].Frames;
        AnnotatedFrame[] after = [before[0], Without(before[1], 1), Without(before[2], 2), before[3]];

        var paths = DifferenceReport.Write(_folder["report"], LabelDifferences.Compare(before, after), _scene.Target);

        Assert.Equal(
            [
                "differences.md", "differences.json", "frame-0002-birds-eye-view.png", "frame-0002-image-0.png", "frame-0002-image-1.png",
                "frame-0001-birds-eye-view.png", "frame-0001-image-0.png", "frame-0001-image-1.png",
            ],
            paths.Select(Path.GetFileName));
        Assert.All(paths, path => Assert.True(File.Exists(path)));
        var page = File.ReadAllText(paths[0]);
        Assert.All(paths.Skip(2), path => Assert.Contains($"({Path.GetFileName(path)})", page, StringComparison.Ordinal));
    }

    [Fact]
    public void Write_WithoutInput_DrawsTheBoxesOnly()
    {
        var before = _scene.Sequences[0].Frames;

        var paths = DifferenceReport.Write(_folder["report"], LabelDifferences.Compare(before, before.Select(frame => Without(frame, 1))), pictured: 1);

        Assert.Equal(["differences.md", "differences.json", "frame-0000-birds-eye-view.png"], paths.Select(Path.GetFileName));
    }

    [Fact]
    public void Write_ImagesOfCamerasWithoutModel_AreNotDrawn()
    {
        var frame = _scene.Sequences[0].Frames[0];
        var images = frame.Source!.Images;
        var before = frame with { Source = frame.Source with { Images = [images[0] with { Skew = 0.5 }, images[1], images[0] with { CameraModel = GroundTruthCameraModel.Pinhole, K4 = 0.1 }] } };

        var paths = DifferenceReport.Write(_folder["report"], LabelDifferences.Compare([before], [Without(before, 1)]), _scene.Target);

        Assert.Equal(["differences.md", "differences.json", "frame-0000-birds-eye-view.png", "frame-0000-image-1.png"], paths.Select(Path.GetFileName));
    }

    [Fact]
    public void BirdsEye_ARemovedCar_IsRedWhereItStood()
    {
        var frame = _scene.Sequences[0].Frames[0];
        var car = new CuboidAnnotation { Label = "", Cuboid = new Cuboid(new(20, 5, 0), 4, 2, 1, default) };

        var picture = DifferencePictures.BirdsEye(LabelDifferences.Compare([frame with { Cuboids = [car] }], [frame with { Cuboids = [] }]).Frames[0]);
        var none = DifferencePictures.BirdsEye(LabelDifferences.Compare([frame with { Cuboids = [] }], [frame with { Cuboids = [] }]).Frames[0]);

        var drawn = Enumerable.Range(0, picture.Width * picture.Height).Where(i => picture.Pixels[3 * i] > none.Pixels[3 * i] + 40).ToList();
        var red = drawn.Count(i => picture.Pixels[3 * i] > picture.Pixels[(3 * i) + 1] + 40);
        Assert.InRange(red, 500, drawn.Count);
        Assert.InRange(red, 0.98 * drawn.Count, drawn.Count);
    }

    [Fact]
    public void Overlay_Changes_AreDrawnOnTheImage()
    {
        var before = _scene.Sequences[0].Frames[0];
        var image = PngFile.Read(Path.Combine(_scene.Target.Folder, before.Source!.Images[0].ImagePath));
        var sign = new RectangleAnnotation { Label = "Sign", Left = 40, Top = 30, Width = 30, Height = 20 };
        var after = before with { Cuboids = [.. before.Cuboids.Select(Move)], Images = [new AnnotatedImage { Camera = 0, Rectangles = [sign] }] };

        var picture = DifferencePictures.Overlay(LabelDifferences.Compare([before], [after]).Frames[0], image, 0);

        Assert.Equal((image.Width, image.Height), (picture.Width, picture.Height));
        Assert.InRange(Enumerable.Range(0, image.Pixels.Length).Count(i => image.Pixels[i] != picture.Pixels[i]), 1000, image.Pixels.Length);
        Assert.True(picture.Pixels[3 * ((30 * picture.Width) + 60) + 1] > 150, "The added rectangle's edge is green.");
    }

    [Fact]
    public void Members_WrongArguments_Throw()
    {
        var differences = LabelDifferences.Compare([new AnnotatedFrame { Number = 0 }], []);

        Assert.Equal("folder", Assert.Throws<ArgumentException>(() => DifferenceReport.Write(" ", differences)).ParamName);
        Assert.Equal("differences", Assert.Throws<ArgumentNullException>(() => DifferenceReport.Write("x", null!)).ParamName);
        Assert.Equal("pictured", Assert.Throws<ArgumentOutOfRangeException>(() => DifferenceReport.Write("x", differences, pictured: -1)).ParamName);
        Assert.Equal("frame", Assert.Throws<ArgumentNullException>(() => DifferencePictures.BirdsEye(null!)).ParamName);
        Assert.Equal("image", Assert.Throws<ArgumentNullException>(() => DifferencePictures.Overlay(differences.Frames[0], null!, 0)).ParamName);
        Assert.Equal("index", Assert.Throws<ArgumentOutOfRangeException>(() => DifferencePictures.Overlay(differences.Frames[0], new PixelImage(1, 1, 3), 0)).ParamName);
    }

    [Fact]
    public void Compare_10000BoxesInOneFrameWithoutIds_IsQuick()
    {
        var random = new Random(1);
        CuboidAnnotation[] before = [.. Enumerable.Range(0, 10_000).Select(_ => new CuboidAnnotation
        {
            Label = "Car", Cuboid = new(new(random.NextDouble() * 2000, random.NextDouble() * 2000, 0), 4, 2, 1.5, new YawPitchRoll(random.NextDouble() * 6, 0, 0)),
        })];
        AnnotatedFrame[] one = [new() { Number = 0, Cuboids = [.. before] }];
        AnnotatedFrame[] other = [new() { Number = 0, Cuboids = [.. before.Select(Move)] }];
        LabelDifferences.Compare(one, other);
        var watch = Stopwatch.StartNew();

        var differences = LabelDifferences.Compare(one, other);

        Assert.Equal(10_000, differences.Frames[0].Cuboids.Count(cuboid => cuboid is { Before: not null, After: not null }));

        // A second or so; cutting each of the 100 million pairs of boxes would take minutes, even of a busy machine.
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 30);
    }

    public void Dispose()
    {
        _scene.Dispose();
        _folder.Dispose();
    }

    private static CuboidAnnotation Move(CuboidAnnotation annotation) =>
        annotation with { Cuboid = annotation.Cuboid with { Center = annotation.Cuboid.Center + new Vector3D(0.3, 0.1, 0) } };

    private static AnnotatedFrame Without(AnnotatedFrame frame, int count) => frame with { Cuboids = frame.Cuboids.RemoveRange(0, count) };
}

using System.Globalization;
using System.Text;
using CsCheck;
using MlKit.Labeling.A2d2;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Geometry;
using MlKit.Labeling.Kitti;
using MlKit.Labeling.PointClouds;
using MlKit.Labeling.Tests.A2d2;
using MlKit.Labeling.Tests.Geometry;

namespace MlKit.Labeling.Tests.Kitti;

public sealed class KittiTests
{
    private const string Line = "Car 0 1 -1.5 1 2 3.5 4 1.5 1.75 4 -2 1.25 20 -1.6\n";

    private static readonly A2d2CameraCalibration Front = LoadCamera();

    private static readonly Gen<A2d2Box> Boxes = Gen.Select(Gens.Vectors, Gen.Double[0.1, 20].Array[3], Gen.Double[-Math.PI, Math.PI], Gen.Int[0, 3], (center, size, yaw, occlusion) =>
        Box(center, new(size[0], size[1], size[2]), new(-Vector3D.UnitZ, -yaw)) with { Occlusion = occlusion });

    [Fact]
    public void ToKitti_YawOnly_HasTheCornersOfTheBox() => Boxes.Sample(box =>
    {
        var label = box.ToKitti(Front);

        Assert.All(box.GetCorners().Zip(label.GetCorners()), pair => Near.Equal(CameraFrame.ViewToOptical.Transform(pair.First), pair.Second, 1e-9));
        Assert.InRange(box.TiltAngle(), 0, 1e-9);
        Assert.InRange(label.RotationY, -Math.PI, Math.PI);
        Assert.Equal(Math.Sin(label.RotationY - Math.Atan2(label.Location.X, label.Location.Z)), Math.Sin(label.Alpha), 1e-9);
    });

    [Fact]
    public void ToA2d2Box_ConvertedAndWrittenBox_IsTheSame() => Boxes.Sample(
        box =>
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
            var label = box.ToKitti(Front);
            var read = Assert.Single(KittiLabelFile.Decode(KittiLabelFile.Encode([label]).Span, "a"));
            var back = read.ToA2d2Box(box.Id);

            Assert.Equal(label, read);
            Near.Equal(box.Pose, back.Pose, 1e-9);
            Assert.Equal((box.Size, box.Class, box.Rectangle, box.Occlusion, box.Id), (back.Size, back.Class, back.Rectangle, back.Occlusion, back.Id));
        },
        threads: 1);

    [Fact]
    public void A2d2_ThroughTheThreeFiles_IsTheSame() => Gen.Select(Boxes.Array[0, 8], Gen.Double[0, 1], Gen.Int[0, 20].SelectMany(n => Gen.Float[-200, 200].Array[4 * n])).Sample(
        (boxes, truncation, values) =>
        {
            using var folder = new TemporaryFolder();
            A2d2Box[] scene = [.. boxes.Select((box, i) => box with { Id = i, Truncation = truncation * i / 8, Class = A2d2BoxClasses.All[i] })];
            var cloud = new PointCloud([.. values.Where((_, i) => i % 4 < 3).Select(value => (double)value)], [.. values.Where((_, i) => i % 4 == 3).Select(value => (double)value)]);

            KittiVelodyneFile.Write(folder["velodyne.bin"], cloud);
            KittiCalibrationFile.Write(folder["calib.txt"], Front.ToKitti());
            KittiLabelFile.Write(folder["label_2.txt"], scene.Select(box => box.ToKitti(Front)));

            var read = KittiVelodyneFile.Read(folder["velodyne.bin"]);
            var back = KittiLabelFile.Read(folder["label_2.txt"]).Select((label, i) => label.ToA2d2Box(i)).ToList();
            Assert.Equal(cloud.Points, read.Points);
            Assert.Equal(cloud.Intensity, read.Intensity);
            Assert.Equal(Front.ToKitti(), KittiCalibrationFile.Read(folder["calib.txt"]));
            Assert.Equal(scene.Select(Facts), back.Select(Facts));
            Assert.All(scene.Zip(back).SelectMany(pair => pair.First.GetCorners().Zip(pair.Second.GetCorners())), pair => Near.Equal(pair.First, pair.Second, 1e-9));

            static object Facts(A2d2Box box) => (box.Id, box.Class, box.Size, box.Rectangle, box.Truncation, box.Occlusion);
        },
        iter: 100);

    [Fact]
    public void ToKitti_RealBoxes_HaveTheCornersOfTheFile()
    {
        var boxes = A2d2BoxFile.Load(SharedData.PathOf("data/a2d2-real/20180810142822_label3D_frontcenter_000015196.json"));

        Assert.Equal(4, boxes.Count);
        Assert.All(boxes, box => Assert.All(
            box.Points.Zip(box.ToKitti(Front).GetCorners()), pair => Near.Equal(CameraFrame.ViewToOptical.Transform(pair.First), pair.Second, 1e-9)));
    }

    [Fact]
    public void ToKitti_TiltedBox_KeepsCentreAndTellsTheTilt()
    {
        var box = Box(new(10, 2, 1), new(4, 2, 1.5), new(Vector3D.UnitX, 0.25)) with { Rectangle = new(-5, 1, 2520, 9), Occlusion = 0.5, Truncation = 2 };

        var label = box.ToKitti(Front);

        Assert.Equal(0.25, box.TiltAngle(), 1e-12);
        Near.Equal(box.Center, label.ToA2d2Box(1).Center, 1e-12);
        Assert.Equal((new A2d2Rectangle(0, 1, 63, 9), 1, 1.0), (label.Rectangle, label.Occluded, label.Truncated));
    }

    [Fact]
    public void Labels_DontCareAndScore_AreRead()
    {
        var labels = KittiLabelFile.Decode(Encoding.ASCII.GetBytes("DontCare -1 -1 -10 1 2 3 4 -1 -1 -1 -1000 -1000 -1000 -10\r\n\n" + Line.TrimEnd() + " 0.5"), "a");

        Assert.False(labels[0].HasBox);
        Assert.Equal((null, 0.5), (labels[0].Score, labels[1].Score));
        Assert.Equal("The label 'DontCare' has no 3D box. Leave out labels whose HasBox is false. (Parameter 'label')", Assert.Throws<ArgumentException>(() => labels[0].ToA2d2Box(0)).Message);
        Assert.Equal(labels, KittiLabelFile.Decode(KittiLabelFile.Encode(labels).Span, "a"));
    }

    [Fact]
    public void Labels_Faults_AreAllListed()
    {
        var text = Line + "Car 1\n" + Line.Replace("20", "NaN", StringComparison.Ordinal) + Line.Replace("Car 0", "Car 2", StringComparison.Ordinal) + Line.Replace("0 1", "0 4", StringComparison.Ordinal);

        var exception = Assert.Throws<LabelingDataException>(() => KittiLabelFile.Decode(Encoding.ASCII.GetBytes(text), "a.txt"));

        Assert.Equal(
            """
            4 problems were found:
            - a.txt:2: must hold a type and 14 numbers, or 15 with a score, but found 2 words. Correct the line.
            - a.txt:3: must hold finite numbers, but found 'NaN'. Correct the line.
            - a.txt:4: must be truncated from 0 to 1, or -1, but found 2. Correct the line.
            - a.txt:5: must be occluded 0, 1, 2 or 3, or -1, but found 4. Correct the line.
            """,
            exception.Message,
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void Labels_BadArguments_Throw()
    {
        var label = Box(Vector3D.UnitX, new(1, 1, 1), default).ToKitti(Front);

        Assert.Throws<ArgumentNullException>(() => KittiLabelFile.Encode([null!]));
        Assert.Equal("The type of a label must be one word, but is 'a b'. (Parameter 'labels')", Assert.Throws<ArgumentException>(() => KittiLabelFile.Encode([label with { Type = "a b" }])).Message);
        Assert.Equal("A label must be occluded 0, 1, 2 or 3, or -1, but it is 9. (Parameter 'labels')", Assert.Throws<ArgumentException>(() => KittiLabelFile.Encode([label with { Occluded = 9 }])).Message);
        Assert.Equal("The numbers of a label must be finite. (Parameter 'labels')", Assert.Throws<ArgumentException>(() => KittiLabelFile.Encode([label with { Height = double.NaN }])).Message);
    }

    [Fact]
    public void Files_Written_ReadBack()
    {
        using var folder = new TemporaryFolder();
        var calibration = Front.ToKitti();

        KittiLabelFile.Write(folder["l.txt"], KittiLabelFile.Decode(Encoding.ASCII.GetBytes(Line), "a"));
        KittiCalibrationFile.Write(folder["c.txt"], calibration);
        KittiVelodyneFile.Write(folder["v.bin"], new([1, 2, 3]));

        Assert.Equal(Line, File.ReadAllText(folder["l.txt"]));
        Assert.Single(KittiLabelFile.Read(folder["l.txt"]));
        Assert.Equal(calibration, KittiCalibrationFile.Read(folder["c.txt"]));
        Assert.Equal([0], KittiVelodyneFile.Read(folder["v.bin"]).Intensity!);
        Assert.Equal([1, 2, 3], KittiVelodyneFile.Read(folder["v.bin"]).Points);
    }

    [Fact]
    public void Calibration_OfA2d2_ProjectsLikeTheCamera()
    {
        var calibration = Front.ToKitti();
        var point = new Vector3D(10, 2, -1);

        Assert.True(calibration.P2.TryProject(calibration.R0Rect.Transform(calibration.VeloToCam.Transform(point)), out var pixel));
        Assert.Equal((32 - (50 * 0.2), 24 + (51 * 0.1)), (pixel.U, pixel.V));
        Assert.False(calibration.P2.TryProject(-Vector3D.UnitZ, out _));
        Near.Equal(Vector3D.Zero, calibration.ImuToVelo!.Value.Transform(new Vector3D(1, 0, 2)), 1e-12);
    }

    [Fact]
    public void Calibration_Faults_AreAllListed()
    {
        const string Text = "P0: 1\nP1: 1 2 3 4 5 6 7 8 9 10 11 x\nP2: 1 2 3 4 5 6 7 8 9 10 11 12\nP2: 1\nR0_rect: 1 0 0 0 1 0 0 0 2\nTr_velo_to_cam: 1 0 0 0 0 1 0 0 0 0 1 0\nother: 1\n";

        var exception = Assert.Throws<LabelingDataException>(() => KittiCalibrationFile.Decode(Encoding.ASCII.GetBytes(Text), "c.txt"));

        Assert.Equal(
            """
            5 problems were found:
            - c.txt:1: must hold 12 numbers for P0, but found 1. Correct the line.
            - c.txt:2: must hold finite numbers, but found 'x'. Correct the line.
            - c.txt:4: must not give P2 again, but found it twice. Correct the line.
            - c.txt:5: must hold a right-handed rotation for R0_rect, but found '1 0 0 0 1 0 0 0 2'. Correct the line.
            - c.txt: must have the entry P3, but found none. Add the entry.
            """,
            exception.Message,
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void Calibration_NoImu_RoundTripsAndNonFiniteThrows()
    {
        var calibration = Front.ToKitti() with { ImuToVelo = null };

        Assert.Equal(calibration, KittiCalibrationFile.Decode(KittiCalibrationFile.Encode(calibration).Span, "a"));
        Assert.Equal("calibration", Assert.Throws<ArgumentException>(() => KittiCalibrationFile.Encode(calibration with { P0 = calibration.P0 with { M00 = double.NaN } })).ParamName);
    }

    private static A2d2CameraCalibration LoadCamera()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["c.json"], CalibrationJson.Text);
        return A2d2Calibration.Load(folder["c.json"]).Camera(A2d2Camera.FrontCenter);
    }

    private static A2d2Box Box(Vector3D center, Vector3D size, AxisAngle rotation) =>
        new() { Id = 7, Class = "CaravanTransporter", Center = center, Size = size, AxisAngle = rotation, Rectangle = new(1, 2, 30, 40) };
}

using CsCheck;
using MlKit.Labeling.A2d2;
using MlKit.Labeling.Annotations;
using MlKit.Labeling.Cuboids;
using MlKit.Labeling.GroundTruth;
using MlKit.Labeling.OpenLabel;
using MlKit.Labeling.PointClouds;
using MlKit.Labeling.Tests.Conversion;
using MlKit.Labeling.Tests.Cuboids;
using MlKit.Labeling.Tests.Geometry;
using MlKit.Labeling.Tests.LabelingJobs;

namespace MlKit.Labeling.Tests.Annotations;

/// <summary>Takes boxes through written files and back.</summary>
public sealed class RoundTripTests(SyntheticFixture fixture)
{
    private static readonly LabelMetadata Tracking = LabeledScene.Metadata(LabelingTask.ObjectTracking);
    private static readonly LabelMetadata Detection = LabeledScene.Metadata(LabelingTask.ObjectDetection);

    // A2D2's own classes, answers and centres within the reach of a lidar.
    private static readonly Gen<A2d2Box> Box = Gen.Select(CuboidGen.Boxes, Gen.Int[0, A2d2BoxClasses.All.Length - 1], Gen.Double[0, 3], Gen.Double[0, 1], (box, i, occlusion, truncation) =>
        box with { Class = A2d2BoxClasses.All[i], Occlusion = occlusion, Truncation = truncation });

    [Fact]
    public void RealBoxes_ThroughTheWrittenLabels_HaveTheCornersOfTheFile()
    {
        var boxes = A2d2BoxFile.Load(SharedData.PathOf("data/a2d2-real/20180810142822_label3D_frontcenter_000015196.json"));
        var camera = A2d2Calibration.Load(SharedData.PathOf("data/labeling/cams_lidars.json")).Camera(A2d2Camera.FrontCenter);
        var frame = Annotate(boxes, camera, GroundTruthPose.Identity);

        var read = SequenceLabels.Parse(new SequenceLabels([frame]).ToJson(Tracking), "s", Tracking).Frames[0];

        Assert.Equal(4, read.Cuboids.Length);
        foreach (var (box, annotation) in boxes.Zip(read.Cuboids))
        {
            CuboidTests.AssertCorners(box.Points, [.. annotation.Cuboid.GetCorners().Select(camera.View.Inverse().Transform)], 1e-9);

            // The view leans by 1.4 degrees against the vehicle, and so do the boxes.
            Assert.InRange(Math.Abs(annotation.Cuboid.Rotation.Pitch) + Math.Abs(annotation.Cuboid.Rotation.Roll), 0.005, 0.05);
        }
    }

    [Theory]
    [InlineData(YawConvention.RightHanded)]
    [InlineData(YawConvention.Clockwise)]
    public void A2d2_ThroughSequenceLabels_IsTheSame(YawConvention yaw) => Gen.Select(Box.Array[0, 5], Gens.Transforms).Sample(
        (boxes, ego) =>
        {
            var camera = Camera();
            var metadata = Tracking with { Yaw = yaw };
            var frame = Annotate(boxes, camera, GroundTruthPose.FromTransform(ego));

            var read = SequenceLabels.Parse(new SequenceLabels([frame]).ToJson(metadata), "s", metadata).Frames[0];

            AssertSame(boxes, A2d2Annotations.ToA2d2(read with { Source = frame.Source }, camera));
        },
        iter: 200);

    [Fact]
    public void A2d2_ThroughAFrameManifest_IsTheSame() => Gen.Select(Box.Array[0, 5], Gens.Transforms).Sample(
        (boxes, ego) =>
        {
            var camera = Camera();
            var frame = Annotate(boxes, camera, GroundTruthPose.FromTransform(ego));
            var line = new ManifestLine("s3://b/1.bin", frame.Source) { Labels = [new JobLabels("boxes", Detection) { Cuboids = frame.Cuboids }] };

            var read = ManifestLine.Parse(line.ToJson(), "m");

            AssertSame(boxes, A2d2Annotations.ToA2d2(new AnnotatedFrame { Number = 0, Source = read.Frame, Cuboids = read.Labels[0].Cuboids }, camera));
        },
        iter: 200);

    [Fact]
    public void A2d2_ThroughOpenLabel_IsTheSame() => Gen.Select(Box.Array[0, 5], Gens.Transforms).Sample(
        (boxes, ego) =>
        {
            var camera = Camera();
            var frame = Annotate(boxes, camera, GroundTruthPose.FromTransform(ego));

            var read = OpenLabelFile.Parse(new OpenLabelFile([frame]).ToJson(), "o").Frames[0];

            AssertSame(boxes, A2d2Annotations.ToA2d2(read, camera));
        },
        iter: 200);

    private static AnnotatedFrame Annotate(IReadOnlyList<A2d2Box> boxes, A2d2CameraCalibration camera, GroundTruthPose ego)
    {
        var view = ego.ToTransform() * camera.View;
        return new AnnotatedFrame
        {
            Number = 0,
            Source = new() { Frame = "1.bin", UnixTimestamp = 1, Format = PointFormat.BinaryXyzi, EgoVehiclePose = ego },
            Cuboids = [.. boxes.Select((box, i) => new CuboidAnnotation
            {
                Label = LabelMap.Default.LabelOf(box.Class), ObjectId = $"{i}", Cuboid = Cuboid.FromA2d2(box, view), Attributes = BoxAttributes.FromA2d2(box).ToValues(),
            })],
        };
    }

    private static void AssertSame(A2d2Box[] expected, IReadOnlyList<A2d2Box> actual)
    {
        Assert.Equal(expected.Select(box => (box.Class, box.Size, box.Occlusion, box.Truncation)), actual.Select(box => (box.Class, box.Size, box.Occlusion, box.Truncation)));
        Assert.All(expected.Zip(actual), pair => CuboidTests.AssertCorners(pair.First.GetCorners(), pair.Second.GetCorners(), 1e-9));
    }

    private A2d2CameraCalibration Camera() => fixture.Scene.Calibration.Camera(A2d2Camera.FrontCenter);
}

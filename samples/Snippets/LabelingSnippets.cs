using MlKit.Labeling;
using MlKit.Labeling.A2d2;
using MlKit.Labeling.Cameras;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Conversion;
using MlKit.Labeling.Cuboids;
using MlKit.Labeling.Geometry;
using MlKit.Labeling.GroundTruth;
using MlKit.Labeling.Imaging;
using MlKit.Labeling.Kitti;
using MlKit.Labeling.LabelCategories;
using MlKit.Labeling.Npy;
using MlKit.Labeling.Pcd;
using MlKit.Labeling.Pictures;
using MlKit.Labeling.PointClouds;

namespace Snippets;

/// <summary>The code of docs/labeling.md and the READMEs; a test holds the two together.</summary>
internal static class LabelingSnippets
{
    public static async Task ConvertAsync()
    {
        var dataset = A2d2Dataset.Open("a2d2/camera_lidar_semantic_bboxes");
        var target = new ConversionTarget("labeling-input", "s3://my-bucket/labeling-input/");

        ConversionReport report = await A2d2Converter.ConvertAsync(dataset.Scene("20180807_145028"), target);
        InputCheckReport check = await InputCheck.RunAsync(target);
    }

    public static A2d2ConverterOptions Options(IReadOnlyDictionary<long, RigidTransform> trajectory)
    {
        var options = new A2d2ConverterOptions
        {
            Cameras = [A2d2Camera.FrontCenter, A2d2Camera.FrontLeft, A2d2Camera.FrontRight],
            PointFormat = PointFormat.BinaryXyzi,
            Images = ImageMode.Original,
            BadFrames = BadFrames.Skip,
            EgoPose = frame => trajectory[frame.Id],
            Progress = new Progress<ConversionProgress>(p => Console.WriteLine($"{p.Completed} of {p.Total}")),
        };
        return options;
    }

    public static void LabelCategories()
    {
        var categories = new LabelCategoryConfiguration
        {
            Labels = [new("Car"), new("Truck"), new("Pedestrian")],
            GlobalAttributes = [new("Occlusion", AttributeType.Number) { Minimum = 0, Maximum = 1 }],
            ShortInstruction = "Draw tight boxes around every vehicle and person.",
        };
        File.WriteAllBytes("labeling-input/label-categories.json", categories.ToJson());
    }

    public static void ReadNpz()
    {
        using var npz = NpzFile.Open("20180807145028_lidar_frontcenter_000000091.npz");
        NpyArray points = npz.Read("points");
        ReadOnlySpan<double> xyz = points.AsSpan<double>();
    }

    public static void ReadA2d2Npz()
    {
        using var file = NpzFile.Open("20180810142822_lidar_frontcenter_000015196.npz");
        ReadOnlySpan<double> points = file.Read("points").AsSpan<double>();   // N x 3, no copy
        long[] lidarIds = file.Read("lidar_id").ToInt64s();                   // f8 in some sets, i8 in others
    }

    public static void Poses()
    {
        A2d2Calibration calibration = A2d2Calibration.Load("cams_lidars.json");
        RigidTransform pose = calibration.Transforms.Get("cam_front_left", "vehicle");
        QuaternionD heading = QuaternionD.FromRotationMatrix(pose.Rotation);
    }

    public static void Project(A2d2CameraCalibration camera, float[] x, float[] y, float[] z, float[] u, float[] v)
    {
        RigidTransform vehicleToCamera = camera.OpticalFrame.Inverse();
        int inFront = camera.Original.Project(vehicleToCamera, x, y, z, u, v);
    }

    public static void Undistort(A2d2Calibration calibration)
    {
        A2d2CameraCalibration camera = calibration.Camera(A2d2Camera.FrontLeft);
        var map = UndistortionMap.Create(camera.Original, camera.Undistorted);
        PixelImage undistorted = map.Undistort(PngFile.Read("image.png"));
        PixelImage labels = map.Undistort(PngFile.Read("label.png"), Interpolation.Nearest);
    }

    public static void Draw(PixelImage undistorted, A2d2CameraCalibration camera, double[] pointsInCameraFrame, A2d2Frame frame, RigidTransform viewToCamera)
    {
        var overlay = new ImageOverlay(undistorted, camera.Undistorted);
        overlay.AddPoints(pointsInCameraFrame);
        foreach (A2d2Box box in frame.LoadBoxes())
            overlay.AddBox3D([.. box.GetCorners().Select(viewToCamera.Transform)], box.Class, ClassPalette.ColorOf(box.Class));
        PngFile.Write("overlay.png", overlay.ToImage());
    }

    public static void Boxes(A2d2Calibration calibration, A2d2Frame frame)
    {
        A2d2CameraCalibration front = calibration.Camera(A2d2Camera.FrontCenter);
        foreach (A2d2Box box in frame.LoadBoxes())
        {
            Cuboid cuboid = Cuboid.FromA2d2(box, front.View);               // vehicle frame; yaw, pitch and roll
            string label = LabelMap.Default.LabelOf(box.Class);             // CaravanTransporter becomes Caravan
            BoxAttributes attributes = BoxAttributes.FromA2d2(box);         // occlusion and truncation

            string className = LabelMap.Default.ClassOf(label);
            A2d2Box back = attributes.ApplyTo(cuboid.ToA2d2(box.Id, className, front.View, front.Undistorted));
            double agreement = cuboid.IntersectionOverUnion(Cuboid.FromA2d2(back, front.View));
        }
    }

    public static void WriteOtherFormats(PointCloud cloud, A2d2CameraCalibration camera, A2d2Frame frame)
    {
        PcdFile.Write("000091.pcd", cloud, PcdEncoding.Binary);
        KittiVelodyneFile.Write("velodyne/000091.bin", cloud);
        KittiCalibrationFile.Write("calib/000091.txt", camera.ToKitti());
        KittiLabelFile.Write("label_2/000091.txt", frame.LoadBoxes().Select(box => box.ToKitti(camera)));

        IEnumerable<A2d2Box> boxes = KittiLabelFile.Read("label_2/000091.txt").Where(label => label.HasBox).Select((label, id) => label.ToA2d2Box(id));
    }

    public static void Reduce()
    {
        PointCloud full = PointFile.Read("full.bin", PointFormat.BinaryXyzi);
        var reduction = PointReduction.VoxelToBudget(full, GroundTruthLimits.RecommendedPointsPerFrame);
        PointFile.Write("reduced.bin", reduction.Cloud, PointFormat.BinaryXyzi);

        // Once it is labeled: one class for each point, as a semantic segmentation job gives it.
        byte[] labels = SegmentationMask.Read("reduced.zlib", reduction.Kept.Length);
        SegmentationMask.Write("full.zlib", reduction.CarryUp(labels));
    }
}

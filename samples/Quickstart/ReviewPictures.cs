using MlKit.Labeling;
using MlKit.Labeling.A2d2;
using MlKit.Labeling.Geometry;
using MlKit.Labeling.GroundTruth;
using MlKit.Labeling.Imaging;
using MlKit.Labeling.Pictures;
using MlKit.Labeling.PointClouds;

namespace Quickstart;

/// <summary>Draws what was written, read back from the sequence file: if the pictures are right, so is the labeling input.</summary>
internal static class ReviewPictures
{
    /// <summary>Draws the first frame of the first sequence.</summary>
    /// <param name="source">The frame it was converted from, for its boxes.</param>
    /// <param name="options">The options it was converted with.</param>
    /// <param name="target">Where it was written.</param>
    /// <returns>The paths of the pictures.</returns>
    public static List<string> Draw(A2d2Frame source, A2d2ConverterOptions options, ConversionTarget target)
    {
        var folder = Path.Combine(target.Folder, "pictures");
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        var sequence = SequenceFile.Load(Path.Combine(target.Folder, source.Scene.Name, "sequence-0001.json"));
        var frame = sequence.Frames[0];
        var cloud = PointFile.Read(Path.Combine(target.Folder, frame.Frame), frame.Format);
        var boxes = source.PathOf(A2d2FileKind.Boxes) is null ? [] : source.LoadBoxes();
        var view = source.Scene.Calibration.Camera(source.Camera).View;

        var pictures = new List<string>();
        for (var i = 0; i < frame.Images.Length; i++)
        {
            var image = PngFile.Read(Path.Combine(target.Folder, frame.Images[i].ImagePath));
            var name = options.Cameras[i].ToKey();
            pictures.Add(Write(folder, $"points-{name}.png", Points(image, frame.Images[i], cloud)));
            if (boxes.Count > 0)
                pictures.Add(Write(folder, $"boxes-{name}.png", Boxes(image, frame.Images[i], boxes, view, withRectangles: i == 0)));
        }

        pictures.Add(Write(folder, "birds-eye-view.png", BirdsEye(cloud, boxes, view)));
        return pictures;
    }

    private static PixelImage Points(PixelImage image, GroundTruthImage camera, PointCloud cloud)
    {
        var overlay = new ImageOverlay(image, camera.ToCameraModel(image.Width, image.Height));
        var optical = new double[cloud.Points.Length];
        camera.Pose.ToTransform().Inverse().Transform(cloud.Points, optical);
        overlay.AddPoints(optical);
        return overlay.ToImage();
    }

    private static PixelImage Boxes(PixelImage image, GroundTruthImage camera, IReadOnlyList<A2d2Box> boxes, RigidTransform view, bool withRectangles)
    {
        var overlay = new ImageOverlay(image, camera.ToCameraModel(image.Width, image.Height));
        var viewToOptical = camera.Pose.ToTransform().Inverse() * view;
        foreach (var box in boxes)
        {
            var color = ClassPalette.ColorOf(box.Class);
            overlay.AddBox3D([.. box.GetCorners().Select(viewToOptical.Transform)], $"{box.Class} {box.Id}", color);

            // A2D2's rectangles are pixels of the undistorted image of the camera they were labelled in.
            if (withRectangles && camera.K1 is null)
                overlay.AddBox2D(box.Rectangle.Left, box.Rectangle.Top, box.Rectangle.Right, box.Rectangle.Bottom, "", color);
        }

        return overlay.ToImage();
    }

    private static PixelImage BirdsEye(PointCloud cloud, IReadOnlyList<A2d2Box> boxes, RigidTransform view)
    {
        var picture = new BirdsEyeView();
        picture.AddPoints(cloud.Points);
        foreach (var box in boxes)
            picture.AddBox([.. box.GetCorners().Select(view.Transform)], $"{box.Class} {box.Id}", ClassPalette.ColorOf(box.Class));
        return picture.ToImage();
    }

    private static string Write(string folder, string name, PixelImage picture)
    {
        var path = Path.Combine(folder, name);
        PngFile.Write(path, picture);
        return path;
    }
}

using MlKit.Labeling.Annotations;
using MlKit.Labeling.Geometry;
using MlKit.Labeling.GroundTruth;
using MlKit.Labeling.Imaging;
using MlKit.Labeling.Pictures;
using MlKit.Labeling.PointClouds;

namespace MlKit.Labeling.Differences;

/// <summary>
/// Draws what became of the labels of a frame: grey is unchanged, blue adjusted (dark as it was, bright as it is), orange reclassified, green added, red removed.
/// </summary>
public static class DifferencePictures
{
    private static readonly Rgb Unchanged = new(0x8B, 0x98, 0xA9);
    private static readonly Rgb Before = new(0x2B, 0x5C, 0x8A);
    private static readonly Rgb Adjusted = new(0x4D, 0xB5, 0xFF);
    private static readonly Rgb Reclassified = new(0xFF, 0x9F, 0x1C);
    private static readonly Rgb Added = new(0x4A, 0xDE, 0x80);
    private static readonly Rgb Removed = new(0xFF, 0x4D, 0x4D);

    /// <summary>Draws the frame seen from above, the vehicle at its place.</summary>
    /// <param name="frame">The differences. Without <see cref="AnnotatedFrame.Source"/> the vehicle is taken to stand at the origin.</param>
    /// <param name="cloud">The points of the frame, or null to leave them out.</param>
    /// <param name="options">The part of the world and the scale; null for the defaults.</param>
    /// <returns>The picture.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="frame"/> is null.</exception>
    public static PixelImage BirdsEye(FrameDifferences frame, PointCloud? cloud = null, BirdsEyeViewOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(frame);
        var toVehicle = (frame.Frame.Source?.EgoVehiclePose ?? GroundTruthPose.Identity).ToTransform().Inverse();
        var picture = new BirdsEyeView(options);
        if (cloud is not null)
        {
            var points = new double[cloud.Points.Length];
            toVehicle.Transform(cloud.Points, points);
            picture.AddPoints(points);
        }

        foreach (var (corners, text, color) in Drawn(frame, toVehicle))
            picture.AddBox(corners, text, color);
        return picture.ToImage();
    }

    /// <summary>Draws the cuboids and rectangles onto an image of the frame.</summary>
    /// <param name="frame">The differences.</param>
    /// <param name="image">The image.</param>
    /// <param name="index">The index of the image within <see cref="GroundTruthFrame.Images"/> of the frame's source.</param>
    /// <param name="options">How to draw; null for the defaults.</param>
    /// <returns>The picture.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="frame"/> or <paramref name="image"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The frame has no source with such an image.</exception>
    /// <exception cref="NotSupportedException">The image has a skew or, for a pinhole camera, a k4: no camera model here has them.</exception>
    public static PixelImage Overlay(FrameDifferences frame, PixelImage image, int index, ImageOverlayOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(image);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, frame.Frame.Source?.Images.Length ?? 0);

        var camera = frame.Frame.Source!.Images[index];
        var toCamera = camera.Pose.ToTransform().Inverse();
        var overlay = new ImageOverlay(image, camera.ToCameraModel(image.Width, image.Height), options);
        foreach (var (corners, text, color) in Drawn(frame, toCamera))
            overlay.AddBox3D(corners, text, color);
        foreach (var difference in frame.Rectangles.Where(difference => difference.Camera == index))
        {
            var rectangle = difference.Latest;
            overlay.AddBox2D(
                rectangle.Left, rectangle.Top, rectangle.Left + rectangle.Width, rectangle.Top + rectangle.Height, TextOf(difference.Change, difference.Before?.Label, rectangle.Label, difference.IntersectionOverUnion), ColorOf(difference.Change));
        }

        return overlay.ToImage();
    }

    /// <summary>Lists the cuboids to draw, what changed last, so that it lies on top; those too far or too large for their corners to be numbers are left out.</summary>
    private static IEnumerable<(Vector3D[] Corners, string Text, Rgb Color)> Drawn(FrameDifferences frame, RigidTransform transform) =>
        Drawn(frame).Select(drawn => ((Vector3D[])[.. drawn.Cuboid.Cuboid.GetCorners().Select(transform.Transform)], drawn.Text, drawn.Color))
            .Where(drawn => drawn.Item1.All(corner => double.IsFinite(corner.X + corner.Y + corner.Z)));

    private static IEnumerable<(CuboidAnnotation Cuboid, string Text, Rgb Color)> Drawn(FrameDifferences frame)
    {
        foreach (var difference in frame.Cuboids.OrderBy(difference => difference.Change))
        {
            if (difference.Change == LabelChange.Adjusted)
                yield return (difference.Before!, "", Before);
            yield return (difference.Latest, TextOf(difference.Change, difference.Before?.Label, difference.Latest.Label, difference.IntersectionOverUnion), ColorOf(difference.Change));
        }
    }

    private static string TextOf(LabelChange change, string? before, string label, double overlap) => change switch
    {
        LabelChange.Adjusted => FormattableString.Invariant($"{label} IoU {overlap:0.00}"),
        LabelChange.Reclassified => $"{before} to {label}",
        LabelChange.Added => "+ " + label,
        LabelChange.Removed => "- " + label,
        _ => label,
    };

    private static Rgb ColorOf(LabelChange change) => change switch
    {
        LabelChange.Adjusted => Adjusted,
        LabelChange.Reclassified => Reclassified,
        LabelChange.Added => Added,
        LabelChange.Removed => Removed,
        _ => Unchanged,
    };
}

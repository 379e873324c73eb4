using System.Collections.Immutable;
using MlKit.Labeling.A2d2;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Cuboids;
using MlKit.Labeling.GroundTruth;

namespace MlKit.Labeling.Annotations;

/// <summary>Takes A2D2's boxes to the annotations of labeling input, and annotations back to A2D2's boxes.</summary>
public static class A2d2Annotations
{
    /// <summary>Reads the boxes of the A2D2 frames that labeling input was converted from.</summary>
    /// <param name="scene">The scene.</param>
    /// <param name="frames">Frames that <see cref="A2d2Converter"/> wrote for the scene, such as those of a sequence; their point files bear the names of A2D2's.</param>
    /// <param name="labels">The label of each class; null for <see cref="LabelMap.Default"/>.</param>
    /// <returns>One frame for each, numbered in their order, with cuboids in the frame of its points.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="scene"/> or <paramref name="frames"/> is null.</exception>
    /// <exception cref="LabelingDataException">
    /// A frame is none of the scene, has no file of boxes, or one that cannot be used, or a class that the map lacks. All such frames are listed.
    /// </exception>
    public static ImmutableArray<AnnotatedFrame> Load(A2d2Scene scene, IReadOnlyList<GroundTruthFrame> frames, LabelMap? labels = null)
    {
        ArgumentNullException.ThrowIfNull(scene);
        ArgumentNullException.ThrowIfNull(frames);
        var origins = Origins(scene);
        var annotated = ImmutableArray.CreateBuilder<AnnotatedFrame>(frames.Count);
        var issues = new List<LabelingIssue>();
        for (var i = 0; i < frames.Count; i++)
        {
            var source = frames[i];
            if (!origins.TryGetValue(Path.GetFileNameWithoutExtension(source.Frame), out var origin))
            {
                issues.Add(new(
                    FormattableString.Invariant($"frames[{i}].frame"), $"must be named after a point file of {scene.Folder}", source.Frame, "Give the scene that the frames were converted from."));
                continue;
            }

            try
            {
                annotated.Add(FromA2d2(origin, i, source, labels));
            }
            catch (LabelingDataException exception)
            {
                issues.AddRange(exception.Issues);
            }
        }

        return issues.Count == 0 ? annotated.MoveToImmutable() : throw new LabelingDataException(issues);
    }

    /// <summary>Reads the boxes of one A2D2 frame.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="number">The index of the frame within its sequence.</param>
    /// <param name="source">The labeling input it was converted to, whose vehicle pose places the cuboids; null for cuboids in the vehicle frame.</param>
    /// <param name="labels">The label of each class; null for <see cref="LabelMap.Default"/>.</param>
    /// <returns>The annotations, with <see cref="BoxAttributes"/> and without track.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="frame"/> is null.</exception>
    /// <exception cref="LabelingDataException">The frame has no file of boxes, or one that cannot be used, or a class that the map lacks.</exception>
    public static AnnotatedFrame FromA2d2(A2d2Frame frame, int number = 0, GroundTruthFrame? source = null, LabelMap? labels = null)
    {
        ArgumentNullException.ThrowIfNull(frame);
        var calibration = frame.Scene.Calibration.Camera(frame.Camera);
        var view = source is null ? calibration.View : source.EgoVehiclePose.ToTransform() * calibration.View;
        return new AnnotatedFrame
        {
            Number = number,
            Name = source?.Frame,
            Source = source,
            Cuboids = [.. frame.LoadBoxes().Select(box => new CuboidAnnotation
            {
                Label = (labels ?? LabelMap.Default).LabelOf(box.Class),
                Cuboid = Cuboid.FromA2d2(box, view),
                Attributes = BoxAttributes.FromA2d2(box).ToValues(),
            })],
        };
    }

    /// <summary>Returns the A2D2 boxes of a frame's cuboids.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="camera">The camera in whose view frame the boxes shall be. Their rectangles are those of its undistorted image.</param>
    /// <param name="labels">The label of each class; null for <see cref="LabelMap.Default"/>.</param>
    /// <returns>The boxes; their ids count from 0 in the order of the cuboids.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="frame"/> or <paramref name="camera"/> is null.</exception>
    /// <exception cref="LabelingDataException">A label is none of the map's.</exception>
    public static ImmutableArray<A2d2Box> ToA2d2(AnnotatedFrame frame, A2d2CameraCalibration camera, LabelMap? labels = null)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(camera);
        var view = frame.Source is { } source ? source.EgoVehiclePose.ToTransform() * camera.View : camera.View;
        return [.. frame.Cuboids.Select((annotation, id) => BoxAttributes.FromValues(annotation.Attributes).ApplyTo(
            annotation.Cuboid.ToA2d2(id, (labels ?? LabelMap.Default).ClassOf(annotation.Label), view, camera.Undistorted)))];
    }

    private static Dictionary<string, A2d2Frame> Origins(A2d2Scene scene)
    {
        var origins = new Dictionary<string, A2d2Frame>(StringComparer.Ordinal);
        foreach (var frame in scene.Cameras.SelectMany(scene.Frames))
        {
            if (frame.PathOf(A2d2FileKind.Points) is { } points)
                origins[Path.GetFileNameWithoutExtension(points)] = frame;
        }

        return origins;
    }
}

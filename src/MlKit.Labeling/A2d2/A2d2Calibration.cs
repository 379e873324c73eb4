using MlKit.Labeling.Checks;
using MlKit.Labeling.Geometry;
using MlKit.Labeling.Internal;

namespace MlKit.Labeling.A2d2;

/// <summary>Holds A2D2's sensor calibration, <c>cams_lidars.json</c>: the cameras, the lidars, and every pose relative to the vehicle.</summary>
/// <remarks>
/// The vehicle frame has x forward, y left, z up, in m, as ISO 8855 and Ground Truth define it. Poses follow from a view's origin, x axis and y axis by
/// Gram-Schmidt orthonormalisation; axes that are more than <see cref="MaxAxisSkew"/> from a right angle are refused.
/// </remarks>
public sealed class A2d2Calibration
{
    /// <summary>The greatest cosine allowed between the x axis and the y axis of a view (0.001 is 0.06 degrees from a right angle).</summary>
    public const double MaxAxisSkew = 1e-3;

    private readonly string _name;

    internal A2d2Calibration(
        string name,
        IReadOnlyDictionary<A2d2Camera, A2d2CameraCalibration> cameras,
        IReadOnlyDictionary<string, RigidTransform> lidars)
    {
        _name = name;
        Cameras = cameras;
        Lidars = lidars;
        Transforms = BuildGraph(cameras, lidars);
    }

    /// <summary>Gets the cameras the file describes.</summary>
    public IReadOnlyDictionary<A2d2Camera, A2d2CameraCalibration> Cameras { get; }

    /// <summary>Gets the pose of each lidar's view frame in the vehicle frame, by the name the file gives it, such as <c>front_left</c>.</summary>
    public IReadOnlyDictionary<string, RigidTransform> Lidars { get; }

    /// <summary>
    /// Gets all poses as one graph. Frames are named <c>vehicle</c>, <c>cam_front_center</c> (view frame), <c>cam_front_center_ext</c> (optical frame) and
    /// <c>lid_front_left</c>, and so on for each sensor.
    /// </summary>
    public TransformGraph Transforms { get; }

    /// <summary>Reads <c>cams_lidars.json</c>.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The calibration.</returns>
    /// <exception cref="LabelingDataException">The file is not JSON, a key is missing, a value is ill-typed, a view is not orthogonal, or a lens is unknown. All such problems are listed.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static A2d2Calibration Load(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return JsonSource.Read(path, root => A2d2CalibrationReader.Read(root, path));
    }

    /// <summary>Reads the text of <c>cams_lidars.json</c>.</summary>
    /// <param name="json">The UTF-8 text.</param>
    /// <param name="name">The name that error messages use for the text.</param>
    /// <returns>The calibration.</returns>
    /// <exception cref="LabelingDataException">As for <see cref="Load"/>.</exception>
    public static A2d2Calibration Parse(ReadOnlyMemory<byte> json, string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return JsonSource.Read(json, name, root => A2d2CalibrationReader.Read(root, name));
    }

    /// <summary>Returns one camera.</summary>
    /// <param name="camera">The camera.</param>
    /// <returns>Its calibration.</returns>
    /// <exception cref="LabelingDataException">The file does not describe that camera.</exception>
    public A2d2CameraCalibration Camera(A2d2Camera camera) => Cameras.TryGetValue(camera, out var found)
        ? found
        : throw new LabelingDataException(Missing(camera));

    /// <summary>Describes that a camera is not in the file.</summary>
    internal LabelingIssue Missing(A2d2Camera camera) => new(
        $"{_name}#$.cameras",
        $"must describe the camera '{camera.ToKey()}'",
        Cameras.Count == 0 ? "no camera" : "only " + string.Join(", ", Cameras.Keys.Order().Select(key => key.ToKey())),
        "Use the calibration that belongs to the images, or leave the camera out.");

    private static TransformGraph BuildGraph(
        IReadOnlyDictionary<A2d2Camera, A2d2CameraCalibration> cameras,
        IReadOnlyDictionary<string, RigidTransform> lidars)
    {
        var graph = new TransformGraph();
        foreach (var (camera, calibration) in cameras)
        {
            graph.Add(camera.ToFolderName(), "vehicle", calibration.View);
            graph.Add(camera.ToFolderName() + "_ext", "vehicle", calibration.OpticalFrame);
        }

        foreach (var (lidar, view) in lidars)
            graph.Add("lid_" + lidar, "vehicle", view);
        return graph;
    }
}

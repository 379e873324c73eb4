using System.Globalization;

namespace MlKit.Labeling.OpenLabel;

/// <summary>Holds the names that the standard leaves to the writer.</summary>
internal static class OpenLabelNames
{
    /// <summary>The stream of the points.</summary>
    public const string Lidar = "lidar";

    /// <summary>The coordinate system of the points and cuboids.</summary>
    public const string World = "world";

    /// <summary>The coordinate system of the vehicle.</summary>
    public const string Vehicle = "vehicle";

    /// <summary>The object data of an object whose id is no UUID.</summary>
    public const string ObjectId = "object-id";

    /// <summary>The object data, false, of an object that has no id.</summary>
    public const string Tracked = "tracked";

    /// <summary>The type of the context that holds the answers about frames, and its name.</summary>
    public const string FrameAttributes = "frame-attributes";

    private const string CameraPrefix = "camera-";

    /// <summary>Returns the name of a camera's stream and coordinate system.</summary>
    public static string Camera(int index) => CameraPrefix + index.ToString(CultureInfo.InvariantCulture);

    /// <summary>Returns the index of a camera; null where the name is none of ours.</summary>
    public static int? CameraIndex(string name) =>
        name.StartsWith(CameraPrefix, StringComparison.Ordinal) && int.TryParse(name.AsSpan(CameraPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var index) && name == Camera(index) ? index : null;
}

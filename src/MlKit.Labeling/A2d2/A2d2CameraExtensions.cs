namespace MlKit.Labeling.A2d2;

/// <summary>Gives the spellings A2D2 uses for a camera: in JSON, in folder names and in file names.</summary>
public static class A2d2CameraExtensions
{
    private static readonly string[] Names = ["front_center", "front_left", "front_right", "side_left", "side_right", "rear_center"];

    /// <summary>Returns the camera's key in <c>cams_lidars.json</c>, such as <c>front_center</c>.</summary>
    /// <param name="camera">The camera.</param>
    /// <returns>The key.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="camera"/> is not one of the six.</exception>
    public static string ToKey(this A2d2Camera camera) =>
        (uint)camera < Names.Length ? Names[(int)camera] : throw new ArgumentOutOfRangeException(nameof(camera), camera, "A2D2 has six cameras.");

    /// <summary>Returns the camera's folder name inside a scene, such as <c>cam_front_center</c>.</summary>
    /// <param name="camera">The camera.</param>
    /// <returns>The folder name.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="camera"/> is not one of the six.</exception>
    public static string ToFolderName(this A2d2Camera camera) => "cam_" + camera.ToKey();

    /// <summary>Returns the camera's part of a file name, such as <c>frontcenter</c>.</summary>
    /// <param name="camera">The camera.</param>
    /// <returns>The part of the file name.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="camera"/> is not one of the six.</exception>
    public static string ToFileNamePart(this A2d2Camera camera) => camera.ToKey().Replace("_", "", StringComparison.Ordinal);

    /// <summary>Finds the camera of a <c>cams_lidars.json</c> key.</summary>
    internal static A2d2Camera? FromKey(string key)
    {
        var index = Array.IndexOf(Names, key);
        return index < 0 ? null : (A2d2Camera)index;
    }
}

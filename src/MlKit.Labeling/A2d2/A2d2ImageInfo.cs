using System.Globalization;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Internal;

namespace MlKit.Labeling.A2d2;

/// <summary>Holds what A2D2 says of one camera image: the camera, its time, and which lidar each <c>lidar_id</c> stands for.</summary>
/// <param name="CameraName">The camera, such as <c>front_center</c>.</param>
/// <param name="Timestamp">The time of the image in microseconds of International Atomic Time (TAI) since 1970: <c>cam_tstamp</c>.</param>
/// <param name="LidarNames">The lidar of each <c>lidar_id</c> of this frame's points; the assignment differs between frames. Empty where the file gives none.</param>
public sealed record A2d2ImageInfo(string CameraName, long Timestamp, IReadOnlyDictionary<int, string> LidarNames)
{
    /// <summary>TAI minus UTC in s, from 2017-01-01 on, which covers all of A2D2 (see the leap second table of IERS Bulletin C).</summary>
    public const int TaiMinusUtcSeconds = 37;

    /// <summary>Gets the time of the image in s UTC since 1970, as Ground Truth wants it.</summary>
    public double UnixTimestamp => (Timestamp - (TaiMinusUtcSeconds * 1_000_000L)) / 1e6;

    /// <summary>Reads the JSON file beside a camera image.</summary>
    /// <param name="path">The file.</param>
    /// <returns>What the file says.</returns>
    /// <exception cref="LabelingDataException">The file is not JSON, or a value is missing or ill-typed. All such problems are listed.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static A2d2ImageInfo Load(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return JsonSource.Read(path, Read);
    }

    /// <summary>Reads the text of the JSON file beside a camera image.</summary>
    /// <param name="json">The UTF-8 text.</param>
    /// <param name="name">The name that error messages use for the text.</param>
    /// <returns>What the text says.</returns>
    /// <exception cref="LabelingDataException">As for <see cref="Load"/>.</exception>
    public static A2d2ImageInfo Parse(ReadOnlyMemory<byte> json, string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return JsonSource.Read(json, name, Read);
    }

    private static A2d2ImageInfo Read(JsonCursor root)
    {
        var lidars = new SortedDictionary<int, string>();
        foreach (var (key, value) in root.Optional("lidar_ids")?.Properties() ?? [])
        {
            if (int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
                lidars[id] = value.String() ?? "";
            else
                value.Wrong("must have a number as its key", $"'{key}'", "Name lidars by the ids that the npz file uses.");
        }

        return new A2d2ImageInfo(root.Required("cam_name")?.String() ?? "", ReadTimestamp(root), lidars);
    }

    private static long ReadTimestamp(JsonCursor root)
    {
        if (root.Required("cam_tstamp") is not { } timestamp || timestamp.Integer() is not { } value)
            return 0;

        if (value < 0)
            timestamp.Wrong("must be microseconds since 1970");
        return value;
    }
}

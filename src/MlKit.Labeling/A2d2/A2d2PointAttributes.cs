namespace MlKit.Labeling.A2d2;

/// <summary>Names the arrays that A2D2 stores beside the points. Only those asked for are read.</summary>
[Flags]
public enum A2d2PointAttributes
{
    /// <summary>The points alone.</summary>
    None = 0,

    /// <summary>The reflectance of each point, 0 to 255.</summary>
    Reflectance = 1,

    /// <summary>The pixel of each point in the undistorted image: <c>row</c> and <c>col</c>.</summary>
    Pixels = 2,

    /// <summary>The depth of each point along the camera's view direction, m.</summary>
    Depth = 4,

    /// <summary>The distance of each point from the camera, m.</summary>
    Distance = 8,

    /// <summary>The azimuth of each point, rad.</summary>
    Azimuth = 16,

    /// <summary>The time of each point, microseconds of TAI since 1970.</summary>
    Timestamp = 32,

    /// <summary>The lidar of each point; see <see cref="A2d2ImageInfo.LidarNames"/>.</summary>
    LidarId = 64,

    /// <summary>The time at which each point was received, microseconds of TAI since 1970 (sensor fusion set only).</summary>
    RecTime = 128,

    /// <summary>Whether a point lies on a boundary (sensor fusion set only).</summary>
    Boundary = 256,

    /// <summary>Whether a point is valid (sensor fusion set only).</summary>
    Valid = 512,

    /// <summary>Everything the file has.</summary>
    All = 1023,
}

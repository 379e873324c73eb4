using System.Collections.Immutable;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Npy;

namespace MlKit.Labeling.A2d2;

/// <summary>Reads both variants of A2D2's npz files and gathers what is wrong with their arrays.</summary>
internal sealed class A2d2PointCloudReader
{
    // Ten times what Ground Truth shows in a frame; a small hostile file must not be able to fill the memory.
    private const long MaxArrayBytes = 256L << 20;

    private const string SensorFusionPrefix = "pcloud_attr.";

    private readonly NpzFile _file;
    private readonly string _name;
    private readonly A2d2PointAttributes _wanted;
    private readonly List<LabelingIssue> _issues = [];
    private int? _count;

    private A2d2PointCloudReader(NpzFile file, string name, A2d2PointAttributes wanted) => (_file, _name, _wanted) = (file, name, wanted);

    public static A2d2PointCloud Read(ReadOnlyMemory<byte> npz, string name, A2d2PointAttributes wanted)
    {
        using var file = NpzFile.Open(npz, name, MaxArrayBytes);
        return new A2d2PointCloudReader(file, name, wanted).Read();
    }

    private A2d2PointCloud Read()
    {
        var cloud = new A2d2PointCloud(ReadPoints())
        {
            Reflectance = Doubles(A2d2PointAttributes.Reflectance, "reflectance"),
            Row = Doubles(A2d2PointAttributes.Pixels, "row"),
            Column = Doubles(A2d2PointAttributes.Pixels, "col"),
            Depth = Doubles(A2d2PointAttributes.Depth, "depth"),
            Distance = Doubles(A2d2PointAttributes.Distance, "distance"),
            Azimuth = Doubles(A2d2PointAttributes.Azimuth, "azimuth"),
            Timestamp = Integers(A2d2PointAttributes.Timestamp, "timestamp"),
            LidarId = Integers(A2d2PointAttributes.LidarId, "lidar_id"),
            RecTime = Integers(A2d2PointAttributes.RecTime, "rectime"),
            Boundary = Integers(A2d2PointAttributes.Boundary, "boundary"),
            Valid = Integers(A2d2PointAttributes.Valid, "valid"),
        };
        return _issues.Count == 0 ? cloud : throw new LabelingDataException(_issues);
    }

    private double[] ReadPoints()
    {
        var name = _file.Contains("points") || !_file.Contains("pcloud_points") ? "points" : "pcloud_points";
        var points = Read<double>(name, shape => shape is [_, 3], "must have the shape (N, 3)");
        _count = points?.Length / 3;
        return points ?? [];
    }

    private double[]? Doubles(A2d2PointAttributes attribute, string name) => Attribute<double>(attribute, name);

    private long[]? Integers(A2d2PointAttributes attribute, string name) => Attribute<long>(attribute, name);

    private T[]? Attribute<T>(A2d2PointAttributes attribute, string name)
        where T : unmanaged
    {
        if ((_wanted & attribute) == 0)
            return null;

        var key = _file.Contains(name) ? name : SensorFusionPrefix + name;
        return _file.Contains(key)
            ? Read<T>(key, shape => shape is [var n] && n == (_count ?? n), $"must have the shape ({(_count is { } count ? count : "N")},), one value per point")
            : null;
    }

    /// <summary>Reads one array; what is wrong with it becomes an issue, so that all arrays are looked at.</summary>
    private T[]? Read<T>(string key, Func<ImmutableArray<int>, bool> isWanted, string shapeRule)
        where T : unmanaged
    {
        try
        {
            if (_file.ReadAs<T>(key, isWanted, out var shape) is { } values)
                return values;

            _issues.Add(new LabelingIssue(
                $"{_name}#{key}", shapeRule, $"({string.Join(", ", shape)}{(shape.Length == 1 ? "," : "")})", "Save the array in A2D2's layout, or fetch the file again."));
        }
        catch (LabelingDataException exception)
        {
            _issues.AddRange(exception.Issues);
        }

        return null;
    }
}

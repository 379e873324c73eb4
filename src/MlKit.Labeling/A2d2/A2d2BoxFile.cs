using System.Collections.Immutable;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Geometry;
using MlKit.Labeling.Internal;

namespace MlKit.Labeling.A2d2;

/// <summary>Reads A2D2's label3D files: the 3D boxes of one frame.</summary>
public static class A2d2BoxFile
{
    /// <summary>Reads the boxes of one frame, in the order of the file.</summary>
    /// <param name="path">The label3D JSON file.</param>
    /// <returns>The boxes; an empty list for a file without boxes.</returns>
    /// <exception cref="LabelingDataException">The file is not JSON, or a value is missing or ill-typed. All such problems are listed.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static IReadOnlyList<A2d2Box> Load(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return JsonSource.Read(path, root => root.Properties().Select(box => Read(box.Value)).OfType<A2d2Box>().ToList());
    }

    private static A2d2Box? Read(JsonCursor box)
    {
        var name = box.Required("class")?.String();
        var id = box.Required("id")?.Integer();
        var center = box.Required("center")?.Numbers(3);
        var size = ReadSize(box.Required("size"));
        var axis = box.Required("axis")?.Numbers(3);
        var angle = box.Required("rot_angle")?.Number();
        var rectangle = box.Required("2d_bbox")?.Numbers(4);
        var corners = ReadCorners(box.Optional("3d_points"));
        var truncation = box.Optional("truncation")?.Number() ?? 0;
        var occlusion = box.Optional("occlusion")?.Number() ?? 0;
        var alpha = box.Optional("alpha")?.Number() ?? 0;
        if (name is null || id is null || center is null || size is null || axis is null || angle is null || rectangle is null)
            return null;

        var rotation = new AxisAngle(new Vector3D(axis[0], axis[1], axis[2]), angle.Value);
        if (!IsRotation(rotation))
        {
            box.Required("axis")?.Wrong(
                "must have a direction when rot_angle is not 0", FormattableString.Invariant($"[{axis[0]}, {axis[1]}, {axis[2]}]"), "Give the axis of the rotation as a unit vector.");
            return null;
        }

        return new A2d2Box
        {
            Id = id.Value,
            Class = name,
            Center = new Vector3D(center[0], center[1], center[2]),
            Size = size.Value,
            AxisAngle = rotation,
            Rectangle = new A2d2Rectangle(rectangle[0], rectangle[1], rectangle[2], rectangle[3]),
            Points = corners,
            Truncation = truncation,
            Occlusion = occlusion,
            Alpha = alpha,
        };
    }

    private static bool IsRotation(AxisAngle rotation) =>
        rotation is { Angle: 0, Axis: { X: 0, Y: 0, Z: 0 } } || rotation.Axis.Length is >= Vector3D.MinLength and < double.PositiveInfinity;

    private static Vector3D? ReadSize(JsonCursor? size)
    {
        if (size?.Numbers(3) is not { } sides)
            return null;
        if (sides.All(side => side > 0))
            return new Vector3D(sides[0], sides[1], sides[2]);

        size.Value.Wrong("must hold a positive length, width and height in m", FormattableString.Invariant($"[{sides[0]}, {sides[1]}, {sides[2]}]"), "Correct the size.");
        return null;
    }

    private static ImmutableArray<Vector3D> ReadCorners(JsonCursor? points)
    {
        if (points?.Items() is not { } items)
            return [];

        if (items.Count != 8)
            points.Value.Wrong("must hold the 8 corners of the box");
        return [.. items.Select(item => item.Numbers(3) is { } p ? new Vector3D(p[0], p[1], p[2]) : default)];
    }
}

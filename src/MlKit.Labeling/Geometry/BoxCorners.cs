using System.Runtime.CompilerServices;

namespace MlKit.Labeling.Geometry;

/// <summary>The eight corners of a box.</summary>
/// <remarks>Their order is that of the 3d_points of A2D2: bottom rear left, bottom front left, bottom front right, bottom rear right, then the top.</remarks>
internal static class BoxCorners
{
    public const int Count = 8;

    /// <summary>Gets the 12 edges as pairs of corners.</summary>
    public static ReadOnlySpan<byte> Edges => [0, 1, 1, 2, 2, 3, 3, 0, 4, 5, 5, 6, 6, 7, 7, 4, 0, 4, 1, 5, 2, 6, 3, 7];

    /// <summary>Gets the corners of the front, around it.</summary>
    public static ReadOnlySpan<byte> Front => [1, 2, 6, 5];

    /// <summary>Gets the 6 faces, four corners each, counter-clockwise as seen from outside: rear, front, right, left, bottom, top.</summary>
    public static ReadOnlySpan<byte> Faces => [0, 3, 7, 4, 1, 5, 6, 2, 2, 6, 7, 3, 0, 4, 5, 1, 0, 1, 2, 3, 4, 7, 6, 5];

    public static Vector3D[] Checked(ReadOnlySpan<Vector3D> corners, [CallerArgumentExpression(nameof(corners))] string? name = null)
    {
        if (corners.Length != Count)
            throw new ArgumentException($"A box has 8 corners, but {corners.Length} were given.", name);
        foreach (var corner in corners)
        {
            if (!double.IsFinite(corner.X + corner.Y + corner.Z))
                throw new ArgumentException("The corners of a box must be finite numbers.", name);
        }

        return corners.ToArray();
    }

    /// <summary>Computes the corners of a box by its pose (origin at its centre; x forward, y left, z up) and its length, width and height.</summary>
    public static Vector3D[] Of(RigidTransform pose, Vector3D size)
    {
        var (x, y, z) = (size.X / 2, size.Y / 2, size.Z / 2);
        return
        [
            pose.Transform(new(-x, y, -z)), pose.Transform(new(x, y, -z)), pose.Transform(new(x, -y, -z)), pose.Transform(new(-x, -y, -z)),
            pose.Transform(new(-x, y, z)), pose.Transform(new(x, y, z)), pose.Transform(new(x, -y, z)), pose.Transform(new(-x, -y, z)),
        ];
    }

    /// <summary>Computes the corners of a box that stands upright: x forward, y left, z up, turned by yaw about z.</summary>
    public static Vector3D[] Of(Vector3D center, Vector3D size, double yaw)
    {
        var (sin, cos) = Math.SinCos(yaw);
        return Of(new RigidTransform(new RotationMatrix(cos, -sin, 0, sin, cos, 0, 0, 0, 1), center), size);
    }
}

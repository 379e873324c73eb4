using System.Runtime.CompilerServices;
using MlKit.Labeling.Geometry;

namespace MlKit.Labeling.Pictures;

/// <summary>The eight corners of a box.</summary>
/// <remarks>Their order is that of the 3d_points of A2D2: bottom rear left, bottom front left, bottom front right, bottom rear right, then the top.</remarks>
internal static class BoxCorners
{
    public const int Count = 8;

    /// <summary>Gets the 12 edges as pairs of corners.</summary>
    public static ReadOnlySpan<byte> Edges => [0, 1, 1, 2, 2, 3, 3, 0, 4, 5, 5, 6, 6, 7, 7, 4, 0, 4, 1, 5, 2, 6, 3, 7];

    /// <summary>Gets the corners of the front, around it.</summary>
    public static ReadOnlySpan<byte> Front => [1, 2, 6, 5];

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

    /// <summary>Computes the corners of a box that stands upright: x forward, y left, z up, turned by yaw about z.</summary>
    public static Vector3D[] Of(Vector3D center, Vector3D size, double yaw)
    {
        var (sin, cos) = Math.SinCos(yaw);
        var ahead = new Vector3D(cos, sin, 0) * (size.X / 2);
        var left = new Vector3D(-sin, cos, 0) * (size.Y / 2);
        var up = new Vector3D(0, 0, size.Z / 2);
        return
        [
            center - ahead + left - up, center + ahead + left - up, center + ahead - left - up, center - ahead - left - up,
            center - ahead + left + up, center + ahead + left + up, center + ahead - left + up, center - ahead - left + up,
        ];
    }
}

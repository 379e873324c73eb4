using MlKit.Labeling.Geometry;

namespace MlKit.Labeling.Tests.Geometry;

/// <summary>Compares geometry element by element.</summary>
internal static class Near
{
    public static double Distance(RotationMatrix a, RotationMatrix b)
    {
        double[] differences =
        [
            a.M00 - b.M00, a.M01 - b.M01, a.M02 - b.M02, a.M10 - b.M10, a.M11 - b.M11, a.M12 - b.M12, a.M20 - b.M20, a.M21 - b.M21, a.M22 - b.M22,
        ];
        return differences.Max(Math.Abs);
    }

    public static double Distance(Vector3D a, Vector3D b) => (a - b).Length;

    public static double Distance(RigidTransform a, RigidTransform b) => Math.Max(Distance(a.Rotation, b.Rotation), Distance(a.Translation, b.Translation));

    /// <summary>The distance of two quaternions as rotations: q and -q are the same.</summary>
    public static double Distance(QuaternionD a, QuaternionD b)
    {
        var sign = a.Dot(b) < 0 ? -1 : 1;
        return Math.Max(
            Math.Max(Math.Abs(a.W - sign * b.W), Math.Abs(a.X - sign * b.X)),
            Math.Max(Math.Abs(a.Y - sign * b.Y), Math.Abs(a.Z - sign * b.Z)));
    }

    public static void Equal(RotationMatrix expected, RotationMatrix actual, double tolerance) => Assert.InRange(Distance(expected, actual), 0, tolerance);

    public static void Equal(Vector3D expected, Vector3D actual, double tolerance) => Assert.InRange(Distance(expected, actual), 0, tolerance);

    public static void Equal(RigidTransform expected, RigidTransform actual, double tolerance) => Assert.InRange(Distance(expected, actual), 0, tolerance);

    public static void SameRotation(QuaternionD expected, QuaternionD actual, double tolerance) => Assert.InRange(Distance(expected, actual), 0, tolerance);
}

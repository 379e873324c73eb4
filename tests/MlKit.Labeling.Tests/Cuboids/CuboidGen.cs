using CsCheck;
using MlKit.Labeling.A2d2;
using MlKit.Labeling.Cuboids;
using MlKit.Labeling.Geometry;
using MlKit.Labeling.Tests.Geometry;

namespace MlKit.Labeling.Tests.Cuboids;

/// <summary>Random cuboids and boxes, in any pose.</summary>
internal static class CuboidGen
{
    public static readonly Gen<Vector3D> Sizes = Gen.Select(Gen.Double[0.1, 12], Gen.Double[0.1, 4], Gen.Double[0.1, 4], (x, y, z) => new Vector3D(x, y, z));

    public static readonly Gen<Cuboid> Cuboids = Gen.Select(Gens.Transforms, Sizes, Cuboid.FromPose);

    public static readonly Gen<A2d2Box> Boxes = Gen.Select(Gens.Transforms, Sizes, (pose, size) => Box(pose, size));

    /// <summary>Two cuboids near each other, so that most pairs overlap.</summary>
    public static readonly Gen<(Cuboid One, Cuboid Other)> Pairs = Gen.Select(Cuboids, Gens.Rotations, Gens.Directions, Gen.Double[0, 3], Sizes).Select(
        (one, rotation, direction, distance, size) => (one, Cuboid.FromPose(new(rotation.ToRotationMatrix(), one.Center + direction * distance), size)));

    public static A2d2Box Box(RigidTransform pose, Vector3D size) => Box(pose.Translation, size, QuaternionD.FromRotationMatrix(pose.Rotation).ToAxisAngle());

    public static A2d2Box Box(Vector3D center, Vector3D size, AxisAngle rotation) =>
        new() { Id = 1, Class = "Car", Center = center, Size = size, AxisAngle = rotation, Rectangle = default };

    /// <summary>An upright cuboid.</summary>
    public static Cuboid Upright(double x, double y, double z, double length, double width, double height, double yaw = 0) =>
        new(new(x, y, z), length, width, height, new(yaw, 0, 0));
}

using CsCheck;
using MlKit.Labeling.Cuboids;
using MlKit.Labeling.Geometry;
using MlKit.Labeling.Tests.Geometry;

namespace MlKit.Labeling.Tests.Cuboids;

public sealed class CuboidOverlapTests
{
    private static readonly Cuboid Cube = CuboidGen.Upright(0, 0, 0, 1, 1, 1);

    public static TheoryData<Cuboid, double> Known => new()
    {
        { CuboidGen.Upright(0.5, 0, 0, 1, 1, 1), 1 / 3.0 },
        { CuboidGen.Upright(0, 0, 0.75, 1, 1, 1), 1 / 7.0 },
        { CuboidGen.Upright(0.5, 0.5, 0.5, 1, 1, 1), 1 / 15.0 },
        { CuboidGen.Upright(0, 0, 0, 0.5, 0.5, 0.5), 1 / 8.0 },
        { CuboidGen.Upright(0, 0, 0, 1, 1, 1, Math.PI / 2), 1 },

        // Two squares turned by 45 degrees share an octagon of 2 (sqrt 2 - 1).
        { CuboidGen.Upright(0, 0, 0, 1, 1, 1, Math.PI / 4), (Math.Sqrt(2) - 1) / (2 - Math.Sqrt(2)) },
        { new(Vector3D.Zero, 1, 1, 1, new(0, 0, Math.PI / 4)), (Math.Sqrt(2) - 1) / (2 - Math.Sqrt(2)) },
        { new(Vector3D.Zero, 1, 1, 1, new(0, -Math.PI / 4, 0)), (Math.Sqrt(2) - 1) / (2 - Math.Sqrt(2)) },
    };

    [Theory]
    [MemberData(nameof(Known))]
    public void IntersectionOverUnion_KnownPair_IsExact(Cuboid other, double expected) => Assert.Equal(expected, Cube.IntersectionOverUnion(other), 1e-14);

    [Fact]
    public void IntersectionOverUnion_WithItself_IsOne() => CuboidGen.Cuboids.Sample(cuboid => Assert.Equal(1, cuboid.IntersectionOverUnion(cuboid), 1e-12));

    [Fact]
    public void IntersectionOverUnion_OfACuboidTurnedUpsideDown_IsOne() => CuboidGen.Cuboids.Sample(cuboid =>
    {
        var half = QuaternionD.FromAxisAngle(new(Vector3D.UnitX, Math.PI)).ToRotationMatrix();
        var turned = Cuboid.FromPose(cuboid.Pose * new RigidTransform(half, Vector3D.Zero), cuboid.Size);

        Assert.Equal(1, cuboid.IntersectionOverUnion(turned), 1e-12);
    });

    [Fact]
    public void IntersectionOverUnion_AnyPair_IsSymmetricAndAShare() => CuboidGen.Pairs.Sample(pair =>
    {
        var share = pair.One.IntersectionOverUnion(pair.Other);

        Assert.InRange(share, 0, 1);
        Assert.Equal(share, pair.Other.IntersectionOverUnion(pair.One), 1e-12);
    });

    [Fact]
    public void IntersectionOverUnion_BothMoved_StaysTheSame() => Gen.Select(CuboidGen.Pairs, Gens.Transforms).Sample((pair, transform) => Assert.Equal(
        pair.One.IntersectionOverUnion(pair.Other), pair.One.Transform(transform).IntersectionOverUnion(pair.Other.Transform(transform)), 1e-11));

    [Fact]
    public void IntersectionOverUnion_NearlyCoincidentFaces_IsNearlyOne() => Gen.Select(CuboidGen.Cuboids, Gens.Directions, Gen.Double[-16, -9]).Sample((cuboid, axis, exponent) =>
    {
        var nudge = QuaternionD.FromAxisAngle(new(axis, Math.Pow(10, exponent))).ToRotationMatrix();
        var other = Cuboid.FromPose(cuboid.Pose * new RigidTransform(nudge, axis * Math.Pow(10, exponent)), cuboid.Size);

        Assert.Equal(1, cuboid.IntersectionOverUnion(other), 1e-6);
    });

    [Fact]
    public void IntersectionOverUnion_ShiftedAlongItsLength_IsTheSharedLength() => Gen.Select(CuboidGen.Cuboids, Gen.Double[0, 1]).Sample((cuboid, share) =>
    {
        var other = Cuboid.FromPose(cuboid.Pose * new RigidTransform(RotationMatrix.Identity, new(cuboid.Length * share, 0, 0)), cuboid.Size);

        Assert.Equal((1 - share) / (1 + share), cuboid.IntersectionOverUnion(other), 1e-11);
    });

    [Fact]
    public void IntersectionOverUnion_RandomPairs_AgreesWithCounting()
    {
        const int Points = 40_000;
        var random = new Random(7);
        CuboidGen.Pairs.Sample(
            pair =>
            {
                var (one, other) = pair;
                var (pose, toOther) = (one.Pose, other.Pose.Inverse());
                var inside = 0;
                for (var i = 0; i < Points; i++)
                {
                    var p = new Vector3D((random.NextDouble() - 0.5) * one.Length, (random.NextDouble() - 0.5) * one.Width, (random.NextDouble() - 0.5) * one.Height);
                    var q = toOther.Transform(pose.Transform(p));
                    if (Math.Abs(q.X) <= other.Length / 2 && Math.Abs(q.Y) <= other.Width / 2 && Math.Abs(q.Z) <= other.Height / 2)
                        inside++;
                }

                // Five standard deviations of the count, at most 0.0025 each.
                var iou = one.IntersectionOverUnion(other);
                var shared = iou * (one.Volume + other.Volume) / (1 + iou);
                Assert.Equal((double)inside / Points, shared / one.Volume, 0.0125);
            },
            iter: 60,
            threads: 1,
            seed: "0000KeKpLGq1");
    }

    [Theory]
    [InlineData(5, 0, 0)]
    [InlineData(1.2, 0, 0)]
    [InlineData(0.8, 0.8, 1.1)]
    public void IntersectionOverUnion_Apart_IsZero(double x, double y, double z) =>
        Assert.Equal(0, Cube.IntersectionOverUnion(CuboidGen.Upright(x, y, z, 1, 1, 1)));

    [Fact]
    public void IntersectionOverUnion_Touching_IsZero() => Assert.Equal(0, Cube.IntersectionOverUnion(CuboidGen.Upright(1, 0, 0, 1, 1, 1)), 1e-15);

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(1, -1, 1)]
    [InlineData(1, 1, double.NaN)]
    [InlineData(-1, -1, 1)]
    public void IntersectionOverUnion_NoVolume_IsZero(double length, double width, double height) =>
        Assert.Equal(0, Cube.IntersectionOverUnion(CuboidGen.Upright(0, 0, 0, length, width, height)));

    [Theory]
    [InlineData(1e103)]
    [InlineData(1e110)]
    [InlineData(1e160)]
    [InlineData(1e308)]
    public void IntersectionOverUnion_VolumeBeyondADouble_IsZero(double size) =>
        Assert.Equal(0, CuboidGen.Upright(0, 0, 0, size, size, size).IntersectionOverUnion(CuboidGen.Upright(0, 0, 0, size, size, size)));

    [Fact]
    public void IntersectionOverUnion_CentreNotFinite_IsZero() => Assert.Equal(0, Cube.IntersectionOverUnion(CuboidGen.Upright(double.NaN, 0, 0, 1, 1, 1)));
}

using System.Runtime.Intrinsics;
using CsCheck;
using MlKit.Labeling.Geometry;

namespace MlKit.Labeling.Tests.Geometry;

public sealed class RigidTransformTests
{
    [Fact]
    public void Multiply_TwoTransforms_AppliesTheRightOneFirst() => Gens.Transforms.Select(Gens.Transforms, Gens.Vectors).Sample((a, b, p) =>
        Near.Distance((a * b).Transform(p), a.Transform(b.Transform(p))) < 1e-11);

    [Fact]
    public void Inverse_AnyTransform_UndoesIt() => Gens.Transforms.Select(Gens.Vectors).Sample((t, p) =>
        Near.Distance(t * t.Inverse(), RigidTransform.Identity) < 1e-12
        && Near.Distance(t.Inverse() * t, RigidTransform.Identity) < 1e-12
        && Near.Distance(t.Inverse().Transform(t.Transform(p)), p) < 1e-11);

    [Fact]
    public void Transform_TwoPoints_KeepsTheirDistance() => Gens.Transforms.Select(Gens.Vectors, Gens.Vectors).Sample((t, a, b) =>
        Math.Abs((t.Transform(a) - t.Transform(b)).Length - (a - b).Length) < 1e-11);

    [Fact]
    public void Transform_Span_EqualsPointByPoint()
    {
        var transform = new RigidTransform(new(0, -1, 0, 1, 0, 0, 0, 0, 1), new(10, 20, 30));
        double[] points = [1, 2, 3, double.NaN, 5, 6];
        var result = new double[7];

        transform.Transform(points, result);
        transform.Transform(points, points);

        Assert.Equal([8, 21, 33], result[..3]);
        Assert.Equal([double.NaN, double.NaN, double.NaN, 0], result[3..]);
        Assert.Equal(points, result[..6]);
    }

    [Fact]
    public void Transform_EmptySpan_DoesNothing() => RigidTransform.Identity.Transform([], []);

    [Fact]
    public void Transform_WrongLengths_Throws()
    {
        var odd = Assert.Throws<ArgumentException>(() => RigidTransform.Identity.Transform(new double[4], new double[4]));
        var small = Assert.Throws<ArgumentException>(() => RigidTransform.Identity.Transform(new double[6], new double[5]));

        Assert.Equal("Points are N x 3 numbers, but 4 is no multiple of 3. (Parameter 'points')", odd.Message);
        Assert.Equal("The result needs room for 6 numbers, but has 5. (Parameter 'result')", small.Message);
    }

    [Fact]
    public void Transform_PartlySharedMemory_Throws()
    {
        var numbers = new double[9];

        var exception = Assert.Throws<ArgumentException>("result", () => RigidTransform.Identity.Transform(numbers.AsSpan(0, 6), numbers.AsSpan(3)));

        Assert.Equal("The result must be the memory of the points or memory of its own, not part of both. (Parameter 'result')", exception.Message);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void TransformKernel_AllLengths_EqualsScalar(bool inPlace)
    {
        double[] special = [0, -0.0, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, 1e-310, double.MaxValue];
        var transform = new RigidTransform(QuaternionD.FromYawPitchRoll(new(0.4, -0.3, 2)).ToRotationMatrix(), new(0.5, -1, 2));
        for (var count = 0; count <= 257; count++)
        {
            var random = new Random(count);
            var points = new double[(3 * count) + 5];
            foreach (ref var value in points.AsSpan())
                value = random.Next(12) == 0 ? special[random.Next(special.Length)] : (random.NextDouble() - 0.5) * 100;
            var expected = inPlace ? points.ToArray() : new double[points.Length];
            transform.TransformScalar(points.AsSpan(1, 3 * count), expected.AsSpan(1, 3 * count));

            if (Vector128.IsHardwareAccelerated)
                AssertSame(expected, points, inPlace, count, transform.Transform128);
            if (Vector256.IsHardwareAccelerated)
                AssertSame(expected, points, inPlace, count, transform.Transform256);
            AssertSame(expected, points, inPlace, count, transform.Transform);
        }
    }

    [Fact]
    public void FromView_SkewAxes_KeepsXAndMakesYPerpendicular()
    {
        var pose = RigidTransform.FromView(new(1, 2, 3), new(2, 0, 0), new(5, 3, 0));

        Assert.Equal(new(RotationMatrix.Identity, new(1, 2, 3)), pose);
    }

    [Fact]
    public void FromView_RandomAxes_IsARightHandedRotation() =>
        Gens.Directions.Select(Gens.Directions).Where((x, y) => Math.Abs(x.Dot(y)) < 0.99).Sample((x, y) =>
        {
            var r = RigidTransform.FromView(Vector3D.Zero, x * 3, y * 0.1).Rotation;
            return Near.Distance(r.Transpose() * r, RotationMatrix.Identity) < 1e-13
                && Math.Abs(r.Determinant - 1) < 1e-13
                && Near.Distance(r.Transform(Vector3D.UnitX), x) < 1e-15;
        });

    [Fact]
    public void FromView_BadAxes_Throws()
    {
        AssertThrows(default, default, Vector3D.UnitY, "xAxis", "The axis of a view needs a finite length of 1e-10 or more, but has 0. (Parameter 'xAxis')");
        AssertThrows(
            default, Vector3D.UnitX, new(0, double.NaN, 0), "yAxis",
            "The axis of a view needs a finite length of 1e-10 or more, but has NaN. (Parameter 'yAxis')");
        AssertThrows(default, Vector3D.UnitX, new(-4, 0, 0), "yAxis", "The y axis of a view must not be parallel to its x axis. (Parameter 'yAxis')");
        AssertThrows(new(0, double.NaN, 0), Vector3D.UnitX, Vector3D.UnitY, "origin", "The origin of a view must be finite. (Parameter 'origin')");
    }

    // A NaN is a NaN: its sign and payload follow the order in which the processor's instruction takes its operands.
    private static void AssertSame(double[] expected, double[] points, bool inPlace, int count, Kernel kernel)
    {
        var source = points.ToArray();
        var result = inPlace ? source : new double[points.Length];

        kernel(source.AsSpan(1, 3 * count), result.AsSpan(1, 3 * count));

        Assert.Equal(expected.Select(Bits), result.Select(Bits));
    }

    private static long Bits(double value) => BitConverter.DoubleToInt64Bits(double.IsNaN(value) ? double.NaN : value);

    private delegate void Kernel(ReadOnlySpan<double> points, Span<double> result);

    private static void AssertThrows(Vector3D origin, Vector3D x, Vector3D y, string parameter, string message)
    {
        var exception = Assert.Throws<ArgumentException>(parameter, () => RigidTransform.FromView(origin, x, y));

        Assert.Equal(message, exception.Message);
    }
}

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

    private static void AssertThrows(Vector3D origin, Vector3D x, Vector3D y, string parameter, string message)
    {
        var exception = Assert.Throws<ArgumentException>(parameter, () => RigidTransform.FromView(origin, x, y));

        Assert.Equal(message, exception.Message);
    }
}

using MlKit.Labeling.Cameras;
using MlKit.Labeling.Geometry;

namespace MlKit.Labeling.Tests.Cameras;

public sealed class FloatProjectionTests
{
    private const int Count = 200_000;

    private static readonly RigidTransform ToOptical = new(
        QuaternionD.FromYawPitchRoll(new(-0.02, 0.03, -1.5)).ToRotationMatrix(), new(0.4, 1.1, -1.7));

    private static readonly PinholeCamera Camera = new(100, 50, 80, 90, 49.5, 24.5);

    public static TheoryData<CameraModel> Lenses =>
    [
        .. A2d2Lenses.All.Values.Select(pair => pair.Original),
        A2d2Lenses.All["front_center"].Undistorted,
        new BrownConradyCamera(1920, 1208, 1500, 1510, 960, 604, -0.2, 0.05, 0.003, -0.004, 0.01),
        new FisheyeCamera(1920, 1208, 500, 510, 960, 604, 0.05, -0.02, 0.01, -0.002),
    ];

    [Theory]
    [MemberData(nameof(Lenses))]
    public void Project_PointsInTheImage_AreNearThoseOfDoublePrecision(CameraModel camera)
    {
        var (x, y, z, optical) = Points(camera);
        var (u, v, expected) = (new float[Count], new float[Count], new double[2 * Count]);

        camera.Project(ToOptical, x, y, z, u, v);

        camera.Project(optical, expected);
        var (inside, worst) = (0, 0.0);
        for (var i = 0; i < Count; i++)
        {
            if (!camera.Contains(new(expected[2 * i], expected[(2 * i) + 1])))
                continue;

            inside++;
            worst = Math.Max(worst, double.Hypot(u[i] - expected[2 * i], v[i] - expected[(2 * i) + 1]));
        }

        Assert.True(inside > Count / 20, $"{inside} points in the image");
        Assert.True(worst <= 1e-6 * camera.Fx, $"{worst} px");
    }

    // The double path decides; a point may differ only where a change of the ray by 1e-5 rad changes its answer too.
    [Theory]
    [MemberData(nameof(Lenses))]
    public void Project_AnyDirection_RefusesThePointsDoublePrecisionRefuses(CameraModel camera)
    {
        var random = new Random(8);
        var (x, y, z) = (new float[Count], new float[Count], new float[Count]);
        for (var i = 0; i < Count; i++)
            (x[i], y[i], z[i]) = ((float)random.NextDouble() * 8 - 4, (float)random.NextDouble() * 8 - 4, (float)random.NextDouble() * 8 - 4);
        var (u, v) = (new float[Count], new float[Count]);

        var projected = camera.Project(RigidTransform.Identity, x, y, z, u, v);

        Assert.Equal(u.Count(float.IsFinite), projected);
        for (var i = 0; i < Count; i++)
        {
            var point = new Vector3D(x[i], y[i], z[i]);
            if (camera.TryProject(point, out _) != float.IsFinite(u[i]))
                Assert.NotEqual(camera.TryProject(Turn(point, 1e-5), out _), camera.TryProject(Turn(point, -1e-5), out _));
        }
    }

    [Fact]
    public void Project_SomePointsWithoutImage_GivesNaNAndCountsTheRest()
    {
        var (u, v) = (new float[8], new float[7]);

        var projected = Camera.Project(
            new(RotationMatrix.Identity, new(0, 0, 1)), [0, 1, 1, 1, float.NaN, 0, 0], [0, 2, 1, 1, 0, float.PositiveInfinity, 0],
            [0, 3, -2, -1, 1, 1, float.PositiveInfinity], u, v);

        Assert.Equal(2, projected);
        Assert.Equal([49.5f, 69.5f, float.NaN, float.NaN, float.NaN, float.NaN, float.NaN, 0], u);
        Assert.Equal([24.5f, 69.5f, float.NaN, float.NaN, float.NaN, float.NaN, float.NaN], v);
    }

    [Fact]
    public void Project_WrongLengths_Throws()
    {
        var y = Assert.Throws<ArgumentException>("y", () => Project(new float[3], new float[2], new float[3], new float[3], new float[3]));
        var z = Assert.Throws<ArgumentException>("z", () => Project(new float[3], new float[3], new float[4], new float[3], new float[3]));
        var u = Assert.Throws<ArgumentException>("u", () => Project(new float[3], new float[3], new float[3], new float[2], new float[3]));
        var v = Assert.Throws<ArgumentException>("v", () => Project(new float[3], new float[3], new float[3], new float[3], new float[2]));

        Assert.Equal("There must be as many coordinates as in x, 3, but there are 2. (Parameter 'y')", y.Message);
        Assert.Equal("There must be as many coordinates as in x, 3, but there are 4. (Parameter 'z')", z.Message);
        Assert.Equal("The result needs room for 3 numbers, but has 2. (Parameter 'u')", u.Message);
        Assert.Equal("The result needs room for 3 numbers, but has 2. (Parameter 'v')", v.Message);
        Assert.Equal(0, Project([], [], [], [], []));
    }

    [Fact]
    public void Project_SharedMemory_Throws()
    {
        var (a, b, c, d) = (new float[3], new float[3], new float[3], new float[4]);

        var shared = Assert.Throws<ArgumentException>("u", () => Project(a, b, c, a, d));
        Assert.Throws<ArgumentException>("u", () => Project(a, b, c, c, d));
        Assert.Throws<ArgumentException>("v", () => Project(a, b, c, d, b));
        var results = Assert.Throws<ArgumentException>("v", () => Camera.Project(RigidTransform.Identity, a, b, c, d, d.AsSpan(1)));

        Assert.Equal("The result must not share memory with the coordinates. (Parameter 'u')", shared.Message);
        Assert.Equal("The results must not share memory. (Parameter 'v')", results.Message);
    }

    private static int Project(float[] x, float[] y, float[] z, float[] u, float[] v) => Camera.Project(RigidTransform.Identity, x, y, z, u, v);

    // Rays through pixels of the image and a little around it, 2 to 80 m long, moved to the vehicle and rounded there.
    private static (float[] X, float[] Y, float[] Z, double[] Optical) Points(CameraModel camera)
    {
        var random = new Random(5);
        var toVehicle = ToOptical.Inverse();
        var (x, y, z, optical) = (new float[Count], new float[Count], new float[Count], new double[3 * Count]);
        for (var i = 0; i < Count; i++)
        {
            var pixel = new PixelPoint(random.NextDouble() * camera.Width, random.NextDouble() * camera.Height);
            if (!camera.TryUnproject(pixel, out var ray))
                ray = -Vector3D.UnitZ;
            var point = toVehicle.Transform(ray * (2 + (78 * random.NextDouble())));
            (x[i], y[i], z[i]) = ((float)point.X, (float)point.Y, (float)point.Z);
            var seen = ToOptical.Transform(new Vector3D(x[i], y[i], z[i]));
            (optical[3 * i], optical[(3 * i) + 1], optical[(3 * i) + 2]) = (seen.X, seen.Y, seen.Z);
        }

        return (x, y, z, optical);
    }

    private static Vector3D Turn(Vector3D point, double angle)
    {
        var r = Math.Sqrt((point.X * point.X) + (point.Y * point.Y));
        var (sin, cos) = Math.SinCos(Math.Atan2(r, point.Z) + angle);
        return new(point.X / r * sin, point.Y / r * sin, cos);
    }
}

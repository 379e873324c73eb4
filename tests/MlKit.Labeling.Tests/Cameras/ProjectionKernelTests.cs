using System.Runtime.Intrinsics;
using MlKit.Labeling.Cameras;
using MlKit.Labeling.Geometry;

namespace MlKit.Labeling.Tests.Cameras;

/// <summary>Holds every kernel to its scalar twin, bit for bit. Widths the processor lacks are left out: the runtime would only emulate them.</summary>
public sealed class ProjectionKernelTests
{
    private const int MaxLength = 257;
    private const int Margin = 3;
    private const float Sentinel = 12345.5f;

    private static readonly float[] Special =
    [
        0, -0f, 1, -1, 1e-3f, float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.Epsilon, -float.Epsilon, 1e-39f, 1e-30f, 1e-18f, 1e19f, -1e20f,
        1e30f, float.MaxValue, float.MinValue,
    ];

    private static readonly CameraModel[] Cameras =
    [
        A2d2Lenses.All["front_center"].Undistorted,
        A2d2Lenses.FrontCenter,
        new BrownConradyCamera(640, 480, 500, 510, 320, 240, 0.2, 0.05, 0.003, -0.004, 0.01),
        new BrownConradyCamera(640, 480, 500, 510, 320, 240, 0, 0, 0.003, -0.004, 0),
        A2d2Lenses.FrontLeft,
        new FisheyeCamera(640, 480, 300, 310, 320, 240, 0.05, -0.02, 0.01, -0.002),
        new FisheyeCamera(640, 480, 300, 310, 320, 240, 0, 0, 0, 0),
    ];

    private static readonly RigidTransform[] Transforms =
    [
        RigidTransform.Identity,
        new(QuaternionD.FromYawPitchRoll(new(0.4, -0.3, 2)).ToRotationMatrix(), new(0.5, -1, 2)),
    ];

    private delegate int FloatKernel(
        FloatProjection projection, ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> z, Span<float> u, Span<float> v);

    private delegate int DoubleKernel(CameraModel camera, ReadOnlySpan<double> points, Span<double> pixels);

    public static TheoryData<int> Widths => [.. AvailableWidths()];

    [Theory]
    [MemberData(nameof(Widths))]
    public void FloatKernel_AllLengths_EqualsScalar(int width)
    {
        foreach (var camera in Cameras)
        {
            var (kernel, scalar) = FloatKernels(camera, width);
            foreach (var transform in Transforms)
            {
                for (var length = 0; length <= MaxLength; length++)
                    AssertEqual(kernel, scalar, new FloatProjection(transform, camera), Points(length));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void DoubleKernel_AllLengths_EqualsTryProject(int width)
    {
        foreach (var camera in Cameras)
        {
            var kernel = DoubleKernelOf(camera, width);
            for (var length = 0; length <= MaxLength; length++)
                AssertEqual(kernel, camera, Interleave(Points(length)));
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void DoubleKernel_NumbersWhoseSquaresOverflow_EqualsTryProject(int width)
    {
        double[] numbers = [1, -0.0, 1e-200, 1e154, -1e160, 1e200, double.MaxValue];
        double[] points = [.. from x in numbers from y in numbers from z in numbers from number in (double[])[x, y, z] select number];

        foreach (var camera in Cameras.Append(new BrownConradyCamera(640, 480, 500, 510, 320, -0.0, 0, 0, 0, 0, 0)))
            AssertEqual(DoubleKernelOf(camera, width), camera, points);
    }

    [Fact]
    public void AvailableWidths_Always_HoldTheScalarPathToo() => Assert.Contains(0, AvailableWidths());

    private static IEnumerable<int> AvailableWidths()
    {
        yield return 0;
        if (Vector128.IsHardwareAccelerated)
            yield return 128;
        if (Vector256.IsHardwareAccelerated)
            yield return 256;
        if (Vector512.IsHardwareAccelerated)
            yield return 512;
    }

    private static (FloatKernel Kernel, FloatKernel Scalar) FloatKernels(CameraModel camera, int width) => (camera is FisheyeCamera, width) switch
    {
        (true, 0) => (FisheyeProjection.Project, FisheyeProjection.ProjectScalar),
        (true, 128) => (FisheyeProjection.Project128, FisheyeProjection.ProjectScalar),
        (true, 256) => (FisheyeProjection.Project256, FisheyeProjection.ProjectScalar),
        (true, _) => (FisheyeProjection.Project512, FisheyeProjection.ProjectScalar),
        (false, 0) => (PlaneProjection.Project, PlaneProjection.ProjectScalar),
        (false, 128) => (PlaneProjection.Project128, PlaneProjection.ProjectScalar),
        (false, 256) => (PlaneProjection.Project256, PlaneProjection.ProjectScalar),
        (false, _) => (PlaneProjection.Project512, PlaneProjection.ProjectScalar),
    };

    private static DoubleKernel DoubleKernelOf(CameraModel camera, int width) => (camera is FisheyeCamera, width) switch
    {
        (true, 0) => FisheyePixels.ProjectScalar,
        (true, 128) => FisheyePixels.Project128,
        (true, 256) => FisheyePixels.Project256,
        (true, _) => FisheyePixels.Project512,
        (false, 0) => PlanePixels.ProjectScalar,
        (false, 128) => PlanePixels.Project128,
        (false, 256) => PlanePixels.Project256,
        (false, _) => PlanePixels.Project512,
    };

    // A third of the points holds a special number; the slices start one element in, so that no vector is aligned.
    private static (float[] X, float[] Y, float[] Z) Points(int length)
    {
        var random = new Random(length);
        float[][] axes = [new float[length], new float[length], new float[length]];
        for (var i = 0; i < length; i++)
        {
            for (var axis = 0; axis < 3; axis++)
            {
                var ordinary = (float)(random.NextDouble() * 20 - (axis == 2 ? 4 : 10));
                axes[axis][i] = random.Next(9) == 0 ? Special[random.Next(Special.Length)] : ordinary;
            }
        }

        return (axes[0], axes[1], axes[2]);
    }

    private static void AssertEqual(FloatKernel kernel, FloatKernel scalar, FloatProjection projection, (float[] X, float[] Y, float[] Z) points)
    {
        var length = points.X.Length;
        var (u, v) = (Filled(length), Filled(length));
        var (expectedU, expectedV) = (Filled(length), Filled(length));
        float[] x = [0, .. points.X], y = [0, .. points.Y], z = [0, .. points.Z];

        var projected = kernel(projection, x.AsSpan(1), y.AsSpan(1), z.AsSpan(1), u.AsSpan(Margin, length), v.AsSpan(Margin, length));

        var expected = scalar(projection, points.X, points.Y, points.Z, expectedU.AsSpan(Margin, length), expectedV.AsSpan(Margin, length));
        Assert.Equal(expected, projected);
        Assert.Equal(expectedU.Select(BitConverter.SingleToInt32Bits), u.Select(BitConverter.SingleToInt32Bits));
        Assert.Equal(expectedV.Select(BitConverter.SingleToInt32Bits), v.Select(BitConverter.SingleToInt32Bits));
    }

    private static void AssertEqual(DoubleKernel kernel, CameraModel camera, double[] points)
    {
        var length = points.Length / 3;
        double[] source = [0, .. points];
        var pixels = Enumerable.Repeat((double)Sentinel, (2 * length) + (2 * Margin)).ToArray();
        var expected = pixels.ToArray();

        var projected = kernel(camera, source.AsSpan(1), pixels.AsSpan(Margin, 2 * length));

        var count = 0;
        for (var i = 0; i < length; i++)
        {
            count += camera.TryProject(new(points[3 * i], points[(3 * i) + 1], points[(3 * i) + 2]), out var pixel) ? 1 : 0;
            (expected[Margin + (2 * i)], expected[Margin + (2 * i) + 1]) = (pixel.U, pixel.V);
        }

        Assert.Equal(count, projected);
        Assert.Equal(expected.Select(BitConverter.DoubleToInt64Bits), pixels.Select(BitConverter.DoubleToInt64Bits));
    }

    private static double[] Interleave((float[] X, float[] Y, float[] Z) points) =>
        [.. Enumerable.Range(0, points.X.Length).SelectMany(i => new double[] { points.X[i], points.Y[i], points.Z[i] })];

    private static float[] Filled(int length) => [.. Enumerable.Repeat(Sentinel, length + (2 * Margin))];
}

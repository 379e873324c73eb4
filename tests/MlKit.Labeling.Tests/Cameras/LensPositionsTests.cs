using MlKit.Labeling.Cameras;

namespace MlKit.Labeling.Tests.Cameras;

public sealed class LensPositionsTests
{
    private static readonly CameraModel[] Lenses =
    [
        A2d2Lenses.FrontCenter,
        A2d2Lenses.FrontLeft,
        new BrownConradyCamera(320, 200, 200, 210, 155.5, 98.25, 0.31, -0.12, 0.004, -0.007, 0.05),
        new BrownConradyCamera(320, 200, 200, 210, 155 + 1.0 / 64, 98, 0, 0, 0, 0, 0),
        new BrownConradyCamera(40, 30, 10, 10, 20, 15, 1e12, 1e12, 1e12, -1e12, -1e12),
        new BrownConradyCamera(40, 30, 10, 10, 20, 15, -1e300, 1e300, 1e300, 1e300, 1e300),
        new BrownConradyCamera(67_108_863, 67_108_863, 3e7, 3e7, 3e7, 3e7, -0.2, 0.1, 0.001, 0.002, 0),
        new FisheyeCamera(320, 200, 150, 140, 160.5, 99, 0.11, -0.03, 0.007, -0.001),
        new FisheyeCamera(320, 200, 150, 150, 160 + 1.0 / 64, 99 - 1.0 / 64, 0, 0, 0, 0),
        new FisheyeCamera(320, 200, 150, 150, 160, 99, 1e3, -2e3, 1e3, -1e2),
        new FisheyeCamera(40, 30, 10, 10, 20, 15, 1e300, 1e300, 1e300, -1e300),
        new FisheyeCamera(67_108_863, 67_108_863, 3e7, 3e7, 3e7, 3e7, -0.02, 0.01, 0, 0),
        new PinholeCamera(101, 77, 80, 90, 50, 38),
    ];

    /// <summary>Gets each lens with each kernel this processor has, 0 being the scalar one.</summary>
    public static TheoryData<int, int> KernelsAndLenses
    {
        get
        {
            var data = new TheoryData<int, int>();
            foreach (var bits in new[] { 0, 128, 256, 512 }.Where(bits => bits <= RemapTable.VectorBits))
            {
                for (var lens = 0; lens < Lenses.Length; lens++)
                    data.Add(bits, lens);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(KernelsAndLenses))]
    public void FillRow_AnyKernel_EqualsTheFormula(int vectorBits, int lens)
    {
        var original = Lenses[lens];
        var random = new Random(13);
        for (var width = 1; width <= 70; width++)
        {
            double[] xs = [.. Enumerable.Range(0, width).Select(_ => random.NextDouble() * 4 - 2)];
            AssertSameRow(original, xs, random.NextDouble() * 4 - 2, vectorBits);
        }
    }

    [Theory]
    [MemberData(nameof(KernelsAndLenses))]
    public void FillRow_ExtremePlaces_EqualsTheFormula(int vectorBits, int lens)
    {
        double[] places =
            [0, 1e-320, 1e-160, 1e-8, 0.41421356237309503, 0.41421356237309509, 1, 2.4142135623730949, 2.4142135623730954, 1e8, 1e160, double.MaxValue];
        double[] xs = [.. places, .. places.Select(x => -x)];

        foreach (var y in xs)
            AssertSameRow(Lenses[lens], xs, y, vectorBits);
    }

    [Theory]
    [MemberData(nameof(KernelsAndLenses))]
    public void FillRow_WholeImage_EqualsTheFormula(int vectorBits, int lens)
    {
        var original = Lenses[lens];
        var (width, height) = (Math.Min(original.Width, 1920), Math.Min(original.Height, 1208));
        double[] xs = [.. Enumerable.Range(0, width).Select(column => (column - width / 2) / (original.Fx * 0.87))];

        for (var row = 0; row < height; row += 29)
            AssertSameRow(original, xs, (row - height / 2) / (original.Fy * 0.87), vectorBits);
    }

    private static void AssertSameRow(CameraModel original, double[] xs, double y, int vectorBits)
    {
        var actual = new ulong[xs.Length];

        LensPositions.FillRow(original, xs, y, actual, vectorBits);

        Assert.Equal(xs.Select(x => Formula(original, x, y)), actual);
    }

    private static ulong Formula(CameraModel original, double x, double y)
    {
        var (dx, dy) = original.DistortPlane(x, y);
        return ToFixed(original.Fx * dx + original.Cx, original.Width) | (ToFixed(original.Fy * dy + original.Cy, original.Height) << 32);
    }

    private static ulong ToFixed(double position, int size)
    {
        var scaled = Math.Round(position * 32, MidpointRounding.ToEven);
        return (uint)(double.IsNaN(scaled) ? -32 : (int)Math.Clamp(scaled, -32, size * 32.0));
    }
}

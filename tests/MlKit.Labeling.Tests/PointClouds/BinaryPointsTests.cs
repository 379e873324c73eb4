using MlKit.Labeling.PointClouds;

namespace MlKit.Labeling.Tests.PointClouds;

/// <summary>Every width gives the bits of a cast, for any length and wherever the memory begins, and writes nothing beyond its end.</summary>
public sealed class BinaryPointsTests
{
    private const int Longest = 257;
    private const float Sentinel = 12345;

    private static readonly double[] Specials =
    [
        0, -0.0, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.MaxValue, double.MinValue, float.MaxValue, 1e39, double.Epsilon, 1e-310, float.Epsilon, 1e-46,
        1e-40, 16777217, 1 + Math.Pow(2, -24), 1 + Math.Pow(2, -24) + Math.Pow(2, -50), 1 + 3 * Math.Pow(2, -24), 0.1, -123.456,
    ];

    internal delegate int Narrowing(ReadOnlySpan<double> source, Span<float> destination);

    internal delegate int Packing(ReadOnlySpan<double> points, ReadOnlySpan<double> intensity, Span<float> destination);

    public static TheoryData<string> Widths => ["scalar", "128", "256", "512", "any"];

    [Theory]
    [MemberData(nameof(Widths))]
    public void Narrow_AnyLength_HasTheBitsOfACast(string width)
    {
        for (var length = 0; length <= Longest; length++)
        {
            // Every other length begins one number later, so that no vector lies on its own boundary.
            var source = Values(length + 1, seed: length).AsSpan(length % 2, length);
            var destination = Filled(length + 3);

            var done = NarrowingOf(width)(source, destination.AsSpan(1, length + 1));

            Assert.InRange(done, Math.Max(0, length - 15), length);
            AssertBits(source[..done].ToArray(), destination.AsSpan(1, done));
            Assert.All(destination[(1 + done)..], value => Assert.Equal(Sentinel, value));
            Assert.Equal(Sentinel, destination[0]);
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void PackRows_AnyLength_HasTheBitsOfACast(string width)
    {
        for (var count = 0; count <= Longest; count++)
        {
            var points = Values(3 * count, seed: count);
            var intensity = Values(count, seed: -count);
            var destination = Filled((4 * count) + 6);

            var done = PackingOf(width)(points, intensity, destination.AsSpan(1, (4 * count) + 1));

            var rows = Enumerable.Range(0, done).SelectMany(i => new[] { points[3 * i], points[(3 * i) + 1], points[(3 * i) + 2], intensity[i] });
            Assert.InRange(done, Math.Max(0, count - 3), count);
            AssertBits([.. rows], destination.AsSpan(1, 4 * done));
            Assert.All(destination[(1 + (4 * done))..], value => Assert.Equal(Sentinel, value));
            Assert.Equal(Sentinel, destination[0]);
        }
    }

    private static Narrowing NarrowingOf(string width) => width switch
    {
        "128" => BinaryPoints.NarrowVector128,
        "256" => BinaryPoints.NarrowVector256,
        "512" => BinaryPoints.NarrowVector512,
        "scalar" => (source, destination) => All(source, destination, BinaryPoints.NarrowScalar),
        _ => (source, destination) => All(source, destination, BinaryPoints.Narrow),
    };

    private static Packing PackingOf(string width) => width switch
    {
        "128" => BinaryPoints.PackRowsVector128,
        "256" or "512" => BinaryPoints.PackRowsVector256,
        "scalar" => (points, intensity, destination) =>
        {
            BinaryPoints.PackRowsScalar(points, intensity, destination);
            return intensity.Length;
        }
        ,
        _ => (points, intensity, destination) =>
        {
            BinaryPoints.PackRows(points, intensity, destination);
            return intensity.Length;
        }
        ,
    };

    private static int All(ReadOnlySpan<double> source, Span<float> destination, Action<ReadOnlySpan<double>, Span<float>> narrow)
    {
        narrow(source, destination);
        return source.Length;
    }

    private static void AssertBits(double[] expected, ReadOnlySpan<float> actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(BitConverter.SingleToInt32Bits((float)expected[i]), BitConverter.SingleToInt32Bits(actual[i]));
    }

    private static double[] Values(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.Next(3) == 0 ? Specials[random.Next(Specials.Length)] : (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-50, 50)))];
    }

    private static float[] Filled(int count)
    {
        var values = new float[count];
        values.AsSpan().Fill(Sentinel);
        return values;
    }
}

using System.Buffers;
using System.Globalization;
using System.Text;
using CsCheck;
using MlKit.Labeling.A2d2;
using MlKit.Labeling.PointClouds;

namespace MlKit.Labeling.Tests.PointClouds;

public sealed class TextPointsTests
{
    // Expected values printed by CPython 3: '%.18e' % value.
    [Theory]
    [InlineData(0.0, "0.000000000000000000e+00")]
    [InlineData(-0.0, "-0.000000000000000000e+00")]
    [InlineData(1.0, "1.000000000000000000e+00")]
    [InlineData(-1.5, "-1.500000000000000000e+00")]
    [InlineData(0.1, "1.000000000000000056e-01")]
    [InlineData(123.456, "1.234560000000000031e+02")]
    [InlineData(57.89599130191142, "5.789599130191142251e+01")]
    [InlineData(1e-9, "1.000000000000000062e-09")]
    [InlineData(1e10, "1.000000000000000000e+10")]
    [InlineData(1e99, "9.999999999999999673e+98")]
    [InlineData(1e-100, "1.000000000000000020e-100")]
    [InlineData(1e300, "1.000000000000000053e+300")]
    [InlineData(5e-324, "4.940656458412465442e-324")]
    [InlineData(-2.2250738585072014e-308, "-2.225073858507201383e-308")]
    [InlineData(double.MaxValue, "1.797693134862315708e+308")]
    [InlineData(double.NaN, "nan")]
    [InlineData(double.PositiveInfinity, "inf")]
    [InlineData(double.NegativeInfinity, "-inf")]
    public void EncodeLikeSaveTxt_Number_IsWhatPythonPrints(double value, string expected) =>
        Assert.Equal($"{expected} 1.000000000000000000e+00 {expected}\n", SaveTxt([value, 1, value]));

    [Fact]
    public void EncodeLikeSaveTxt_NoPoints_IsEmpty() => Assert.Equal("", SaveTxt([]));

    [Fact]
    public void EncodeLikeSaveTxt_AnyPoints_ReadBack() => Gen.Double.Where(double.IsFinite).Array[30].Sample(
        values => Assert.Equal(
            values.Select(BitConverter.DoubleToInt64Bits),
            TextPoints.Decode(Encoding.ASCII.GetBytes(SaveTxt(values)), PointFormat.TextXyz, "a").Select(BitConverter.DoubleToInt64Bits)),
        iter: 2_000);

    [Fact]
    public void EncodeLikeSaveTxt_RealCloud_HasSaveTxtsLayout()
    {
        var points = A2d2PointCloud.Load(SharedData.PathOf("data/a2d2-real/20180810142822_lidar_frontcenter_000015196.npz"), A2d2PointAttributes.None).Points;

        var lines = SaveTxt(points).Split('\n');

        Assert.Equal(points.Length / 3 + 1, lines.Length);
        Assert.All(lines[..^1], line => Assert.Matches(@"^-?\d\.\d{18}e[+-]\d\d -?\d\.\d{18}e[+-]\d\d -?\d\.\d{18}e[+-]\d\d$", line));
        Assert.Equal(points, lines.SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(word => double.Parse(word, CultureInfo.InvariantCulture)));
    }

    private static string SaveTxt(double[] points)
    {
        var writer = new ArrayBufferWriter<byte>();
        TextPoints.EncodeLikeSaveTxt(points, writer);
        return Encoding.ASCII.GetString(writer.WrittenSpan);
    }
}

using System.Globalization;
using System.Text;
using CsCheck;
using MlKit.Labeling.PointClouds;

namespace MlKit.Labeling.Tests.PointClouds;

public sealed class ShortestDigitsTests
{
    private const byte Sentinel = 0xA5;

    public static TheoryData<double, string> Numbers => new()
    {
        { 0, "0" },
        { -0.0, "-0" },
        { 7, "7" },
        { -47, "-47" },
        { 99999999, "99999999" },
        { 100000000, "100000000" },
        { 0.5, "0.5" },
        { 0.1, "0.1" },
        { 0.3, "0.3" },
        { 0.1 + 0.2, "0.30000000000000004" },
        { -2.5, "-2.5" },
        { 57.89599130191142, "57.89599130191142" },
        { 67108863.99999999, "67108863.99999999" },
        { 67108864.5, "67108864.5" },
        { 0.00048828125, "0.00048828125" },
        { 0.0004882812500000001, "0.0004882812500000001" },
        { 0.0001, "0.0001" },
        { 0.00001, "1E-05" },
        { 9007199254740993, "9007199254740992" },
        { 1e15, "1000000000000000" },
        { 1e17, "1E+17" },
        { 1e300, "1E+300" },
        { 5e-324, "5E-324" },
        { -2.2250738585072014e-308, "-2.2250738585072014E-308" },
        { double.NaN, "NaN" },
        { double.PositiveInfinity, "Infinity" },
        { double.NegativeInfinity, "-Infinity" },
    };

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Write_Number_HasTheFewestDigits(double value, string expected) => Assert.Equal(expected, Text(value));

    [Fact]
    public void Write_AnyDouble_IsTheTextOfToString() => Gen.Double.Sample(AssertSame, iter: 20_000);

    [Fact]
    public void Write_Coordinates_AreTheTextOfToString()
    {
        var random = new Random(1);
        for (var i = 0; i < 200_000; i++)
        {
            // Every magnitude with random digits; few decimals, and the doubles beside them; floats.
            AssertSame(Math.ScaleB(1 + random.NextDouble(), random.Next(-13, 28)));
            AssertSame(Math.BitIncrement(Math.Round(random.NextDouble() * 1e6) / Math.Pow(10, random.Next(10))));
            AssertSame(-Math.Round(random.NextDouble() * 1e6) / Math.Pow(10, random.Next(10)));
            AssertSame((float)(random.NextDouble() * 200) - 100);
        }
    }

    [Fact]
    public void Write_NumbersAtPowersOfTwo_AreTheTextOfToString()
    {
        for (var exponent = -1074; exponent < 1024; exponent++)
        {
            var bits = BitConverter.DoubleToInt64Bits(Math.ScaleB(1, exponent));
            for (var step = -20; step <= 20; step++)
                AssertSame(BitConverter.Int64BitsToDouble(Math.Max(bits + step, 0)));
        }
    }

    [Fact]
    public void Write_NumbersAtPowersOfTen_AreTheTextOfToString()
    {
        for (var exponent = -20; exponent < 20; exponent++)
        {
            var bits = BitConverter.DoubleToInt64Bits(Math.Pow(10, exponent));
            for (var step = -200; step <= 200; step++)
                AssertSame(-BitConverter.Int64BitsToDouble(bits + step));
        }
    }

    [Fact]
    public void Write_AnyNumber_WritesAtMost24BytesMore()
    {
        foreach (var value in new[] { 0, -1.5, 12345.678, 67108863.99999999, -0.0004882812500000001, 1e20, -2.2250738585072014e-308 })
        {
            var target = new byte[ShortestDigits.MaxLength + 24];
            target.AsSpan().Fill(Sentinel);

            var length = ShortestDigits.Write(value, target.AsSpan(0, ShortestDigits.MaxLength));

            Assert.All(target[(length + 24)..], value => Assert.Equal(Sentinel, value));
        }
    }

    [Fact]
    public void Write_TooLittleRoom_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>("target", () => ShortestDigits.Write(1, new byte[ShortestDigits.MaxLength - 1]));

    [Fact]
    public void WriteSixteen128_AnyDigits_EqualsScalar()
    {
        var random = new Random(3);
        for (var i = 0; i < 200_000; i++)
        {
            // Every count of zeros at the end of either number, and none or both of them 0.
            var first = random.Next(100_000_000) / Power(i) * Power(i);
            var second = random.Next(100_000_000) / Power(i / 9) * Power(i / 9);
            var (actual, expected) = (new byte[18], new byte[18]);
            actual.AsSpan().Fill(Sentinel);
            expected.AsSpan().Fill(Sentinel);

            var length = ShortestDigits.WriteSixteen128((uint)first, (uint)second, ref actual[1]);

            Assert.Equal(ShortestDigits.WriteSixteenScalar((uint)first, (uint)second, ref expected[1]), length);
            Assert.Equal(expected, actual);
        }
    }

    private static int Power(int i) => (int)Math.Pow(10, i % 9);

    private static void AssertSame(double value)
    {
        Span<byte> actual = stackalloc byte[ShortestDigits.MaxLength];
        Span<byte> expected = stackalloc byte[ShortestDigits.MaxLength];
        var length = ShortestDigits.Write(value, actual);
        value.TryFormat(expected, out var expectedLength, default, CultureInfo.InvariantCulture);
        if (!actual[..length].SequenceEqual(expected[..expectedLength]))
            Assert.Fail($"{value:R} is {Encoding.ASCII.GetString(expected[..expectedLength])}, not {Encoding.ASCII.GetString(actual[..length])}.");
    }

    private static string Text(double value)
    {
        var target = new byte[ShortestDigits.MaxLength];
        return Encoding.ASCII.GetString(target, 0, ShortestDigits.Write(value, target));
    }
}

using System.Globalization;
using System.Numerics;
using System.Text;
using CsCheck;
using MlKit.Labeling.PointClouds;

namespace MlKit.Labeling.Tests.PointClouds;

public sealed class FixedDecimalsTests
{
    private const byte Sentinel = 0xA5;

    public static TheoryData<double, string> Numbers => new()
    {
        { 0, "0.000000" },
        { -0.0, "-0.000000" },
        { 1, "1.000000" },
        { -12.5, "-12.500000" },
        { 123.4567895, "123.456789" },
        { 123.4567896, "123.456790" },
        { 0.5e-6, "0.000000" },
        { 1.5e-6, "0.000002" },
        { 2.5e-6, "0.000003" },
        { -0.0000001, "-0.000000" },
        { -0.5e-6, "-0.000000" },
        { -0.00000051, "-0.000001" },
        { 0.9999994, "0.999999" },
        { 0.9999996, "1.000000" },
        { 99.9999999, "100.000000" },
        { -99999998.9999999, "-99999999.000000" },
        { 99999999, "99999999.000000" },
        { 99999999.9999999, "100000000.000000" },
        { 100000000, "100000000.000000" },
        { 1.0 / 128, "0.007812" },
        { 3.0 / 128, "0.023438" },
        { -5.0 / 128, "-0.039062" },
        { 1e15, "1000000000000000.000000" },
        { 9007199254740993, "9007199254740992.000000" },
        { 1e22, "10000000000000000000000.000000" },
        { 5e-324, "0.000000" },
        { -2.2250738585072014e-308, "-0.000000" },
        { double.NaN, "NaN" },
        { double.PositiveInfinity, "Infinity" },
        { double.NegativeInfinity, "-Infinity" },
    };

    public static TheoryData<int> Counts => [.. Enumerable.Range(0, FixedDecimals.Most + 1)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Write_SixDecimals_IsTheNearest(double value, string expected) => Assert.Equal(expected, Text(value, 6));

    [Theory]
    [InlineData(0, "2")]
    [InlineData(1, "2.5")]
    [InlineData(2, "2.50")]
    [InlineData(8, "2.50000000")]
    public void Write_Count_HasThatManyDecimals(int count, string expected) => Assert.Equal(expected, Text(2.5, count));

    [Theory]
    [InlineData(double.MaxValue)]
    [InlineData(double.MinValue)]
    public void Write_GreatestNumber_FitsMaxLength(double value)
    {
        var target = new byte[FixedDecimals.MaxLength];

        var length = new FixedDecimals(FixedDecimals.Most).Write(value, target);

        Assert.InRange(length, 300, target.Length - sizeof(ulong));
        Assert.Equal(value.ToString("F8", CultureInfo.InvariantCulture), Encoding.ASCII.GetString(target, 0, length));
    }

    [Fact]
    public void Write_AnyNumber_WritesAtMostEightBytesMore()
    {
        foreach (var value in new[] { 0, -1.5, 12345.678, 99999998.5, 1e20 })
        {
            var target = new byte[FixedDecimals.MaxLength + 8];
            target.AsSpan().Fill(Sentinel);

            var length = new FixedDecimals(2).Write(value, target);

            Assert.All(target[(length + sizeof(ulong))..], value => Assert.Equal(Sentinel, value));
        }
    }

    [Fact]
    public void Write_AnyDouble_IsTheTextOfToString() => Gen.Select(Gen.Double, Gen.Int[0, FixedDecimals.Most]).Sample(
        (value, count) => Assert.Equal(value.ToString($"F{count}", CultureInfo.InvariantCulture), Text(value, count)),
        iter: 20_000);

    // The judge of ToString itself: the nearest integer to value * 10^count, in exact arithmetic.
    [Fact]
    public void Write_FiniteDouble_IsTheNearestDecimal() => Gen.Select(Gen.Double[-1e12, 1e12], Gen.Int[-12, 0], Gen.Int[0, FixedDecimals.Most]).Sample(
        (value, exponent, count) => Assert.Equal(Exact(value * Math.Pow(10, exponent), count), Text(value * Math.Pow(10, exponent), count)),
        iter: 5_000);

    [Theory]
    [MemberData(nameof(Counts))]
    public void Write_NumbersAtTies_AreTheTextOfToString(int count)
    {
        var random = new Random(count);
        var unit = Math.Pow(10, -count);
        for (var i = 0; i < 60_000; i++)
        {
            // Half-way between two texts as far as doubles go, and the doubles beside it; true ties have few binary digits.
            var tie = i % 3 == 0
                ? random.Next() * Math.Pow(2, -random.Next(count + 2))
                : (random.NextInt64(1L << random.Next(1, 51)) + 0.5) * unit;
            AssertSame(Math.CopySign(Step(tie, random.Next(-2, 3)), random.Next(2) - 0.5), count);
        }
    }

    [Theory]
    [MemberData(nameof(Counts))]
    public void Write_NumbersOfAllMagnitudes_AreTheTextOfToString(int count)
    {
        var random = new Random(count);
        for (var i = 0; i < 20_000; i++)
        {
            AssertSame(BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue)), count);
            AssertSame((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-10, 18)), count);
        }

        for (var exponent = -1074; exponent < 1024; exponent++)
        {
            AssertSame(Math.ScaleB(1, exponent), count);
            AssertSame(-Math.BitDecrement(Math.ScaleB(1, exponent)), count);
        }
    }

    [Fact]
    public void EightDigits_EveryFourDigits_AreThoseDigits()
    {
        for (var value = 0u; value < 10_000; value++)
        {
            Assert.Equal($"{value:D8}", Digits(value));
            Assert.Equal($"{value:D4}{9999 - value:D4}", Digits((value * 10_000) + 9999 - value));
        }
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    public void Write_OtherCulture_IsTheSame(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            Assert.Equal(["-1.50", "-1000000000000.00", "NaN"], [Text(-1.5, 2), Text(-1e12, 2), Text(double.NaN, 2)]);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static double Step(double value, int steps) => BitConverter.Int64BitsToDouble(Math.Max(0, BitConverter.DoubleToInt64Bits(value) + steps));

    private static void AssertSame(double value, int count)
    {
        Span<byte> actual = stackalloc byte[FixedDecimals.MaxLength];
        Span<byte> expected = stackalloc byte[FixedDecimals.MaxLength];
        var length = new FixedDecimals(count).Write(value, actual);
        value.TryFormat(expected, out var expectedLength, $"F{count}", CultureInfo.InvariantCulture);
        if (!actual[..length].SequenceEqual(expected[..expectedLength]))
            Assert.Fail($"{value:R} with {count} decimals is {Encoding.ASCII.GetString(expected[..expectedLength])}, not {Encoding.ASCII.GetString(actual[..length])}.");
    }

    /// <summary>Rounds the fraction that a double is, mantissa * 2^exponent * 10^count, with integers of any size.</summary>
    private static string Exact(double value, int count)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)(bits >> 52 & 0x7FF);
        var mantissa = (bits & ((1L << 52) - 1)) | (exponent == 0 ? 0 : 1L << 52);
        exponent = Math.Max(exponent, 1) - 1075;
        var numerator = mantissa * BigInteger.Pow(10, count) << Math.Max(exponent, 0);
        var denominator = BigInteger.One << Math.Max(-exponent, 0);
        var units = BigInteger.DivRem(numerator, denominator, out var rest);
        var half = (2 * rest).CompareTo(denominator);
        if (half > 0 || (half == 0 && !units.IsEven))
            units++;

        var digits = units.ToString(CultureInfo.InvariantCulture).PadLeft(count + 1, '0');
        return (bits < 0 ? "-" : "") + digits[..^count] + (count > 0 ? "." + digits[^count..] : "");
    }

    private static string Digits(uint value)
    {
        var digits = FixedDecimals.EightDigits(value);
        return string.Concat(Enumerable.Range(0, 8).Select(i => (char)('0' + (digits >> (8 * i) & 0xFF))));
    }

    private static string Text(double value, int count)
    {
        var target = new byte[FixedDecimals.MaxLength];
        return Encoding.ASCII.GetString(target, 0, new FixedDecimals(count).Write(value, target));
    }
}

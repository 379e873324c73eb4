using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;

namespace MlKit.Labeling.PointClouds;

/// <summary>Writes coordinates with the fewest digits that read back as the same double: the text of <c>ToString("R", CultureInfo.InvariantCulture)</c>, byte for byte.</summary>
/// <remarks>
/// Effectively the algorithm of R. Giulietti, "The Schubfach way to render doubles" (2020), for numbers as lidars measure them, where every power of ten it needs is exact in 64 bits,
/// so that one multiplication gives what otherwise takes a table of 617 powers of 128 bits.
/// </remarks>
internal static class ShortestDigits
{
    /// <summary>The bytes that a number may take, as "-2.2250738585072014E-308" does, and what is written beyond them.</summary>
    public const int MaxLength = 48;

    // The exponents of 2 of the last binary digit: numbers from 2^-11 to below 2^26, which have no exponent and eight digits before the point at most.
    private const int LeastExponent = -11 - 52;
    private const int GreatestExponent = 25 - 52;
    private const int MostDecimals = 19;
    private const ulong HiddenBit = 1UL << 52;

    private static readonly ulong[] PowersOfTen = [.. Enumerable.Range(0, MostDecimals + 1).Select(i => (ulong)BigInteger.Pow(10, i))];

    /// <summary>The text of the numbers below 1000, the first character in the lowest byte, and its length in the highest.</summary>
    private static readonly uint[] ShortWholes = [.. Enumerable.Range(0, 1000).Select(ToShortWhole)];

    /// <summary>Powers of ten by their leading 64 bits, which hold all of them that are not zero.</summary>
    private static readonly ulong[] LeadingBits = [.. Enumerable.Range(0, MostDecimals + 1).Select(i => (ulong)BigInteger.Pow(5, i) << BitOperations.LeadingZeroCount((ulong)BigInteger.Pow(5, i)))];

    /// <summary>Writes a number and returns its length; up to 24 bytes more are overwritten.</summary>
    public static int Write(double value, Span<byte> target)
    {
        // Most reflectances. -0 is not one of them: its bits differ.
        var whole = double.ConvertToIntegerNative<int>(value);
        if ((uint)whole < FixedDecimals.WholeLimit && BitConverter.DoubleToInt64Bits(whole) == BitConverter.DoubleToInt64Bits(value))
            return FixedDecimals.WriteWhole((uint)whole, target);

        var bits = BitConverter.DoubleToUInt64Bits(value);
        var exponent = (int)((bits >> 52) & 0x7FF) - 1075;
        var mantissa = bits & (HiddenBit - 1);

        // The doubles on both sides of a power of two are not equally far away.
        if (exponent is < LeastExponent or > GreatestExponent || mantissa == 0)
        {
            value.TryFormat(target, out var length, default, CultureInfo.InvariantCulture);
            return length;
        }

        var (digits, decimals) = Shorten(mantissa | HiddenBit, exponent);
        target[0] = (byte)'-';

        // The next whole number is a double too, so that the shortest text never reaches it: what stands before the point is the number's own whole part.
        return WriteDigits(digits, decimals, (uint)Math.Abs(whole), target, (int)(bits >> 63));
    }

    /// <summary>Returns the decimal number <c>Digits / 10^Decimals</c> nearest to <c>mantissa * 2^exponent</c> among the shortest ones that no other double is nearer to.</summary>
    private static (ulong Digits, int Decimals) Shorten(ulong mantissa, int exponent)
    {
        // The greatest power of ten that is not above the distance of two doubles: floor(exponent * log10(2)).
        var decimals = -((exponent * 1_262_611) >> 22);

        // Four times the number, and the middles between it and its neighbours, in units of that power; the lowest bit also tells whether anything was cut off.
        var power = LeadingBits[decimals];
        var shift = exponent + FloorLog2OfPowerOfTen(decimals) + 1;
        var center = Scale(power, (4 * mantissa) << shift);
        var lower = Scale(power, ((4 * mantissa) - 2) << shift);
        var upper = Scale(power, ((4 * mantissa) + 2) << shift);

        // A middle reads back as the double whose mantissa is even.
        lower += mantissa & 1;
        upper -= mantissa & 1;

        var shorter = center / 40;
        var fits = lower <= 40 * shorter;
        var nextFits = (40 * shorter) + 40 <= upper;
        if (fits != nextFits)
            return (nextFits ? shorter + 1 : shorter, decimals - 1);

        // The nearest whole number, of two the even one. It is less than half the distance of two doubles away, so that it reads back.
        return ((center + 1 + ((center >> 2) & 1)) >> 2, decimals);
    }

    private static ulong Scale(ulong power, ulong value)
    {
        var high = Math.BigMul(power, value, out var low);
        return high | (low == 0 ? 0UL : 1UL);
    }

    private static int FloorLog2OfPowerOfTen(int exponent) => (exponent * 1_741_647) >> 19;

    /// <summary>Writes the number after <paramref name="length"/> bytes and returns the length of all.</summary>
    private static int WriteDigits(ulong digits, int decimals, uint whole, Span<byte> target, int length)
    {
        length += whole < ShortWholes.Length ? WriteShortWhole(whole, target[length..]) : FixedDecimals.WriteWhole(whole, target[length..]);
        var fraction = (digits - (whole * PowersOfTen[decimals])) * PowersOfTen[MostDecimals - decimals];
        if (fraction == 0)
            return length;

        // 19 decimals, as 8, 8 and 3, and five zeros; the last digit that is not zero ends the text. All divisors are constants, which are multiplications.
        target = target[length..];
        target[0] = (byte)'.';
        var first = fraction / 100_000_000_000;
        fraction -= first * 100_000_000_000;
        var second = fraction / 1000;
        var eights = WriteEight((uint)first, target[1..]);
        var nextEights = WriteEight((uint)second, target[9..]);
        if (decimals > 16 && WriteEight((uint)(fraction - (second * 1000)) * 100_000, target[17..]) is not 0 and var lastEights)
            return length + 25 - UnusedOf(lastEights);

        return nextEights != 0 ? length + 17 - UnusedOf(nextEights) : length + 9 - UnusedOf(eights);
    }

    private static int WriteShortWhole(uint whole, Span<byte> target)
    {
        var text = ShortWholes[whole];
        BinaryPrimitives.WriteUInt32LittleEndian(target, text);
        return (int)(text >> 24);
    }

    private static ulong WriteEight(uint value, Span<byte> target)
    {
        var digits = FixedDecimals.EightDigits(value);
        BinaryPrimitives.WriteUInt64LittleEndian(target, digits | FixedDecimals.AsciiZeros);
        return digits;
    }

    /// <summary>Counts the zeros that end eight digits.</summary>
    private static int UnusedOf(ulong eightDigits) => BitOperations.LeadingZeroCount(eightDigits) / 8;

    private static uint ToShortWhole(int value)
    {
        Span<byte> text = stackalloc byte[4];
        value.TryFormat(text, out var length, default, CultureInfo.InvariantCulture);
        text[3] = (byte)length;
        return BinaryPrimitives.ReadUInt32LittleEndian(text);
    }
}

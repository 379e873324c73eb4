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
        return WriteDigits(digits, decimals, target, (int)(bits >> 63));
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

        var below = center / 4;
        var shorter = below / 10;
        var fits = lower <= 40 * shorter;
        var nextFits = (40 * shorter) + 40 <= upper;
        if (fits != nextFits)
            return (nextFits ? shorter + 1 : shorter, decimals - 1);

        fits = lower <= 4 * below;
        nextFits = (4 * below) + 4 <= upper;
        var middle = (4 * below) + 2;
        var roundUp = fits != nextFits ? nextFits : center > middle || (center == middle && (below & 1) != 0);
        return (roundUp ? below + 1 : below, decimals);
    }

    private static ulong Scale(ulong power, ulong value)
    {
        var high = Math.BigMul(power, value, out var low);
        return high | (low == 0 ? 0UL : 1UL);
    }

    private static int FloorLog2OfPowerOfTen(int exponent) => (exponent * 1_741_647) >> 19;

    /// <summary>Writes the number after <paramref name="length"/> bytes and returns the length of all.</summary>
    private static int WriteDigits(ulong digits, int decimals, Span<byte> target, int length)
    {
        var (whole, fraction) = Math.DivRem(digits, PowersOfTen[decimals]);
        length += FixedDecimals.WriteWhole((uint)whole, target[length..]);
        if (fraction == 0)
            return length;

        target[length++] = (byte)'.';

        // Eight decimals, and the others as sixteen; the last digit that is not zero ends the text.
        var (first, rest) = Math.DivRem(fraction, PowersOfTen[decimals - 8]);
        var (second, third) = Math.DivRem(rest * PowersOfTen[24 - decimals], 100_000_000);
        ReadOnlySpan<ulong> eights = [FixedDecimals.EightDigits((uint)first), FixedDecimals.EightDigits((uint)second), FixedDecimals.EightDigits((uint)third)];
        for (var i = 0; i < 3; i++)
            BinaryPrimitives.WriteUInt64LittleEndian(target[(length + (8 * i))..], eights[i] | FixedDecimals.AsciiZeros);
        var last = eights[2] != 0 ? 2 : eights[1] != 0 ? 1 : 0;
        return length + (8 * (last + 1)) - (BitOperations.LeadingZeroCount(eights[last]) / 8);
    }
}

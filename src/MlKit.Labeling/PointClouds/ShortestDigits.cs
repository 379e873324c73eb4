using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;

namespace MlKit.Labeling.PointClouds;

/// <summary>Writes coordinates with the fewest digits that read back as the same double: the text of <c>ToString("R", CultureInfo.InvariantCulture)</c>, byte for byte.</summary>
/// <remarks>
/// Effectively the algorithm of R. Giulietti, "The Schubfach way to render doubles" (2020), for numbers as lidars measure them, where every power of ten it needs is exact in 64 bits,
/// so that one multiplication gives what otherwise takes a table of 617 powers of 128 bits.
/// </remarks>
internal static partial class ShortestDigits
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
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than <see cref="MaxLength"/> bytes.</exception>
    public static int Write(double value, Span<byte> target)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(target.Length, MaxLength, nameof(target));

        // Most reflectances. -0 is not one of them: its bits differ. The sign, which no processor can foretell, is asked for last.
        var whole = double.ConvertToIntegerNative<int>(value);
        if (BitConverter.DoubleToInt64Bits(whole) == BitConverter.DoubleToInt64Bits(value) && (uint)whole < FixedDecimals.WholeLimit)
            return FixedDecimals.WriteWhole((uint)whole, target);

        var bits = BitConverter.DoubleToUInt64Bits(value);
        var exponent = (int)((bits >> 52) & 0x7FF) - 1075;
        var mantissa = bits & (HiddenBit - 1);

        // The doubles on both sides of a power of two are not equally far away.
        if (exponent is < LeastExponent or > GreatestExponent || mantissa == 0)
            return WriteSlowly(value, target);

        // The greatest power of ten that is not above the distance of two doubles: floor(exponent * log10(2)).
        var decimals = -((exponent * 1_262_611) >> 22);
        var digits = Shorten(mantissa | HiddenBit, exponent, decimals);

        // The sign is always written, and overwritten where there is none. The next whole number is a double too, so that the shortest text never reaches it:
        // what stands before the point is the number's own whole part.
        target[0] = (byte)'-';
        return WriteDigits(digits, decimals, (uint)double.ConvertToIntegerNative<int>(Math.Abs(value)), ref MemoryMarshal.GetReference(target), (int)(bits >> 63));
    }

    // A method of its own: a number whose address is taken is kept in memory.
    private static int WriteSlowly(double value, Span<byte> target)
    {
        value.TryFormat(target, out var length, default, CultureInfo.InvariantCulture);
        return length;
    }

    /// <summary>Returns the decimal number <c>result / 10^decimals</c> nearest to <c>mantissa * 2^exponent</c> among the shortest ones that no other double is nearer to.</summary>
    private static ulong Shorten(ulong mantissa, int exponent, int decimals)
    {
        // Four times the number, and the middles between it and its neighbours, in units of the last decimal; the lowest bit also tells whether anything was cut off.
        var power = LeadingBits[decimals];
        var shift = exponent + FloorLog2OfPowerOfTen(decimals) + 1;
        var center = Scale(power, (4 * mantissa) << shift);
        var lower = Scale(power, ((4 * mantissa) - 2) << shift);
        var upper = Scale(power, ((4 * mantissa) + 2) << shift);

        // A middle reads back as the double whose mantissa is even.
        lower += mantissa & 1;
        upper -= mantissa & 1;

        // One decimal less, where one of the two such numbers around it reads back. Which one is as good as random, so that a branch would be mispredicted at every other number.
        var shorter = center / 40;
        var fits = lower <= 40 * shorter ? 1UL : 0UL;
        var nextFits = (40 * shorter) + 40 <= upper ? 1UL : 0UL;
        var isShorter = 0UL - (fits ^ nextFits);

        // Otherwise the nearest whole number, of two the even one. It is less than half the distance of two doubles away, so that it reads back.
        var nearest = (center + 1 + ((center >> 2) & 1)) >> 2;
        return (isShorter & (10 * (shorter + nextFits))) | (~isShorter & nearest);
    }

    private static ulong Scale(ulong power, ulong value)
    {
        // Not BigMul's own low half, which would go through memory.
        var high = Math.BigMul(power, value, out _);
        return high | (power * value == 0 ? 0UL : 1UL);
    }

    private static int FloorLog2OfPowerOfTen(int exponent) => (exponent * 1_741_647) >> 19;

    private static uint ToShortWhole(int value)
    {
        Span<byte> text = stackalloc byte[4];
        value.TryFormat(text, out var length, default, CultureInfo.InvariantCulture);
        text[3] = (byte)length;
        return BinaryPrimitives.ReadUInt32LittleEndian(text);
    }
}

using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;

namespace MlKit.Labeling.PointClouds;

/// <summary>Writes numbers with a fixed count of decimals: the text of <c>ToString("F6", CultureInfo.InvariantCulture)</c>, byte for byte, for every double.</summary>
/// <remarks>That text is correctly rounded, a tie to the even digit, and keeps the sign of what becomes zero: -0.0000001 is <c>-0.000000</c>.</remarks>
internal readonly struct FixedDecimals
{
    public const int Most = 8;

    /// <summary>The bytes that a number may take: a sign, the 309 digits of the greatest double, a point and the decimals; and what is written beyond them.</summary>
    public const int MaxLength = 1 + 309 + 1 + Most + sizeof(ulong);

    /// <summary>What turns eight digits into their characters.</summary>
    public const ulong AsciiZeros = 0x3030303030303030;

    /// <summary>The least whole number that <see cref="WriteWhole"/> cannot write.</summary>
    public const uint WholeLimit = 100_000_000;

    private const double WholeOnly = 1L << 52;
    private const double Doubt = 1.0 / (1L << 51);
    private const int DigitsOfWhole = 8;

    private readonly int _tail;
    private readonly uint _unitsPerOne;
    private readonly uint _toEightDigits;
    private readonly double _limit;
    private readonly string _format;

    public FixedDecimals(int count)
    {
        _unitsPerOne = Power(count);
        _toEightDigits = Power(Most - count);
        // The point and the decimals.
        _tail = count == 0 ? 0 : 1 + count;
        // Above it the whole part could take more than eight digits, or 2^52 leave no room for the units.
        _limit = Math.Min((WholeLimit - 1) * (double)_unitsPerOne, 1L << 50);
        _format = string.Create(CultureInfo.InvariantCulture, $"F{count}");
    }

    /// <summary>Gets the bytes of a number of three digits before the point, with a sign and a separator.</summary>
    public int UsualLength => 1 + 3 + _tail + 1;

    /// <summary>Writes a number and returns its length; up to eight bytes more are overwritten.</summary>
    public int Write(double value, Span<byte> target)
    {
        // Adding 2^52 leaves no room for a fraction, so the sum holds the nearest count of units, and in its low bits as an integer.
        var magnitude = Math.Abs(value);
        var units = magnitude * _unitsPerOne;
        var sum = units + WholeOnly;
        var offset = Math.Abs(units - (sum - WholeOnly));

        // The product is off by 2^-53 of itself at most. Where four times that could reach a half, at a tie too, the nearest count is in doubt. NaN is less than nothing.
        if (!(units < _limit && offset < 0.5 - units * Doubt))
            return WriteSlowly(value, target);

        var whole = (uint)double.ConvertToIntegerNative<int>(magnitude);
        var decimals = (uint)(BitConverter.DoubleToInt64Bits(sum) - BitConverter.DoubleToInt64Bits(WholeOnly) - (long)whole * _unitsPerOne);
        if (decimals == _unitsPerOne)
            (whole, decimals) = (whole + 1, 0);

        // The sign is always written, and overwritten where there is none; so are eight digits each time.
        target[0] = (byte)'-';
        var length = (int)(BitConverter.DoubleToUInt64Bits(value) >> 63);
        length += WriteWhole(whole, target[length..]);
        target[length] = (byte)'.';
        BinaryPrimitives.WriteUInt64LittleEndian(target[(length + 1)..], EightDigits(decimals * _toEightDigits) | AsciiZeros);
        return length + _tail;
    }

    /// <summary>Writes a number below 10^8 and returns its length; eight bytes are overwritten in any case.</summary>
    public static int WriteWhole(uint value, Span<byte> target)
    {
        var digits = EightDigits(value);
        var zeros = BitOperations.TrailingZeroCount(digits | (1UL << 56)) / 8;
        BinaryPrimitives.WriteUInt64LittleEndian(target, (digits | AsciiZeros) >> (8 * zeros));
        return DigitsOfWhole - zeros;
    }

    /// <summary>Returns the digits of a number below 10^8, one a byte, the first one in the lowest byte.</summary>
    public static ulong EightDigits(uint value)
    {
        // Halved three times: two lanes of four digits, four of two, eight of one. x * 10486 >> 20 is x / 100 below 10,000, and x * 103 >> 10 is x / 10 below 100.
        var high = value / 10_000;
        ulong lanes = high | ((ulong)(value - high * 10_000) << 32);
        var hundreds = ((lanes * 10_486) >> 20) & 0x0000_007F_0000_007F;
        lanes = hundreds | ((lanes - hundreds * 100) << 16);
        var tens = ((lanes * 103) >> 10) & 0x000F_000F_000F_000F;
        return tens | ((lanes - tens * 10) << 8);
    }

    private int WriteSlowly(double value, Span<byte> target)
    {
        value.TryFormat(target, out var length, _format, CultureInfo.InvariantCulture);
        return length;
    }

    private static uint Power(int exponent) => (uint)Math.Pow(10, exponent);
}

using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MlKit.Labeling.PointClouds;

/// <content>Writing without bounds checks: the caller has seen to it that there are <see cref="MaxLength"/> bytes.</content>
internal static partial class ShortestDigits
{
    /// <summary>Writes sixteen digits, two numbers below 10^8, and returns how many there are without the zeros at the end.</summary>
    public static int WriteSixteenScalar(uint first, uint second, ref byte target)
    {
        var (eight, nextEight) = (FixedDecimals.EightDigits(first), FixedDecimals.EightDigits(second));
        WriteEight(eight, ref target);
        WriteEight(nextEight, ref Unsafe.Add(ref target, sizeof(ulong)));
        return nextEight != 0 ? 16 - (BitOperations.LeadingZeroCount(nextEight) >> 3) : 8 - (BitOperations.LeadingZeroCount(eight) >> 3);
    }

    // The lanes of EightDigits, of both numbers: four of four digits, eight of two, sixteen of one. Below 100, x * 103 stays within 16 bits, and so does x * 100.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int WriteSixteen128(uint first, uint second, ref byte target)
    {
        var (high, nextHigh) = (first / 10_000, second / 10_000);
        var fours = Vector128.Create(high | ((ulong)(first - high * 10_000) << 32), nextHigh | ((ulong)(second - nextHigh * 10_000) << 32)).AsUInt32();
        var hundreds = (fours * 10_486) >> 20;
        var twos = (hundreds | ((fours.AsUInt16() - hundreds.AsUInt16() * 100).AsUInt32() << 16)).AsUInt16();
        var tens = (twos * 103) >> 10;
        var digits = (tens | ((twos - tens * 10) << 8)).AsByte();
        (digits | Vector128.Create((byte)'0')).StoreUnsafe(ref target);
        return 32 - BitOperations.LeadingZeroCount(~Vector128.Equals(digits, Vector128<byte>.Zero).ExtractMostSignificantBits() & 0xFFFF);
    }

    /// <summary>Writes the number after <paramref name="length"/> bytes and returns the length of all.</summary>
    private static int WriteDigits(ulong digits, int decimals, uint whole, ref byte target, int length)
    {
        target = ref Unsafe.Add(ref target, length);
        var wholeLength = whole < ShortWholes.Length ? WriteShortWhole(whole, ref target) : FixedDecimals.WriteWhole(whole, MemoryMarshal.CreateSpan(ref target, sizeof(ulong)));
        var fraction = (digits - whole * PowersOfTen[decimals]) * PowersOfTen[MostDecimals - decimals];
        length += wholeLength;
        if (fraction == 0)
            return length;

        // 19 decimals, as 8, 8 and 3, and five zeros; the last digit that is not zero ends the text. All divisors are constants, which are multiplications.
        target = ref Unsafe.Add(ref target, wholeLength);
        target = (byte)'.';
        var first = fraction / 100_000_000_000;
        fraction -= first * 100_000_000_000;
        var second = fraction / 1000;
        var used = WriteSixteen((uint)first, (uint)second, ref Unsafe.Add(ref target, 1));
        if (decimals <= 16)
            return length + 1 + used;

        var last = FixedDecimals.EightDigits((uint)(fraction - second * 1000) * 100_000);
        WriteEight(last, ref Unsafe.Add(ref target, 17));
        return length + 1 + (last != 0 ? 24 - (BitOperations.LeadingZeroCount(last) >> 3) : used);
    }

    private static int WriteSixteen(uint first, uint second, ref byte target) =>
        Vector128.IsHardwareAccelerated && BitConverter.IsLittleEndian ? WriteSixteen128(first, second, ref target) : WriteSixteenScalar(first, second, ref target);

    private static void WriteEight(ulong digits, ref byte target) =>
        BinaryPrimitives.WriteUInt64LittleEndian(MemoryMarshal.CreateSpan(ref target, sizeof(ulong)), digits | FixedDecimals.AsciiZeros);

    private static int WriteShortWhole(uint whole, ref byte target)
    {
        var text = ShortWholes[whole];
        BinaryPrimitives.WriteUInt32LittleEndian(MemoryMarshal.CreateSpan(ref target, sizeof(uint)), text);
        return (int)(text >> 24);
    }
}

using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MlKit.Labeling.Internal.Deflate;

internal static partial class Adler32
{
    // The sums of sums of 22 bytes of 255 are the last that fit into 16 bits.
    private const int MaxSteps = 22;

    internal static uint Scalar(uint checksum, ReadOnlySpan<byte> data)
    {
        var (sum, sums) = (checksum & 0xFFFF, checksum >> 16);
        while (!data.IsEmpty)
        {
            // The first length at which 32 bits could overflow is 5553: https://www.rfc-editor.org/rfc/rfc1950#section-9.
            var part = data[..Math.Min(data.Length, 5552)];
            data = data[part.Length..];
            foreach (var value in part)
            {
                sum += value;
                sums += sum;
            }

            sum %= Modulus;
            sums %= Modulus;
        }

        return (sums << 16) | sum;
    }

    /// <remarks>
    /// Lane i adds up the bytes i, i + 16, i + 32 ... and the sums it had before each of them. After n vectors the byte at 16 k + i has entered the sum of
    /// sums n - k - 1 times, where it should 16 (n - k) - i times, that is 16 times as often, and 16 - i times more.
    /// </remarks>
    internal static uint Vector128(uint checksum, ReadOnlySpan<byte> data)
    {
        var (sum, sums) = ((ulong)(checksum & 0xFFFF), (ulong)(checksum >> 16));
        var weightsLow = System.Runtime.Intrinsics.Vector128.Create((ushort)16, 15, 14, 13, 12, 11, 10, 9);
        var weightsHigh = System.Runtime.Intrinsics.Vector128.Create((ushort)8, 7, 6, 5, 4, 3, 2, 1);
        ref var source = ref MemoryMarshal.GetReference(data);
        nuint i = 0;
        for (var vectors = data.Length / 16; vectors > 0;)
        {
            var steps = Math.Min(vectors, MaxSteps);
            vectors -= steps;
            var (low, high, lowSums, highSums) = (Vector128<ushort>.Zero, Vector128<ushort>.Zero, Vector128<ushort>.Zero, Vector128<ushort>.Zero);
            sums += sum * (ulong)(16 * steps);
            for (var step = 0; step < steps; step++, i += 16)
            {
                var (lower, upper) = System.Runtime.Intrinsics.Vector128.Widen(System.Runtime.Intrinsics.Vector128.LoadUnsafe(ref source, i));
                lowSums += low;
                highSums += high;
                low += lower;
                high += upper;
            }

            sum += Add(low) + Add(high);
            sums += 16 * (Add(lowSums) + Add(highSums)) + AddProducts(low, weightsLow) + AddProducts(high, weightsHigh);
            sum %= Modulus;
            sums %= Modulus;
        }

        return Scalar((uint)((sums % Modulus) << 16) | (uint)(sum % Modulus), data[(int)i..]);
    }

    private static ulong Add(Vector128<ushort> values)
    {
        var (lower, upper) = System.Runtime.Intrinsics.Vector128.Widen(values);
        return System.Runtime.Intrinsics.Vector128.Sum(lower + upper);
    }

    private static ulong AddProducts(Vector128<ushort> values, Vector128<ushort> weights)
    {
        var (lower, upper) = System.Runtime.Intrinsics.Vector128.Widen(values);
        var (lowerWeights, upperWeights) = System.Runtime.Intrinsics.Vector128.Widen(weights);
        return System.Runtime.Intrinsics.Vector128.Sum((lower * lowerWeights) + (upper * upperWeights));
    }
}

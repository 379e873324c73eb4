using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace MlKit.Labeling.Npy;

/// <summary>Folds long data into 64 bytes of the same CRC-32, four times 64 bytes a step, where <see cref="System.IO.Hashing.Crc32"/> takes four times 16.</summary>
/// <remarks>
/// After V. Gopal and others, "Fast CRC computation for generic polynomials using PCLMULQDQ instruction" (2009). The bytes are a polynomial over GF(2), the first bit its highest power.
/// Modulo the CRC's polynomial, what lies n bits before other data can be added to these, times x^n. A lane of 128 bits is multiplied by halves: the first by x^(n + 32), the second by
/// x^(n - 32), both modulo the polynomial; the bits lie in reversed order, as the CRC-32 of zip archives has them. Raw instructions, because there are no portable ones for it.
/// </remarks>
internal static class NpzChecksumFolding
{
    /// <summary>The bytes that are left.</summary>
    public const int FoldedBytes = 64;

    /// <summary>The bytes of a step, and the fewest to fold.</summary>
    public const int LeastBytes = 4 * FoldedBytes;

    private const ulong FirstBy512 = 0x154442bd4, SecondBy512 = 0x1c6e41596;
    private const ulong FirstBy2048 = 0x11542778a, SecondBy2048 = 0x1322d1430;

    public static bool IsSupported => Pclmulqdq.V512.IsSupported;

    /// <summary>Folds whole steps and returns how many bytes these are. The checksum of what comes before goes into the result, whose checksum it then need not be added to.</summary>
    public static int Fold512(uint checksum, ReadOnlySpan<byte> data, Span<byte> folded)
    {
        ref var source = ref MemoryMarshal.GetReference(data);
        var by2048 = Vector512.Create(Vector256.Create(Vector128.Create(FirstBy2048, SecondBy2048)));
        var by512 = Vector512.Create(Vector256.Create(Vector128.Create(FirstBy512, SecondBy512)));

        // What goes before data is the same as a change of their first 32 bits. A checksum is inverted at its end, and begins with all bits set: that undoes the last line.
        var a = Load(ref source, 0) ^ Vector512.CreateScalar((ulong)~checksum);
        var (b, c, d) = (Load(ref source, 64), Load(ref source, 128), Load(ref source, 192));
        nuint i = LeastBytes;
        for (; i <= (nuint)(data.Length - LeastBytes); i += LeastBytes)
        {
            a = Fold(a, by2048) ^ Load(ref source, i);
            b = Fold(b, by2048) ^ Load(ref source, i + 64);
            c = Fold(c, by2048) ^ Load(ref source, i + 128);
            d = Fold(d, by2048) ^ Load(ref source, i + 192);
        }

        b ^= Fold(a, by512);
        c ^= Fold(b, by512);
        d ^= Fold(c, by512) ^ Vector512.CreateScalar((ulong)uint.MaxValue);
        d.AsByte().CopyTo(folded);
        return (int)i;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Load(ref byte source, nuint position) => Vector512.LoadUnsafe(ref source, position).AsUInt64();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Fold(Vector512<ulong> lanes, Vector512<ulong> by) =>
        Pclmulqdq.V512.CarrylessMultiply(lanes, by, 0x00) ^ Pclmulqdq.V512.CarrylessMultiply(lanes, by, 0x11);
}

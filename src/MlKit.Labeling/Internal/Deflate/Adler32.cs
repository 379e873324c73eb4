namespace MlKit.Labeling.Internal.Deflate;

/// <summary>The checksum at the end of zlib data: 1 + the sum of the bytes, and the sum of these sums, both modulo 65521.</summary>
/// <remarks>https://www.rfc-editor.org/rfc/rfc1950#section-8.2.</remarks>
internal static partial class Adler32
{
    /// <summary>The checksum of no bytes.</summary>
    public const uint Start = 1;

    private const uint Modulus = 65521;

    /// <summary>Continues a checksum with further bytes.</summary>
    public static uint Append(uint checksum, ReadOnlySpan<byte> data) => Vector128(checksum, data);
}

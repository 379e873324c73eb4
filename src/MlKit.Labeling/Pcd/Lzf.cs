namespace MlKit.Labeling.Pcd;

/// <summary>Unpacks LZF, the compression of <c>binary_compressed</c> PCD files.</summary>
/// <remarks>
/// A control byte below 32 is followed by that many literal bytes and one more. Any other holds the length less 2 of a copy in its upper three bits (7: the next byte is added)
/// and, with the byte after it, the distance less 1 back to what is copied in its lower five. See http://oldhome.schmorp.de/marc/liblzf.html.
/// </remarks>
internal static class Lzf
{
    /// <summary>How many bytes a packed byte can stand for: the longest copy makes 264 of 3.</summary>
    public const int MaxRatio = 88;

    /// <summary>Returns whether the packed bytes are sound and fill the target exactly.</summary>
    public static bool TryDecompress(ReadOnlySpan<byte> packed, Span<byte> target)
    {
        var written = 0;
        while (!packed.IsEmpty)
        {
            int control = packed[0];
            packed = packed[1..];
            var literal = control < 32;
            var length = literal ? control + 1 : (control >> 5) + 2;
            var extended = !literal && length == 9;
            var needed = literal ? length : extended ? 2 : 1;
            if (packed.Length < needed)
                return false;

            if (extended)
                length += packed[0];
            if (length > target.Length - written)
                return false;
            if (literal)
                packed[..length].CopyTo(target[written..]);
            else if (!TryCopy(target, written, ((control & 31) << 8) + packed[needed - 1] + 1, length))
                return false;

            written += length;
            packed = packed[needed..];
        }

        return written == target.Length;
    }

    private static bool TryCopy(Span<byte> target, int position, int distance, int length)
    {
        if (distance > position)
            return false;

        // Byte by byte: a copy may reach into what it has just written, which repeats it.
        for (var i = position; i < position + length; i++)
            target[i] = target[i - distance];
        return true;
    }
}

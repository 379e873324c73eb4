namespace MlKit.Labeling.Internal;

/// <summary>Reads the lines of a JSON Lines file, one at a time, as the bytes they are: decoding would hide what is not UTF-8.</summary>
internal static class JsonLines
{
    private const int BlockSize = 1 << 16;

    /// <summary>Reads the lines that are not blank.</summary>
    /// <returns>The lines with their numbers from 1. The bytes of a line are good until the next is asked for.</returns>
    public static IEnumerable<(int Number, ReadOnlyMemory<byte> Text)> Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        var (buffer, start, end, number) = (new byte[BlockSize], 0, 0, 0);
        while (true)
        {
            var length = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
            if (length >= 0)
            {
                if (Trim(buffer.AsMemory(start, length), ++number) is { IsEmpty: false } line)
                    yield return (number, line);
                start += length + 1;
                continue;
            }

            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
            if (end == buffer.Length)
                Array.Resize(ref buffer, 2 * buffer.Length);
            var read = file.Read(buffer.AsSpan(end));
            if (read == 0)
                break;
            end += read;
        }

        if (Trim(buffer.AsMemory(0, end), ++number) is { IsEmpty: false } last)
            yield return (number, last);
    }

    private static ReadOnlyMemory<byte> Trim(ReadOnlyMemory<byte> line, int number)
    {
        if (number == 1 && line.Span.StartsWith("\uFEFF"u8))
            line = line[3..];
        return line.Trim(" \t\r"u8);
    }
}

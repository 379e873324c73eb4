using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Npy;

namespace MlKit.Labeling.PointClouds;

/// <summary>Writes points as lines of numbers, and reads them back.</summary>
internal static class TextPoints
{
    // Sixteen or seventeen digits, a sign, a point and the separator.
    private const int UsualLength = 20;

    // "-1.234567890123456789e-308" and the separator.
    private const int MaxScientificLength = 32;

    // Coordinates, an intensity, three colours of three digits at most; each with a separator, which lies within the room a number has beyond its end.
    private const int MaxLineLength = (3 * FixedDecimals.MaxLength) + ShortestDigits.MaxLength + (3 * 4);

    private static ReadOnlySpan<byte> Blanks => " \t\r"u8;

    public static ReadOnlyMemory<byte> Encode(PointCloud cloud, PointFormat format, FixedDecimals? decimals)
    {
        // Enough for usual coordinates; the writer grows where it is not.
        var line = (3 * (decimals?.UsualLength ?? UsualLength)) + (4 * (format.ValuesPerPoint() - 3));
        var writer = new ArrayBufferWriter<byte>(Capacity(((long)line * cloud.Count) + MaxLineLength));
        Encode(cloud, format, decimals, writer);
        return writer.WrittenMemory;
    }

    /// <summary>Writes as many lines as the destination has room for, asks for more room, and so on.</summary>
    public static void Encode(PointCloud cloud, PointFormat format, FixedDecimals? decimals, IBufferWriter<byte> destination)
    {
        for (var i = 0; i < cloud.Count;)
        {
            var room = destination.GetSpan(MaxLineLength);
            ArgumentOutOfRangeException.ThrowIfLessThan(room.Length, MaxLineLength, nameof(destination));
            var length = 0;
            for (; i < cloud.Count && room.Length - length >= MaxLineLength; i++)
                length += WriteLine(room[length..], cloud, format, decimals, i);
            destination.Advance(length);
        }
    }

    /// <summary>Writes N x 3 points as NumPy's <c>savetxt</c> does by default: <c>%.18e</c>, a space between numbers.</summary>
    public static void EncodeLikeSaveTxt(ReadOnlySpan<double> points, IBufferWriter<byte> destination)
    {
        for (var i = 0; i < points.Length; i++)
        {
            var number = destination.GetSpan(MaxScientificLength);
            var length = WriteScientific(points[i], number);
            number[length] = i % 3 == 2 ? (byte)'\n' : (byte)' ';
            destination.Advance(length + 1);
        }
    }

    public static double[] Decode(ReadOnlySpan<byte> bytes, PointFormat format, string name)
    {
        var width = format.ValuesPerPoint();
        var values = new List<double>(bytes.Length / 12);
        Span<double> row = stackalloc double[width];
        var lineNumber = 0;
        while (!bytes.IsEmpty)
        {
            lineNumber++;
            var end = bytes.IndexOf((byte)'\n');
            var line = end < 0 ? bytes : bytes[..end];
            bytes = end < 0 ? default : bytes[(end + 1)..];
            var count = ReadLine(line, row, out var rest);
            if (!rest.IsEmpty || (count > 0 && count < width))
                throw BadLine(name, lineNumber, format, count, rest);
            if (count == width)
                values.AddRange(row);
        }

        return [.. values];
    }

    private static int Capacity(long bytes) => (int)Math.Clamp(bytes, 1, Array.MaxLength);

    private static int WriteLine(Span<byte> line, PointCloud cloud, PointFormat format, FixedDecimals? decimals, int i)
    {
        var point = cloud.Points.AsSpan(3 * i, 3);
        var position = decimals is { } fixedDecimals ? WriteFixed(point, fixedDecimals, line) : WriteShortest(point, line);
        if (format.HasIntensity())
            position += WriteShortest(cloud.Intensity.AsSpan(i, 1), line[position..]);
        for (var channel = 0; format.HasColor() && channel < 3; channel++)
        {
            cloud.Colors![(3 * i) + channel].TryFormat(line[position..], out var length, default, CultureInfo.InvariantCulture);
            position += length;
            line[position++] = (byte)' ';
        }

        line[position - 1] = (byte)'\n';
        return position;
    }

    private static int WriteFixed(ReadOnlySpan<double> values, in FixedDecimals decimals, Span<byte> target)
    {
        var position = 0;
        foreach (var value in values)
        {
            position += decimals.Write(value, target[position..]);
            target[position++] = (byte)' ';
        }

        return position;
    }

    private static int WriteShortest(ReadOnlySpan<double> values, Span<byte> target)
    {
        var position = 0;
        foreach (var value in values)
        {
            position += ShortestDigits.Write(value, target[position..]);
            target[position++] = (byte)' ';
        }

        return position;
    }

    private static int WriteScientific(double value, Span<byte> target)
    {
        if (!double.IsFinite(value))
        {
            var text = double.IsNaN(value) ? "nan"u8 : value > 0 ? "inf"u8 : "-inf"u8;
            text.CopyTo(target);
            return text.Length;
        }

        // .NET writes at least three digits of the exponent, C at least two.
        value.TryFormat(target, out var length, "e18", CultureInfo.InvariantCulture);
        if (target[length - 3] != (byte)'0')
            return length;

        target.Slice(length - 2, 2).CopyTo(target[(length - 3)..]);
        return length - 1;
    }

    /// <summary>Reads the numbers of a line; <paramref name="rest"/> is what follows them: a number too many, or something that is none.</summary>
    private static int ReadLine(ReadOnlySpan<byte> line, Span<double> row, out ReadOnlySpan<byte> rest)
    {
        var count = 0;
        rest = line.Trim(Blanks);
        while (count < row.Length && Utf8Parser.TryParse(rest, out double value, out var consumed) && (consumed == rest.Length || Blanks.Contains(rest[consumed])))
        {
            row[count++] = value;
            rest = rest[consumed..].TrimStart(Blanks);
        }

        return count;
    }

    private static LabelingDataException BadLine(string name, int lineNumber, PointFormat format, int count, ReadOnlySpan<byte> rest)
    {
        var width = format.ValuesPerPoint();
        var word = rest.IndexOfAny(Blanks) is >= 0 and var end ? rest[..end] : rest;
        return new LabelingDataException(new LabelingIssue(
            string.Create(CultureInfo.InvariantCulture, $"{name}:{lineNumber}"),
            $"must hold {width} numbers, as {format.ToFormatName()} has",
            rest.IsEmpty ? $"{count}" : count == width ? "more" : $"{NpyIssue.Quote(word)}, which is no number",
            "Correct the format, or write the file again."));
    }
}

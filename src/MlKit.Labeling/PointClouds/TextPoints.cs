using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Npy;

namespace MlKit.Labeling.PointClouds;

/// <summary>Writes points as lines of numbers, and reads them back.</summary>
internal static class TextPoints
{
    // The longest shortest-round-trip double is "-2.2250738585072014E-308"; the rest is room for the separator.
    private const int MaxNumberLength = 32;

    private static ReadOnlySpan<byte> Blanks => " \t\r"u8;

    public static ReadOnlyMemory<byte> Encode(PointCloud cloud, PointFormat format)
    {
        var writer = new ArrayBufferWriter<byte>(Capacity(20L * cloud.Count * format.ValuesPerPoint()));
        for (var i = 0; i < cloud.Count; i++)
        {
            var line = writer.GetSpan(format.ValuesPerPoint() * MaxNumberLength);
            var length = WriteLine(line, cloud, format, i);
            writer.Advance(length);
        }

        return writer.WrittenMemory;
    }

    /// <summary>Writes N x 3 points as NumPy's <c>savetxt</c> does by default: <c>%.18e</c>, a space between numbers.</summary>
    public static ReadOnlyMemory<byte> EncodeLikeSaveTxt(ReadOnlySpan<double> points)
    {
        var writer = new ArrayBufferWriter<byte>(Capacity(26L * points.Length));
        for (var i = 0; i < points.Length; i++)
        {
            var number = writer.GetSpan(MaxNumberLength);
            var length = WriteScientific(points[i], number);
            number[length] = i % 3 == 2 ? (byte)'\n' : (byte)' ';
            writer.Advance(length + 1);
        }

        return writer.WrittenMemory;
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

    // A guess that spares most growing; the writer grows where it is too small.
    private static int Capacity(long bytes) => (int)Math.Clamp(bytes, 1, Array.MaxLength);

    private static int WriteLine(Span<byte> line, PointCloud cloud, PointFormat format, int i)
    {
        var position = 0;
        for (var axis = 0; axis < 3; axis++)
            position += Write(cloud.Points[(3 * i) + axis], line[position..]);
        if (format.HasIntensity())
            position += Write(cloud.Intensity![i], line[position..]);
        for (var channel = 0; format.HasColor() && channel < 3; channel++)
            position += Write(cloud.Colors![(3 * i) + channel], line[position..]);

        line[position - 1] = (byte)'\n';
        return position;
    }

    private static int Write(double value, Span<byte> target)
    {
        // "R" is the shortest text that reads back as the same double; it is the default format too.
        value.TryFormat(target, out var length, default, CultureInfo.InvariantCulture);
        target[length] = (byte)' ';
        return length + 1;
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

using System.Buffers;
using System.Globalization;
using System.Text;
using MlKit.Labeling.Npy;
using MlKit.Labeling.PointClouds;

namespace MlKit.Labeling.Pcd;

/// <summary>Reads and writes the data of ASCII PCD files.</summary>
internal static class PcdText
{
    // The longest shortest-round-trip float is "-1.17549435E-38"; the rest is room for the separator.
    private const int MaxNumberLength = 24;

    private const int MaxNumbers = 5;

    private static ReadOnlySpan<byte> Blanks => " \t\r"u8;

    public static void Encode(PointCloud cloud, IBufferWriter<byte> writer)
    {
        for (var i = 0; i < cloud.Count; i++)
        {
            var line = writer.GetSpan(MaxNumbers * MaxNumberLength);
            var length = 0;
            for (var axis = 0; axis < 3; axis++)
                length += Write((float)cloud.Points[(3 * i) + axis], line[length..]);
            if (cloud.Intensity is not null)
                length += Write((float)cloud.Intensity[i], line[length..]);
            if (cloud.Colors is not null)
                length += Write(PcdColor.Pack(cloud.Colors, i), line[length..]);

            line[length - 1] = (byte)'\n';
            writer.Advance(length);
        }
    }

    public static PointCloud Decode(ReadOnlySpan<byte> data, PcdHeader header, string name)
    {
        // A number takes a digit and a separator at least: what the data cannot hold is refused before memory is taken for it.
        if (header.Points > (data.Length + 1L) / (2L * header.Columns))
            throw PcdIssue.Data(name, Text($"must hold {header.Points} lines of {header.Columns} numbers, as its header says"), Text($"{data.Length} bytes"));

        var points = new double[3 * header.Points];
        var cloud = new PointCloud(points, header.Intensity is null ? null : new double[header.Points], header.Color is null ? null : new byte[points.Length]);
        var point = 0;
        for (var lineNumber = header.DataLine; !data.IsEmpty; lineNumber++)
        {
            var end = data.IndexOf((byte)'\n');
            var line = (end < 0 ? data : data[..end]).Trim(Blanks);
            data = end < 0 ? default : data[(end + 1)..];
            if (line.IsEmpty)
                continue;
            if (point == header.Points)
                throw PcdIssue.Data(new Place(name, lineNumber).ToString(), Text($"must hold {point} points, as its header says"), "more");

            ReadLine(line, header, cloud, point++, new Place(name, lineNumber));
        }

        return point == header.Points ? cloud : throw PcdIssue.Data(name, Text($"must hold {header.Points} points, as its header says"), Text($"{point}"));
    }

    private static void ReadLine(ReadOnlySpan<byte> line, PcdHeader header, PointCloud cloud, int point, Place place)
    {
        var column = 0;
        for (; !line.IsEmpty; column++)
        {
            var length = line.IndexOfAny(Blanks) is >= 0 and var end ? end : line.Length;
            Store(line[..length], column, header, cloud, point, place);
            line = line[length..].TrimStart(Blanks);
        }

        if (column != header.Columns)
            throw PcdIssue.Data(place.ToString(), Text($"must hold {header.Columns} numbers, as its header says"), Text($"{column}"));
    }

    private static void Store(ReadOnlySpan<byte> word, int column, PcdHeader header, PointCloud cloud, int point, Place place)
    {
        for (var axis = 0; axis < 3; axis++)
        {
            if (header.Axes[axis].Column == column)
                cloud.Points[(3 * point) + axis] = header.Axes[axis].Stored(Number(word, place));
        }

        if (header.Intensity?.Column == column)
            cloud.Intensity![point] = header.Intensity.Stored(Number(word, place));
        if (header.Color?.Column == column)
        {
            var bits = header.Color.PackedColor(Number(word, place));
            PcdColor.Unpack(bits ?? throw PcdIssue.Data(place.ToString(), "must hold a colour as a whole number of 32 bits", NpyIssue.Quote(word)), cloud.Colors!, point);
        }
    }

    private static double Number(ReadOnlySpan<byte> word, Place place)
    {
        if (double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
            return value;

        if (Ascii.EqualsIgnoreCase(word, "inf"u8))
            return double.PositiveInfinity;

        return Ascii.EqualsIgnoreCase(word, "-inf"u8)
            ? double.NegativeInfinity
            : throw PcdIssue.Data(place.ToString(), "must hold numbers", NpyIssue.Quote(word));
    }

    private static int Write(float value, Span<byte> target)
    {
        var length = 0;
        if (float.IsFinite(value))
            value.TryFormat(target, out length, default, CultureInfo.InvariantCulture);
        else
            length = Copy(float.IsNaN(value) ? "nan"u8 : value > 0 ? "inf"u8 : "-inf"u8, target);
        target[length] = (byte)' ';
        return length + 1;
    }

    private static int Copy(ReadOnlySpan<byte> text, Span<byte> target)
    {
        text.CopyTo(target);
        return text.Length;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>A line of the file, put into words only for an error.</summary>
    private readonly record struct Place(string Name, int Line)
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name}:{Line}");
    }
}

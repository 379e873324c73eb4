using System.Globalization;
using System.Text;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Npy;

namespace MlKit.Labeling.Pcd;

/// <summary>Reads and checks the header of a PCD file.</summary>
internal sealed class PcdHeaderParser(string name)
{
    private static readonly string[] Keys = ["VERSION", "FIELDS", "SIZE", "TYPE", "COUNT", "WIDTH", "HEIGHT", "VIEWPOINT", "POINTS", "DATA"];

    private readonly Dictionary<string, (int Line, string[] Words)> _entries = [];

    public PcdHeader Parse(ReadOnlySpan<byte> file)
    {
        var start = 0;
        var line = 0;
        while (!_entries.ContainsKey("DATA"))
        {
            line++;
            if (start == file.Length)
                throw PcdIssue.Header(name, line, "the header must end with DATA", "the end of the file");
            var end = file[start..].IndexOf((byte)'\n') is >= 0 and var length ? start + length : file.Length;
            Add(line, file[start..end]);
            start = Math.Min(end + 1, file.Length);
        }

        var data = Only("DATA", "must be ascii, binary or binary_compressed", word => word is "ascii" or "binary" or "binary_compressed" ? word : null);
        var fields = Fields();
        var last = fields[^1];
        return new PcdHeader(
            data, Points(), last.ByteOffset + (last.Size * last.Count), last.Column + last.Count, start, line + 1,
            [Axis(fields, "x"), Axis(fields, "y"), Axis(fields, "z")], Optional(fields, "intensity"), Color(fields));
    }

    private void Add(int line, ReadOnlySpan<byte> bytes)
    {
        var text = bytes.Trim(" \t\r"u8);
        if (text.IsEmpty || text[0] == '#')
            return;

        var key = Encoding.Latin1.GetString(text[..(text.IndexOfAny(" \t"u8) is >= 0 and var end ? end : text.Length)]);
        if (key == "COLUMNS")
            key = "FIELDS"; // The name before version 0.6.
        if (!Keys.Contains(key))
            throw PcdIssue.Header(name, line, $"must begin with {string.Join(", ", Keys[..^1])} or {Keys[^1]}", NpyIssue.Quote(key));

        var words = Encoding.Latin1.GetString(text).Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1..];
        if (!_entries.TryAdd(key, (line, words)))
            throw PcdIssue.Header(name, line, $"must not give {key} again", $"it in line {_entries[key].Line} too");
    }

    private PcdField[] Fields()
    {
        var names = Words("FIELDS");
        if (names.Length == 0)
            throw Error("FIELDS", "must name the fields", "none");

        var sizes = Words("SIZE", names.Length);
        var types = Words("TYPE", names.Length);
        var counts = _entries.ContainsKey("COUNT") ? Words("COUNT", names.Length) : null;
        var fields = new PcdField[names.Length];
        var (offset, column) = (0L, 0);
        for (var i = 0; i < fields.Length; i++)
        {
            var type = types[i] is [var letter] ? letter : '?';
            if (!PcdField.IsKnown(type, Whole(sizes[i]) ?? 0))
                throw Error("TYPE", "must be I or U of 1, 2, 4 or 8 bytes or F of 4 or 8 bytes", $"{NpyIssue.Quote(types[i])} of SIZE {NpyIssue.Quote(sizes[i])} for {NpyIssue.Quote(names[i])}");
            var count = counts is null ? 1 : Whole(counts[i]) ?? 0;
            if (count == 0)
                throw Error("COUNT", "must hold whole numbers from 1", $"{NpyIssue.Quote(counts![i])} for {NpyIssue.Quote(names[i])}");

            fields[i] = new PcdField(names[i], type, Whole(sizes[i])!.Value, count, (int)offset, column);
            offset += (long)fields[i].Size * count;
            if (offset > int.MaxValue)
                throw Error("COUNT", "must give a point less than 2 GiB", string.Create(CultureInfo.InvariantCulture, $"{offset} bytes and more"));
            column += count;
        }

        return fields;
    }

    private int Points()
    {
        var width = Number("WIDTH");
        var height = Number("HEIGHT");
        var points = Number("POINTS");
        if ((width ?? points) is null)
            throw Error("DATA", "must come after POINTS or WIDTH", "neither");

        var size = width is null ? points!.Value : (long)width * (height ?? 1);
        if (points is not null && points != size)
            throw Error("POINTS", "must equal WIDTH times HEIGHT", string.Create(CultureInfo.InvariantCulture, $"{points} instead of {size}"));

        return size <= int.MaxValue
            ? (int)size
            : throw Error("WIDTH", "must give less than 2147483648 points with HEIGHT", string.Create(CultureInfo.InvariantCulture, $"{size}"));
    }

    private PcdField Axis(PcdField[] fields, string axis) => Optional(fields, axis) ?? throw Error("FIELDS", "must name x, y and z", $"no {axis}");

    private PcdField? Optional(PcdField[] fields, string field)
    {
        var found = Array.FindAll(fields, candidate => candidate.Name == field);
        if (found.Length > 1)
            throw Error("FIELDS", $"must name {field} once", string.Create(CultureInfo.InvariantCulture, $"it {found.Length} times"));

        return found is [{ Count: > 1 }]
            ? throw Error("COUNT", $"must be 1 for {field}", string.Create(CultureInfo.InvariantCulture, $"{found[0].Count}"))
            : found.FirstOrDefault();
    }

    private PcdField? Color(PcdField[] fields)
    {
        var color = Optional(fields, "rgb") ?? Optional(fields, "rgba");
        return color is null or { Size: 4 }
            ? color
            : throw Error("SIZE", $"must be 4 for {color.Name}", string.Create(CultureInfo.InvariantCulture, $"{color.Size}"));
    }

    private int? Number(string key) => _entries.ContainsKey(key) ? Only(key, "must be a whole number from 0 to 2147483647", Whole) : null;

    private T Only<T>(string key, string rule, Func<string, T?> read)
        where T : class => Words(key) is [var word] && read(word) is { } value ? value : throw Error(key, rule, Found(key));

    private int Only(string key, string rule, Func<string, int?> read) =>
        Words(key) is [var word] && read(word) is { } value ? value : throw Error(key, rule, Found(key));

    private string Found(string key) => NpyIssue.Quote(string.Join(' ', Words(key)));

    private string[] Words(string key, int count)
    {
        var words = Words(key);
        return words.Length == count
            ? words
            : throw Error(key, string.Create(CultureInfo.InvariantCulture, $"must give each of the {count} FIELDS a value"), string.Create(CultureInfo.InvariantCulture, $"{words.Length}"));
    }

    private string[] Words(string key) => _entries.TryGetValue(key, out var entry) ? entry.Words : throw Error("DATA", $"must come after {key}", "none");

    private LabelingDataException Error(string key, string rule, string found) => PcdIssue.Header(name, _entries[key].Line, $"{key} {rule}", found);

    private static int? Whole(string word) => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}

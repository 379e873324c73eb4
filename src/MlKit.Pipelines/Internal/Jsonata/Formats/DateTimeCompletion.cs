namespace MlKit.Pipelines.Internal.Jsonata.Formats;

/// <summary>Makes a moment of the components a picture has read.</summary>
internal static class DateTimeCompletion
{
    /// <summary>Returns null for a moment outside the calendar of the language.</summary>
    /// <exception cref="JsonataException">A component between others is missing (D3136).</exception>
    public static long? Complete(IReadOnlyDictionary<char, long> read, long now)
    {
        var order = OrderOf(read);
        if (order.StartsWith('X'))
            throw Incomplete("years and weeks cannot be read as a date yet");

        var parts = Fill(read, order, new CivilTime(now));
        var days = order[1] == 'd' ? CivilTime.DaysTo(FullYear(parts['Y']), 1, parts['d']) : CivilTime.DaysTo(FullYear(parts['Y']), Math.Max(parts['M'], 1), parts['D']);
        var hour = parts.TryGetValue('h', out var half) ? (half == 12 ? 0 : half) + (parts['P'] == 1 ? 12 : 0) : parts['H'];
        var minutes = (days * 1440) + (hour * 60) + parts['m'] - read.GetValueOrDefault('Z') - read.GetValueOrDefault('z');
        var millis = (Int128)minutes * 60_000 + (parts['s'] * 1000) + parts['f'];
        return Int128.Abs(millis) <= CivilTime.LargestMillis ? (long)millis : null;
    }

    /// <summary>Returns the components that make up the moment, the largest first.</summary>
    private static string OrderOf(IReadOnlyDictionary<char, long> read)
    {
        var date = ReadOnly(read, "YXMxWwdD", "Yd") && read.ContainsKey('d') ? "Yd"
            : read.ContainsKey('X') && (ReadOnly(read, "YXMxWwdD", "Xxw") || ReadOnly(read, "YXMxWwdD", "XW")) ? "X"
            : "YMD";
        var isHalfDay = ReadOnly(read, "PHhmsf", "Phmsf") && (read.ContainsKey('P') || read.ContainsKey('h'));
        return date + (isHalfDay ? "Phmsf" : "Hmsf");
    }

    private static bool ReadOnly(IReadOnlyDictionary<char, long> read, string among, string allowed) => among.Except(allowed).All(c => !read.ContainsKey(c));

    private static Dictionary<char, long> Fill(IReadOnlyDictionary<char, long> read, string order, CivilTime now)
    {
        var first = order.Index().FirstOrDefault(c => read.ContainsKey(c.Item), (order.Length, default)).Index;
        var last = order.Index().LastOrDefault(c => read.ContainsKey(c.Item), (order.Length, default)).Index;
        var parts = new Dictionary<char, long>();
        foreach (var (index, component) in order.Index())
        {
            if (read.TryGetValue(component, out var value))
                parts[component] = value;
            else if (index < first)
                parts[component] = DateTimePicture.ValueOf(now, component);
            else if (index > last)
                parts[component] = component is 'M' or 'D' or 'd' ? 1 : 0;
            else
                throw Incomplete($"component '{component}' is missing");
        }

        return parts;
    }

    // https://tc39.es/ecma262/#sec-makefullyear
    private static long FullYear(long year) => year is >= 0 and <= 99 ? 1900 + year : year;

    private static JsonataException Incomplete(string why) =>
        new("D3136", $"The picture of $toMillis must have every component between its largest and its smallest, but {why}.", "toMillis");
}

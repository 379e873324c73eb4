using System.Globalization;
using System.Text.RegularExpressions;

namespace MlKit.Pipelines.Internal.Jsonata.Formats;

/// <summary>Timestamps of ISO 8601 as <c>$toMillis</c> reads them: only the year must be there; without an offset they are UTC.</summary>
internal static partial class IsoTimestamp
{
    /// <exception cref="JsonataException">The text is none (D3110).</exception>
    public static long Parse(string text)
    {
        var match = Timestamp().Match(text);
        if (!match.Success || !IsOnCalendar(match, out var day))
            throw new JsonataException("D3110", $"The argument of $toMillis must be a timestamp of ISO 8601, such as '2018-02-01T09:42:13.123Z', but was '{PictureText.Shorten(text)}'.", "toMillis");

        var seconds = (((Number(match, "hour", 0) * 60) + Number(match, "minute", 0)) * 60) + Number(match, "second", 0);
        var offset = (Number(match, "offsetHour", 0) * 60) + Number(match, "offsetMinute", 0);
        var offsetMillis = offset * (match.Groups["sign"].ValueSpan is "-" ? -60_000L : 60_000L);
        return (day * 86_400_000L) + (seconds * 1000L) + Milliseconds(match) - offsetMillis;
    }

    private static bool IsOnCalendar(Match match, out long day)
    {
        var (year, month) = (Number(match, "year", 0), Number(match, "month", 1));
        day = CivilTime.DaysTo(year, month, Number(match, "day", 1));
        // 24:00 is the end of a day, and nothing else begins with 24.
        var isMidnight = Number(match, "hour", 0) != 24 || (Number(match, "minute", 0) == 0 && Number(match, "second", 0) == 0 && Milliseconds(match) == 0);
        return isMidnight && day < CivilTime.DaysTo(year, month + 1, 1);
    }

    private static int Number(Match match, string group, int standard) =>
        match.Groups[group] is { Success: true } found ? int.Parse(found.ValueSpan, CultureInfo.InvariantCulture) : standard;

    private static int Milliseconds(Match match) =>
        match.Groups["fraction"] is { Success: true } found ? int.Parse(found.Value.PadRight(3, '0').AsSpan(0, 3), CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(
        @"^(?<year>[0-9]{4})(-(?<month>0[1-9]|1[0-2])(-(?<day>0[1-9]|[12][0-9]|3[01]))?)?" +
        @"(T(?<hour>[01][0-9]|2[0-4]):(?<minute>[0-5][0-9]):(?<second>[0-5][0-9])(\.(?<fraction>[0-9]+))?)?" +
        @"(Z|(?<sign>[-+])(?<offsetHour>[01][0-9]|2[0-3]):?(?<offsetMinute>[0-5][0-9]))?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Timestamp();
}

using System.Text;

namespace MlKit.Pipelines.Internal.Jsonata.Formats;

/// <summary>How a moment is written: <c>[D1o] [MNn] [Y]</c>.</summary>
/// <remarks>https://www.w3.org/TR/xpath-functions-31/#rules-for-datetime-formatting</remarks>
internal static class DateTimePicture
{
    private const string Standard = "[Y0001]-[M01]-[D01]T[H01]:[m01]:[s01].[f001][Z01:01t]";

    /// <summary>Writes a moment as the clock of a timezone (such as <c>-0500</c>; UTC by default) shows it, by default as ISO 8601 does.</summary>
    /// <exception cref="JsonataException">The picture or the timezone is none, or the moment lies outside the calendar of the language (T0410).</exception>
    public static string Format(long millis, string? picture, string? timezone)
    {
        var offset = UtcOffset.Parse(timezone);
        if (millis is < -CivilTime.LargestMillis or > CivilTime.LargestMillis)
            throw new JsonataException("T0410", "The milliseconds of $fromMillis must lie within 8,640,000,000,000,000 of 1970.", "fromMillis");

        var time = new CivilTime(millis + (offset * 60_000L));
        var text = new StringBuilder();
        foreach (var part in DateTimePictureParser.Parse(picture ?? Standard))
            text.Append(part.Marker is { } marker ? Format(time, offset, marker) : part.Literal);

        return text.ToString();
    }

    /// <summary>Reads a moment, by default in ISO 8601; null if the text is not written in the picture's way. What a picture leaves out is taken from the current moment before its first part and is zero after its last.</summary>
    /// <exception cref="JsonataException">The text is not ISO 8601 (D3110), the picture leaves a part out between others (D3136), or it is none.</exception>
    public static long? Parse(string text, string? picture, long now) =>
        picture is null ? IsoTimestamp.Parse(text) : DateTimeReader.Read(text, DateTimePictureParser.Parse(picture)) is { } parts ? DateTimeCompletion.Complete(parts, now) : null;

    private static string Format(CivilTime time, int offset, DateTimeMarker marker)
    {
        if (marker.Component is 'Z' or 'z')
            return UtcOffset.Format(offset, marker);

        if (marker.Component is 'C' or 'E')
            return "ISO";

        var value = ValueOf(time, marker.Component);
        if (marker.Component == 'P' || marker.Names is not null)
            return FormatName(DateTimeNames.Of(marker.Component, (int)value), marker);

        return marker.Number!.Format(marker.YearDigits is { } digits ? value % Math.Pow(10, digits) : value);
    }

    private static string FormatName(string name, DateTimeMarker marker) => marker switch
    {
        { Component: 'P' } => marker.Names == LetterCase.Upper ? name.ToUpperInvariant() : name,
        { Names: LetterCase.Upper } => marker.Shorten(name.ToUpperInvariant()),
        { Names: LetterCase.Lower } => marker.Shorten(name.ToLowerInvariant()),
        _ => marker.Shorten(name),
    };

    /// <summary>Returns the number of a component of a moment.</summary>
    internal static long ValueOf(CivilTime time, char component) => component switch
    {
        'Y' => time.Year,
        'M' => time.Month,
        'D' => time.Day,
        'd' => time.DayOfYear,
        'F' => time.Weekday,
        'X' => time.WeekThursday.Year,
        'x' => time.WeekThursday.Month,
        'W' => time.WeekOfYear,
        'w' => time.WeekOfMonth,
        'H' => time.Hour,
        'h' => (time.Hour + 11) % 12 + 1,
        'P' => time.Hour / 12,
        'm' => time.Minute,
        's' => time.Second,
        _ => time.Millisecond,
    };
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace MlKit.Pipelines.Internal.Jsonata.Formats;

/// <summary>Reads and writes how far a clock is from UTC; offsets are minutes.</summary>
internal static partial class UtcOffset
{
    /// <summary>Reads the timezone argument of <c>$fromMillis</c>, such as <c>-0530</c>.</summary>
    /// <exception cref="JsonataException">It is none (T0410).</exception>
    public static int Parse(string? timezone)
    {
        if (timezone is null)
            return 0;

        var match = Timezone().Match(timezone);
        if (!match.Success)
            throw new JsonataException("T0410", $"The timezone of $fromMillis must be a sign and four digits, hours and minutes, such as '+0100', but was '{PictureText.Shorten(timezone)}'.", "fromMillis");

        var digits = int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture);
        var minutes = (digits / 100 * 60) + (digits % 100);
        return match.Groups[1].ValueSpan is "-" ? -minutes : minutes;
    }

    /// <summary>Writes an offset in the digits of a picture: hours (minutes only where there are any), or hours and minutes.</summary>
    /// <exception cref="JsonataException">The picture has more than four digits (D3134).</exception>
    public static string Format(int offset, DateTimeMarker marker)
    {
        if (offset == 0 && marker.Modifier == 't')
            return "Z";

        var (hours, minutes) = Math.DivRem(Math.Abs(offset), 60);
        var digits = marker.ZoneDigits;
        var text = digits switch
        {
            { Grouping.IsRegular: false, MandatoryDigits: 1 or 2 } => digits.Format(Text(hours)) + (minutes == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $":{minutes:00}")),
            { Grouping.IsRegular: true } or { MandatoryDigits: 3 or 4 } => digits.Format(Text((hours * 100) + minutes)),
            _ => throw new JsonataException("D3134", $"The picture of a timezone must have at most four digits, but was '{PictureText.Shorten(marker.Text)}'."),
        };

        return (marker.Component == 'z' ? "GMT" : "") + (offset < 0 ? '-' : '+') + text;
    }

    /// <summary>Returns how many characters at the start of a text are an offset in the marker's way; 0 if there is none.</summary>
    public static int Measure(ReadOnlySpan<char> text, DateTimeMarker marker)
    {
        var prefix = marker.Component == 'z' ? "GMT" : "";
        if (marker.Modifier == 't' && text.StartsWith('Z'))
            return 1;

        if (!text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) || text.Length <= prefix.Length || text[prefix.Length] is not ('+' or '-'))
            return 0;

        var hours = prefix.Length + 1 + DigitsOf(text[(prefix.Length + 1)..]);
        if (hours == prefix.Length + 1 || marker.ZoneSeparator is not { } separator)
            return hours == prefix.Length + 1 ? 0 : hours;

        var minutes = text[hours..].StartsWith(separator, StringComparison.Ordinal) ? DigitsOf(text[(hours + separator.Length)..]) : 0;
        return minutes == 0 ? 0 : hours + separator.Length + minutes;
    }

    /// <summary>Reads what <see cref="Measure"/> found.</summary>
    public static long? Parse(string text, DateTimeMarker marker)
    {
        if (text is "Z")
            return 0;

        var sign = text.IndexOfAny(['+', '-']);
        var digits = text.AsSpan(sign + 1);
        var hourDigits = marker.ZoneSeparator is { } separator ? digits.IndexOf(separator) : Math.Min(digits.Length, 2);
        var minuteDigits = digits[hourDigits..].TrimStart(marker.ZoneSeparator);
        if (!TryParse(digits[..hourDigits], out var hours) || !TryParse(minuteDigits, out var minutes))
            return null;

        return (text[sign] == '-' ? -1 : 1) * ((hours * 60L) + minutes);
    }

    private static bool TryParse(ReadOnlySpan<char> digits, out int value)
    {
        value = 0;
        return digits.IsEmpty || (int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value <= DateTimeReader.LargestPart);
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static int DigitsOf(ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('0', '9') is var end and >= 0 ? end : text.Length;

    [GeneratedRegex(@"^([-+]?)([0-9]{0,2}[0-5][0-9]|[0-9])\z", RegexOptions.CultureInvariant)]
    private static partial Regex Timezone();
}

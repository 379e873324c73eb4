using System.Globalization;

namespace MlKit.Pipelines.Internal.Jsonata.Formats;

/// <summary>Reads what stands between the square brackets of a date and time picture.</summary>
internal static class DateTimeMarkerParser
{
    private const string NumberComponents = "YMDdFWwXxHhmsf";

    // Wider than any number needs, and little enough for memory.
    private const int LargestWidth = 1000;

    /// <exception cref="JsonataException">The component is unknown or too wide (D3132), its name is asked for but has none (D3133), or its number is written in no supported way (D3130, D3131).</exception>
    public static DateTimeMarker Parse(string text)
    {
        var marker = string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
        if (marker.Length == 0 || StandardFormat(marker[0]) is not { } format)
            throw Unknown(text);

        var comma = marker.LastIndexOf(',');
        var (minimum, maximum) = comma < 0 ? default : ParseWidths(marker[(comma + 1)..], text);
        var presentation = comma < 0 ? marker[1..] : marker[1..comma];
        var modifier = '\0';
        if (presentation.Length > 1 && presentation[^1] is 'a' or 't' or 'c' or 'o')
            (presentation, modifier) = (presentation[..^1], presentation[^1]);

        var result = new DateTimeMarker(text, marker[0]) { Modifier = modifier, MaximumWidth = maximum };
        return AddFormat(result, presentation.Length > 0 ? presentation : format, minimum);
    }

    private static DateTimeMarker AddFormat(DateTimeMarker marker, string format, int? minimum)
    {
        if (marker.Component is 'Z' or 'z')
            return marker with { ZoneDigits = DigitPattern.Parse(format) };

        if (format[0] is 'n' or 'N')
            return AddNames(marker, format);

        return NumberComponents.Contains(marker.Component, StringComparison.Ordinal) ? AddNumber(marker, format, minimum) : marker;
    }

    private static DateTimeMarker AddNames(DateTimeMarker marker, string format)
    {
        if ("YDdWwXHhmsf".Contains(marker.Component, StringComparison.Ordinal))
            throw new JsonataException("D3133", $"Only months, days of the week and halves of the day have names, but a name is asked for by '[{PictureText.Shorten(marker.Text)}]'.", marker.Component.ToString());

        return marker with { Names = format[0] == 'n' ? LetterCase.Lower : format.AsSpan(1).StartsWith('n') ? LetterCase.Title : LetterCase.Upper };
    }

    private static DateTimeMarker AddNumber(DateTimeMarker marker, string format, int? minimum)
    {
        var number = IntegerPicture.Parse(format) with { IsOrdinal = marker.Modifier == 'o' };
        number = number with { Digits = number.Digits with { MandatoryDigits = Math.Max(number.Digits.MandatoryDigits, minimum ?? 0) } };
        if (marker.Component != 'Y')
            return marker with { Number = number };

        if (marker.MaximumWidth is { } width)
            return marker with { Number = number with { Digits = number.Digits with { MandatoryDigits = width } }, YearDigits = width };

        var digits = number.Kind == NumeralKind.Digits ? number.Digits.MandatoryDigits + number.Digits.OptionalDigits : 0;
        return marker with { Number = number, YearDigits = digits >= 2 ? digits : null };
    }

    private static (int? Minimum, int? Maximum) ParseWidths(string widths, string text)
    {
        var dash = widths.IndexOf('-', StringComparison.Ordinal);
        return dash < 0 ? (ParseWidth(widths, text), null) : (ParseWidth(widths[..dash], text), ParseWidth(widths[(dash + 1)..], text));
    }

    private static int? ParseWidth(string width, string text)
    {
        if (width is "*" or "")
            return null;

        return int.TryParse(width, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= LargestWidth ? value : throw Unknown(text);
    }

    private static string? StandardFormat(char component) => component switch
    {
        'Y' or 'M' or 'D' or 'd' or 'W' or 'w' or 'X' or 'x' or 'H' or 'h' or 'f' => "1",
        'm' or 's' => "01",
        'F' or 'P' or 'C' or 'E' => "n",
        'Z' or 'z' => "01:01",
        _ => null,
    };

    private static JsonataException Unknown(string text) =>
        new("D3132", $"A component of a date and time picture must be one of Y, M, D, d, F, W, w, X, x, H, h, P, m, s, f, Z, z, C, E, with a width of at most 1,000, but was '[{PictureText.Shorten(text)}]'.", text);
}

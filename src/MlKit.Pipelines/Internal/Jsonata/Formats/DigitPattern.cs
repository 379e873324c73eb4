using System.Globalization;
using System.Text;

namespace MlKit.Pipelines.Internal.Jsonata.Formats;

/// <summary>The picture of a whole number in digits: <c>#,##0</c>.</summary>
internal sealed record DigitPattern(DigitFamily Family, int MandatoryDigits, int OptionalDigits, DigitGrouping Grouping)
{
    public static DigitPattern Plain { get; } = new(DigitFamily.Ascii, 1, 0, new([]));

    /// <summary>Returns null if the picture has no digit.</summary>
    /// <exception cref="JsonataException">The digits are of more than one family (D3131).</exception>
    public static DigitPattern? Parse(string picture)
    {
        DigitFamily? family = null;
        var (mandatory, optional) = (0, 0);
        var separators = new List<(int, Rune)>();
        foreach (var rune in picture.EnumerateRunes().Reverse())
        {
            if (DigitFamily.Of(rune) is { } found)
            {
                if (family is { } known && known != found)
                    throw new JsonataException("D3131", $"The digits of a picture must be of one family, but '{PictureText.Shorten(picture)}' mixes them.");

                family = found;
                mandatory++;
            }
            else if (rune.Value == '#')
            {
                optional++;
            }
            else
            {
                separators.Add((mandatory + optional, rune));
            }
        }

        return family is { } digits ? new(digits, mandatory, optional, new(separators)) : null;
    }

    /// <summary>Writes the digits of a whole number.</summary>
    public string Format(string digits)
    {
        var text = new StringBuilder();
        Grouping.AppendWhole(text, digits.PadLeft(MandatoryDigits, '0'), Family);
        return text.ToString();
    }

    /// <summary>Reads the number a text begins with, its separators left out; null if it begins with none.</summary>
    public double? ParseNumber(string text)
    {
        var plain = text;
        foreach (var separator in Grouping.Separators.Select(s => s.Separator).Distinct())
            plain = plain.Replace(separator.ToString(), "", StringComparison.Ordinal);

        plain = Family.ToAscii(plain).TrimStart();
        var end = plain.StartsWith('-') ? 1 : 0;
        while (end < plain.Length && char.IsAsciiDigit(plain[end]))
            end++;

        return double.TryParse(plain.AsSpan(0, end), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;
    }
}

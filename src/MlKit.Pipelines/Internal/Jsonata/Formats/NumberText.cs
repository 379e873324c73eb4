using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace MlKit.Pipelines.Internal.Jsonata.Formats;

/// <summary>Numbers as JSONata writes (<c>$string</c>) and reads (<c>$number</c>) them.</summary>
internal static partial class NumberText
{
    // https://tc39.es/ecma262/#sec-numeric-types-number-tostring
    private const int LongestInteger = 21;
    private const int SmallestPoint = -5;

    /// <summary>Writes at most 15 significant digits, so that 0.1 + 0.2 is 0.3; whole numbers are written whole.</summary>
    /// <exception cref="JsonataException">The number is infinite or none (D3001).</exception>
    public static string Format(double value)
    {
        if (!double.IsFinite(value))
            throw NotFinite();

        if (value != Math.Floor(value))
            value = double.Parse(value.ToString("E14", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

        var text = Format(DecimalDigits.Of(value));
        return value < 0 ? "-" + text : text;
    }

    /// <summary>Reads a number of JSON, leading zeros allowed, or a whole one with the prefix 0x, 0b or 0o.</summary>
    public static bool TryParse(string text, out double value)
    {
        if (DecimalNumber().IsMatch(text))
            return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

        value = 0;
        return text.Length > 2 && text[0] == '0' && (text[1] | 0x20) switch
        {
            'x' => TryParseDigits(text.AsSpan(2), 16, out value),
            'o' => TryParseDigits(text.AsSpan(2), 8, out value),
            'b' => TryParseDigits(text.AsSpan(2), 2, out value),
            _ => false,
        };
    }

    internal static JsonataException NotFinite() => new("D3001", "A number that is written as text must be finite, but was infinite or not a number.");

    private static string Format(DecimalDigits number)
    {
        if (number.Digits.Length == 0)
            return "0";

        if (number.Point is < SmallestPoint or > LongestInteger)
            return FormatWithExponent(number);

        var whole = number.IntegerPart.Length == 0 ? "0" : number.IntegerPart;
        return number.FractionPart.Length == 0 ? whole : $"{whole}.{number.FractionPart}";
    }

    private static string FormatWithExponent(DecimalDigits number)
    {
        var exponent = number.Point - 1;
        var mantissa = number.Digits.Length == 1 ? number.Digits : $"{number.Digits[0]}.{number.Digits[1..]}";
        return string.Create(CultureInfo.InvariantCulture, $"{mantissa}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent)}");
    }

    private static bool TryParseDigits(ReadOnlySpan<char> digits, int radix, out double value)
    {
        var whole = BigInteger.Zero;
        value = 0;
        // The largest double has 1,024 bits.
        if (digits.TrimStart('0').Length > 1024)
            return false;

        foreach (var c in digits)
        {
            if (!char.IsAsciiHexDigit(c) || Convert.ToInt32(c.ToString(), 16) is var digit && digit >= radix)
                return false;

            whole = (whole * radix) + digit;
        }

        value = (double)whole;
        return double.IsFinite(value);
    }

    [GeneratedRegex(@"^-?[0-9]+(\.[0-9]+)?([Ee][-+]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex DecimalNumber();
}

using System.Globalization;
using System.Numerics;

namespace MlKit.Pipelines.Internal.Jsonata.Formats;

/// <summary>How a whole number is written: digits, letters, Roman numerals or words, cardinal or (<c>;o</c>) ordinal.</summary>
/// <remarks>https://www.w3.org/TR/xpath-functions-31/#func-format-integer</remarks>
internal sealed record IntegerPicture(NumeralKind Kind, LetterCase Case, bool IsOrdinal, DigitPattern Digits)
{
    public static string Format(double value, string picture) => Parse(picture).Format(value);

    /// <summary>Reads the number a text writes in the picture's way; null if it writes none.</summary>
    public static double? Parse(string text, string picture) => Parse(picture).ParseNumber(text);

    /// <exception cref="JsonataException">The picture is of no supported kind (D3130) or mixes digits (D3131).</exception>
    public static IntegerPicture Parse(string picture)
    {
        var semicolon = picture.LastIndexOf(';');
        var format = semicolon < 0 ? picture : picture[..semicolon];
        var isOrdinal = semicolon >= 0 && picture.AsSpan(semicolon + 1).StartsWith('o');
        return format switch
        {
            "A" => new(NumeralKind.Letters, LetterCase.Upper, isOrdinal, DigitPattern.Plain),
            "a" => new(NumeralKind.Letters, LetterCase.Lower, isOrdinal, DigitPattern.Plain),
            "I" => new(NumeralKind.Roman, LetterCase.Upper, isOrdinal, DigitPattern.Plain),
            "i" => new(NumeralKind.Roman, LetterCase.Lower, isOrdinal, DigitPattern.Plain),
            "W" => new(NumeralKind.Words, LetterCase.Upper, isOrdinal, DigitPattern.Plain),
            "w" => new(NumeralKind.Words, LetterCase.Lower, isOrdinal, DigitPattern.Plain),
            "Ww" => new(NumeralKind.Words, LetterCase.Title, isOrdinal, DigitPattern.Plain),
            _ when DigitPattern.Parse(format) is { } digits => new(NumeralKind.Digits, LetterCase.Lower, isOrdinal, digits),
            _ => throw new JsonataException("D3130", $"A picture for whole numbers must have a digit or be one of A, a, I, i, W, w, Ww, but was '{PictureText.Shorten(picture)}'.", format),
        };
    }

    public string Format(double value)
    {
        if (!double.IsFinite(value))
            throw NumberText.NotFinite();

        var whole = Math.Floor(value);
        var digits = DecimalDigits.Of(whole).IntegerPart is { Length: > 0 } text ? text : "0";
        return (whole < 0 ? "-" : "") + FormatSize(digits);
    }

    public double? ParseNumber(string text) => Kind switch
    {
        NumeralKind.Letters => LetterNumerals.Parse(text.ToUpperInvariant()),
        NumeralKind.Roman => RomanNumerals.Parse(text.ToUpperInvariant()),
        NumeralKind.Words => NumberWords.Parse(text),
        _ => Digits.ParseNumber(IsOrdinal && text.Length >= 2 ? text[..^2] : text),
    };

    private string FormatSize(string digits) => Kind switch
    {
        NumeralKind.Letters => ToCase(LetterNumerals.Format(BigInteger.Parse(digits, CultureInfo.InvariantCulture))),
        NumeralKind.Roman => ToCase(FormatRoman(digits)),
        NumeralKind.Words => ToCase(NumberWords.Format(BigInteger.Parse(digits, CultureInfo.InvariantCulture), IsOrdinal)),
        _ => Digits.Format(digits) + (IsOrdinal ? OrdinalSuffix(digits) : ""),
    };

    private static string FormatRoman(string digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= RomanNumerals.Largest
        ? RomanNumerals.Format(value)
        : throw new JsonataException("D3130", $"A number in Roman numerals must be at most 1,000,000, but was {PictureText.Shorten(digits)}.");

    private string ToCase(string text) => Case switch
    {
        LetterCase.Upper => text.ToUpperInvariant(),
        LetterCase.Lower => text.ToLowerInvariant(),
        _ => NumberWords.ToTitle(text),
    };

    private static string OrdinalSuffix(string digits)
    {
        var isTeen = digits.Length > 1 && digits[^2] == '1';
        return isTeen ? "th" : digits[^1] switch { '1' => "st", '2' => "nd", '3' => "rd", _ => "th" };
    }
}

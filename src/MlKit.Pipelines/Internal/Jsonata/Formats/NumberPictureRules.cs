using System.Text;

namespace MlKit.Pipelines.Internal.Jsonata.Formats;

/// <summary>What a number picture must keep to.</summary>
/// <remarks>https://www.w3.org/TR/xpath-functions-31/#syntax-of-picture-string</remarks>
internal static class NumberPictureRules
{
    /// <summary>Throws for the rule that comes last: the language reports that one if several are broken.</summary>
    public static void Check(NumberPictureText picture, NumberSymbols symbols)
    {
        CheckExponent(picture, symbols);
        CheckDigits(picture, symbols);
        CheckSeparators(picture, symbols);
        Require(picture.Active.All(symbols.IsActive), "D3086", "must not have other characters between those of the number", picture);
        Require(picture.Mantissa.Any(symbols.IsDigit), "D3085", "must have a digit or an optional digit", picture);
        CheckSigns(picture, symbols);
        Require(picture.Active.Count(r => r == symbols.DecimalSeparator) <= 1, "D3081", "must have at most one decimal separator", picture);
    }

    private static void CheckExponent(NumberPictureText picture, NumberSymbols symbols)
    {
        if (picture.Exponent is not { } exponent)
            return;

        Require(exponent.Length > 0 && exponent.All(symbols.Digits.Contains), "D3093", "must have digits and nothing else in its exponent", picture);
        Require(!picture.HasPercent && !picture.HasPerMille, "D3092", "must not have an exponent and a percent or per-mille sign", picture);
    }

    private static void CheckDigits(NumberPictureText picture, NumberSymbols symbols)
    {
        var optionalAfter = Array.IndexOf(picture.Fraction, symbols.OptionalDigit);
        Require(optionalAfter < 0 || !picture.Fraction.Skip(optionalAfter).Any(symbols.Digits.Contains), "D3091", "must not have a digit after an optional digit behind the point", picture);

        var digit = Array.FindIndex(picture.Whole, symbols.Digits.Contains);
        Require(digit < 0 || !picture.Whole.Skip(digit).Contains(symbols.OptionalDigit), "D3090", "must not have an optional digit after a digit before the point", picture);
    }

    private static void CheckSeparators(NumberPictureText picture, NumberSymbols symbols)
    {
        var separator = symbols.GroupingSeparator;
        Require(!HasNeighbours(picture.Active, separator, separator), "D3089", "must not have two grouping separators next to each other", picture);
        Require(picture.HasPoint || picture.Whole is not [.., var last] || last != separator, "D3088", "must not have a grouping separator at the end of its whole part", picture);

        var besidePoint = HasNeighbours(picture.Active, separator, symbols.DecimalSeparator) || HasNeighbours(picture.Active, symbols.DecimalSeparator, separator);
        Require(!besidePoint, "D3087", "must not have a grouping separator next to the decimal separator", picture);
    }

    private static void CheckSigns(NumberPictureText picture, NumberSymbols symbols)
    {
        Require(!picture.HasPercent || !picture.HasPerMille, "D3084", "must not have both a percent and a per-mille sign", picture);
        Require(IsAtMostOnce(picture.Picture, symbols.PerMille), "D3083", "must have at most one per-mille sign", picture);
        Require(IsAtMostOnce(picture.Picture, symbols.Percent), "D3082", "must have at most one percent sign", picture);
    }

    private static bool IsAtMostOnce(string text, string sign) => text.IndexOf(sign, StringComparison.Ordinal) == text.LastIndexOf(sign, StringComparison.Ordinal);

    private static bool HasNeighbours(Rune[] runes, Rune left, Rune right) => runes.Zip(runes.Skip(1)).Any(pair => pair.First == left && pair.Second == right);

    private static void Require(bool holds, string code, string rule, NumberPictureText picture)
    {
        if (!holds)
            throw new JsonataException(code, $"A picture of $formatNumber {rule}, but was '{PictureText.Shorten(picture.Picture)}'.", "formatNumber");
    }
}

using System.Text;

namespace MlKit.Pipelines.Internal.Jsonata.Formats;

/// <summary>One half of a number picture, cut into the text around the number and the parts of the number.</summary>
internal sealed class NumberPictureText
{
    private readonly NumberSymbols _symbols;

    public NumberPictureText(string picture, NumberSymbols symbols)
    {
        _symbols = symbols;
        Picture = picture;
        Rune[] runes = [.. picture.EnumerateRunes()];
        var start = Array.FindIndex(runes, BeginsNumber) is var first and >= 0 ? first : 0;
        var end = Array.FindLastIndex(runes, BeginsNumber) is var last and >= 0 ? last + 1 : runes.Length;
        Prefix = Text(runes[..start]);
        Suffix = Text(runes[end..]);
        Active = runes[start..end];

        var exponent = Array.IndexOf(Active, symbols.ExponentSeparator);
        Mantissa = exponent < 0 ? Active : Active[..exponent];
        Exponent = exponent < 0 ? null : Active[(exponent + 1)..];

        var point = Array.IndexOf(Mantissa, symbols.DecimalSeparator);
        HasPoint = point >= 0;
        Whole = HasPoint ? Mantissa[..point] : Mantissa;
        Fraction = HasPoint ? Mantissa[(point + 1)..] : [];
    }

    public string Picture { get; }

    public string Prefix { get; }

    public string Suffix { get; }

    public Rune[] Active { get; }

    public Rune[] Mantissa { get; }

    public Rune[] Whole { get; }

    public Rune[] Fraction { get; }

    public Rune[]? Exponent { get; }

    public bool HasPoint { get; }

    public bool HasPercent => Picture.Contains(_symbols.Percent, StringComparison.Ordinal);

    public bool HasPerMille => Picture.Contains(_symbols.PerMille, StringComparison.Ordinal);

    private static string Text(Rune[] runes) => string.Concat(runes);

    // An 'e' may be a letter of the text around the number.
    private bool BeginsNumber(Rune rune) => _symbols.IsActive(rune) && rune != _symbols.ExponentSeparator;
}

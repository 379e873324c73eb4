using System.Globalization;
using System.Text;

namespace MlKit.Pipelines.Internal.Jsonata.Formats;

/// <summary>Ten characters in a row that stand for the digits 0 to 9, such as the Arabic ones.</summary>
internal readonly record struct DigitFamily(Rune Zero)
{
    public static DigitFamily Ascii { get; } = new(new Rune('0'));

    /// <summary>Returns the family a decimal digit of Unicode belongs to.</summary>
    public static DigitFamily? Of(Rune rune) =>
        Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber ? new(new Rune(rune.Value - (int)Rune.GetNumericValue(rune))) : null;

    public bool Contains(Rune rune) => rune.Value - Zero.Value is >= 0 and <= 9;

    /// <summary>Returns the character for a digit from '0' to '9'.</summary>
    public Rune Digit(char ascii) => new(Zero.Value + ascii - '0');

    /// <summary>Replaces the characters of this family by ASCII digits.</summary>
    public string ToAscii(string text)
    {
        if (Zero.Value == '0')
            return text;

        var ascii = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            ascii.Append(Contains(rune) ? new Rune('0' + rune.Value - Zero.Value) : rune);

        return ascii.ToString();
    }
}

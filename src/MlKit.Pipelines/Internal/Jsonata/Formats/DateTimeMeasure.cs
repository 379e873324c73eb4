using System.Buffers;

namespace MlKit.Pipelines.Internal.Jsonata.Formats;

/// <summary>Says how long a component at the start of a text may be.</summary>
internal static class DateTimeMeasure
{
    private static readonly SearchValues<char> Letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
    private static readonly SearchValues<char> RomanLetters = SearchValues.Create("ivxlcdmIVXLCDM");
    private static readonly string[] OrdinalSuffixes = ["st", "nd", "rd", "th"];

    /// <summary>Returns the least and the most characters; the most is below the least where there is none.</summary>
    public static (int Shortest, int Longest) Of(ReadOnlySpan<char> text, DateTimeMarker marker, bool hasExactWidth)
    {
        if (marker.Component is 'Z' or 'z')
            return UtcOffset.Measure(text, marker) is var offset and > 0 ? (offset, offset) : (1, 0);

        return marker.Number switch
        {
            null => (1, Run(text, Letters)),
            { Kind: NumeralKind.Letters } => (1, Run(text, Letters)),
            { Kind: NumeralKind.Roman } => (1, Run(text, RomanLetters)),
            { Kind: NumeralKind.Words } => (1, NumberWords.Measure(text)),
            { IsOrdinal: true } => Ordinal(text, DigitsOf(text, marker.Number.Digits.Family)),
            var number => Digits(DigitsOf(text, number.Digits.Family), hasExactWidth ? number.Digits.MandatoryDigits : null),
        };
    }

    private static (int Shortest, int Longest) Digits(int run, int? width) => width is { } exact ? (exact, run >= exact ? exact : 0) : (1, run);

    private static (int Shortest, int Longest) Ordinal(ReadOnlySpan<char> text, int digits)
    {
        if (digits > 0)
        {
            foreach (var suffix in OrdinalSuffixes)
            {
                if (text[digits..].StartsWith(suffix, StringComparison.OrdinalIgnoreCase))
                    return (digits + suffix.Length, digits + suffix.Length);
            }
        }

        return (1, 0);
    }

    private static int DigitsOf(ReadOnlySpan<char> text, DigitFamily family)
    {
        var length = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (!family.Contains(rune))
                break;

            length += rune.Utf16SequenceLength;
        }

        return length;
    }

    private static int Run(ReadOnlySpan<char> text, SearchValues<char> characters) => text.IndexOfAnyExcept(characters) is var end and >= 0 ? end : text.Length;
}

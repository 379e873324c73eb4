using System.Text;

namespace MlKit.Pipelines.Internal.Jsonata.Formats;

/// <summary>Whole numbers in Roman numerals. There is no numeral for zero: it is the empty text.</summary>
internal static class RomanNumerals
{
    // A thousand letters M. The language has no limit, but memory does.
    public const int Largest = 1_000_000;

    public const string Letters = "IVXLCDM";

    private static readonly (int Value, string Numeral)[] Numerals =
    [
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ];

    public static string Format(int value)
    {
        var text = new StringBuilder();
        foreach (var (size, numeral) in Numerals)
        {
            for (; value >= size; value -= size)
                text.Append(numeral);
        }

        return text.ToString();
    }

    /// <summary>Reads capital letters: one that stands before a larger one is subtracted.</summary>
    public static double? Parse(string text)
    {
        var total = 0d;
        var largest = 0;
        for (var i = text.Length - 1; i >= 0; i--)
        {
            if (ValueOf(text[i]) is not { } value)
                return null;

            total += value < largest ? -value : value;
            largest = Math.Max(largest, value);
        }

        return total;
    }

    private static int? ValueOf(char letter) => letter switch
    {
        'I' => 1,
        'V' => 5,
        'X' => 10,
        'L' => 50,
        'C' => 100,
        'D' => 500,
        'M' => 1000,
        _ => null,
    };
}

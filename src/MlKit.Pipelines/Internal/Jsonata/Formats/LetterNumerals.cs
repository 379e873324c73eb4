using System.Numerics;

namespace MlKit.Pipelines.Internal.Jsonata.Formats;

/// <summary>Whole numbers counted as columns of a sheet are: A … Z, AA, AB. Zero is the empty text.</summary>
internal static class LetterNumerals
{
    private const int Letters = 26;

    public static string Format(BigInteger value)
    {
        var letters = new Stack<char>();
        while (value > 0)
        {
            value = BigInteger.DivRem(value - 1, Letters, out var letter);
            letters.Push((char)('A' + (int)letter));
        }

        return string.Concat(letters);
    }

    /// <summary>Reads capital letters.</summary>
    public static double? Parse(string text)
    {
        var value = 0d;
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterUpper(c))
                return null;

            value = (value * Letters) + c - 'A' + 1;
        }

        return value;
    }
}

using System.Buffers;
using System.Collections.Frozen;
using System.Numerics;
using System.Text;

namespace MlKit.Pipelines.Internal.Jsonata.Formats;

/// <summary>Whole numbers in English words: "one thousand, two hundred and thirty-four".</summary>
internal static class NumberWords
{
    private const int LongestWord = 12;

    private static readonly SearchValues<char> Letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    private static readonly string[] Small =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ];

    private static readonly string[] Tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    // The language knows none above: 10^15 is "one thousand trillion".
    private static readonly (string Name, BigInteger Size)[] Scales = [("trillion", 1_000_000_000_000), ("billion", 1_000_000_000), ("million", 1_000_000), ("thousand", 1_000), ("hundred", 100)];

    private static readonly FrozenDictionary<string, string> IrregularOrdinals = new Dictionary<string, string>
    {
        ["one"] = "first", ["two"] = "second", ["three"] = "third", ["five"] = "fifth", ["eight"] = "eighth", ["nine"] = "ninth", ["twelve"] = "twelfth",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, double> Values = AllWords().SelectMany(w => new[] { w, (Word: Ordinal(w.Word), w.Value) })
        .ToFrozenDictionary(w => w.Word, w => w.Value, StringComparer.OrdinalIgnoreCase);

    public static string Format(BigInteger value, bool ordinal)
    {
        var text = new StringBuilder();
        Append(text, value, follows: false);
        if (!ordinal)
            return text.ToString();

        var words = text.ToString();
        var last = words.LastIndexOfAny([' ', '-']) + 1;
        return words[..last] + Ordinal(words[last..]);
    }

    /// <summary>Writes every word with a capital but "and", which is how a title is written.</summary>
    public static string ToTitle(string words)
    {
        var title = words.ToCharArray();
        for (var i = 0; i < title.Length; i++)
        {
            var startsWord = i == 0 || title[i - 1] is ' ' or '-';
            if (startsWord && !words.AsSpan(i).StartsWith("and ", StringComparison.Ordinal))
                title[i] = char.ToUpperInvariant(title[i]);
        }

        return new(title);
    }

    /// <summary>Returns the number the words name, cardinal or ordinal, in any case; null if a word is none of a number.</summary>
    public static double? Parse(string text)
    {
        var total = 0d;
        var part = 0d;
        var any = false;
        foreach (var word in text.Split([' ', ',', '-'], StringSplitOptions.RemoveEmptyEntries).Where(w => !w.Equals("and", StringComparison.OrdinalIgnoreCase)))
        {
            if (!Values.TryGetValue(word, out var value))
                return null;

            any = true;
            if (value >= 100)
                part *= value;
            else if (part >= 1000)
                (total, part) = (total + part, value);
            else
                part += value;
        }

        return any ? total + part : null;
    }

    /// <summary>Returns how far a text consists of words of numbers and what stands between them.</summary>
    public static int Measure(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length)
        {
            var rest = text.Slice(length, Math.Min(text.Length - length, LongestWord + 1));
            var word = rest.IndexOfAnyExcept(Letters) is var end and >= 0 ? end : rest.Length;
            if (word > 0 && !IsNumberWord(text.Slice(length, word)))
                return length;

            if (word == 0 && text[length] is not (' ' or ',' or '-'))
                return length;

            length += Math.Max(word, 1);
        }

        return length;
    }

    private static bool IsNumberWord(ReadOnlySpan<char> word) =>
        word.Equals("and", StringComparison.OrdinalIgnoreCase) || Values.GetAlternateLookup<ReadOnlySpan<char>>().ContainsKey(word);

    private static void Append(StringBuilder text, BigInteger value, bool follows)
    {
        if (value < 100)
        {
            AppendBelowHundred(text.Append(follows ? " and " : ""), (int)value);
            return;
        }

        var (name, size) = Scales.First(s => s.Size <= value);
        var count = BigInteger.DivRem(value, size, out var rest);
        Append(text.Append(follows ? ", " : ""), count, follows: false);
        text.Append(' ').Append(name);
        if (!rest.IsZero)
            Append(text, rest, follows: true);
    }

    private static void AppendBelowHundred(StringBuilder text, int value)
    {
        if (value < Small.Length)
        {
            text.Append(Small[value]);
            return;
        }

        text.Append(Tens[value / 10]);
        if (value % 10 != 0)
            text.Append('-').Append(Small[value % 10]);
    }

    private static string Ordinal(string word) =>
        IrregularOrdinals.TryGetValue(word, out var ordinal) ? ordinal : word.EndsWith('y') ? $"{word[..^1]}ieth" : $"{word}th";

    private static IEnumerable<(string Word, double Value)> AllWords()
    {
        foreach (var (value, word) in Small.Index())
            yield return (word, value);

        foreach (var (ten, word) in Tens.Index().Skip(2))
            yield return (word, ten * 10);

        foreach (var (name, size) in Scales)
            yield return (name, (double)size);
    }
}

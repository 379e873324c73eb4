using System.Globalization;
using System.Text;
using MlKit.Pipelines.Internal.Jsonata.Evaluation;
using MlKit.Pipelines.Internal.Jsonata.Values;

namespace MlKit.Pipelines.Internal.Jsonata.Functions;

/// <summary>The functions that look for texts or patterns in a text.</summary>
internal static class PatternLibrary
{
    public static IEnumerable<BuiltIn> All =>
    [
        new("contains", "<s-(sf):b>", 2, Contains),
        new("match", "<s-f<s:o>n?:a<o>>", 3, Match),
        new("split", "<s-(sf)n?:a<s>>", 3, Split),
        new("replace", "<s-(sf)(sf)n?:s>", 4, Replace),
    ];

    private static JsonataValue Contains(JsonataValue[] a, ExpressionRun run)
    {
        if (a[0].AsString is not { } text)
            return default;

        if (a[1].AsFunction is { } pattern)
            return JsonataValue.Of(TextMatches.Find(pattern, text, run).Any());

        return a[1].AsString is { } part ? JsonataValue.Of(text.Contains(part, StringComparison.Ordinal)) : default;
    }

    private static JsonataValue Match(JsonataValue[] a, ExpressionRun run)
    {
        var limit = Limit(a[2], "D3040");
        if (a[0].AsString is not { } text || a[1].AsFunction is not { } pattern)
            return default;

        var result = JsonataArray.Sequence();
        foreach (var match in TextMatches.Find(pattern, text, run).Take(limit))
            result.Add(Describe(match));

        return JsonataValue.Of(result);
    }

    private static JsonataValue Describe(TextMatch match)
    {
        var result = new JsonataObject();
        result.Set("match", JsonataValue.Of(match.Text));
        result.Set("index", JsonataValue.Of(match.Start));
        result.Set("groups", JsonataValue.Of(match.Groups));
        return JsonataValue.Of(result);
    }

    private static JsonataValue Split(JsonataValue[] a, ExpressionRun run)
    {
        if (a[0].AsString is not { } text)
            return default;

        var limit = Limit(a[2], "D3020");
        var parts = a[1].AsFunction is { } pattern ? SplitAt(TextMatches.Find(pattern, text, run), text).Take(limit) : Split(text, a[1].AsString).Take(limit - (a[2].Number % 1 > 0 ? 1 : 0));
        var result = new JsonataArray();
        foreach (var part in parts)
            result.Add(JsonataValue.Of(part));

        run.Charge(result.Count);
        return JsonataValue.Of(result);
    }

    private static IEnumerable<string> Split(string text, string? separator) => separator switch
    {
        null => [text],
        "" => text.Select(c => c.ToString()),
        _ => text.Split(separator),
    };

    private static IEnumerable<string> SplitAt(IEnumerable<TextMatch> matches, string text)
    {
        var start = 0;
        foreach (var match in matches)
        {
            yield return text[Math.Min(start, match.Start)..match.Start];
            start = match.End;
        }

        yield return text[start..];
    }

    private static JsonataValue Replace(JsonataValue[] a, ExpressionRun run)
    {
        if (a[0].AsString is not { } text)
            return default;

        if (a[1].AsString is { Length: 0 })
            throw new JsonataException("D3010", "What $replace looks for must not be an empty string.");

        var limit = Limit(a[3], "D3011");
        if (a[1].IsUndefined || a[2].IsUndefined)
            return default;

        var result = new StringBuilder();
        var position = 0;
        var matches = a[1].AsFunction is { } pattern ? TextMatches.Find(pattern, text, run) : Find(text, a[1].AsString!);
        foreach (var match in matches.Take(limit))
        {
            var replacement = Replacement(a[1], a[2], match, run);
            run.ChargeText(match.Start - position + replacement.Length);
            result.Append(text, position, Math.Max(0, match.Start - position)).Append(replacement);
            position = Math.Min(match.Start + match.Text.Length, text.Length);
        }

        return JsonataValue.Of(result.Append(text, position, text.Length - position).ToString());
    }

    private static IEnumerable<TextMatch> Find(string text, string part)
    {
        var none = new JsonataArray();
        for (var at = text.IndexOf(part, StringComparison.Ordinal); at >= 0; at = text.IndexOf(part, at + part.Length, StringComparison.Ordinal))
            yield return new TextMatch(part, at, at + part.Length, none);
    }

    private static string Replacement(JsonataValue pattern, JsonataValue replacement, TextMatch match, ExpressionRun run)
    {
        if (replacement.AsString is { } text)
            return pattern.AsString is null ? Fill(text, match) : text;

        var result = replacement.AsFunction!.Call([Describe(match)], JsonataValue.Null, run);
        return result.AsString ?? throw new JsonataException("D3012", $"What $replace puts in place of a match must be a string, but the function returned {Operations.Describe.Value(result)}.");
    }

    /// <summary>Puts what was found in place of <c>$0</c> and <c>$1</c>, and a dollar in place of two.</summary>
    private static string Fill(string template, TextMatch match)
    {
        var result = new StringBuilder();
        for (var i = 0; i < template.Length; i++)
        {
            if (template[i] != '$' || i + 1 == template.Length)
                result.Append(template[i]);
            else if (template[i + 1] == '$')
                result.Append(template[i++]);
            else if (!char.IsAsciiDigit(template[i + 1]))
                result.Append('$');
            else
                i += AppendGroup(result, template.AsSpan(i + 1), match);
        }

        return result.ToString();
    }

    /// <summary>Appends a group, and returns how many digits name it: as many as there is such a group for.</summary>
    private static int AppendGroup(StringBuilder result, ReadOnlySpan<char> rest, TextMatch match)
    {
        var digits = rest.IndexOfAnyExceptInRange('0', '9');
        digits = Math.Min(digits < 0 ? rest.Length : digits, match.Groups.Count.ToString(CultureInfo.InvariantCulture).Length);
        var number = int.Parse(rest[..digits], CultureInfo.InvariantCulture);
        while (digits > 1 && number > match.Groups.Count)
            number = int.Parse(rest[..--digits], CultureInfo.InvariantCulture);

        if (number == 0)
            result.Append(match.Text);
        else if (number <= match.Groups.Count)
            result.Append(match.Groups[number - 1].AsString);

        return digits;
    }

    private static int Limit(JsonataValue limit, string code)
    {
        if (!limit.TryGetNumber(out var number))
            return int.MaxValue;

        return number >= 0
            ? (int)Math.Min(Math.Ceiling(number), int.MaxValue)
            : throw new JsonataException(code, string.Create(CultureInfo.InvariantCulture, $"A limit must be at least 0, but was {number}."));
    }
}

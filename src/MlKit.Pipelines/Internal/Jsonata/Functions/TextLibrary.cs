using MlKit.Pipelines.Internal.Jsonata.Evaluation;
using MlKit.Pipelines.Internal.Jsonata.Values;

namespace MlKit.Pipelines.Internal.Jsonata.Functions;

/// <summary>The functions for texts: https://docs.jsonata.org/string-functions.</summary>
internal static class TextLibrary
{
    public static IEnumerable<BuiltIn> All =>
    [
        new("string", "<x-b?:s>", 1, String),
        new("length", "<s-:n>", 1, (a, _) => a[0].AsString is { } text ? JsonataValue.Of(CodePoints.Count(text)) : default),
        new("substring", "<s-nn?:s>", 3, Substring),
        new("substringBefore", "<s-s:s>", 2, (a, _) => Cut(a, (text, at, _) => text[..at])),
        new("substringAfter", "<s-s:s>", 2, (a, _) => Cut(a, (text, at, length) => text[(at + length)..])),
        new("uppercase", "<s-:s>", 1, (a, _) => JsonataValue.Of(a[0].AsString?.ToUpperInvariant())),
        new("lowercase", "<s-:s>", 1, (a, _) => JsonataValue.Of(a[0].AsString?.ToLowerInvariant())),
        new("trim", "<s-:s>", 1, Trim),
        new("pad", "<s-ns?:s>", 3, Pad),
        new("join", "<a<s>s?:s>", 2, Join),
    ];

    private static JsonataValue String(JsonataValue[] a, ExpressionRun run)
    {
        if (a[0].IsUndefined)
            return default;

        return JsonataValue.Of(ValueText.Of(a[0], run, isIndented: a[1].Boolean));
    }

    private static JsonataValue Substring(JsonataValue[] a, ExpressionRun run)
    {
        if (a[0].AsString is not { } text || !a[1].TryGetNumber(out var start))
            return a[0];

        var count = CodePoints.Count(text);
        if (count + start < 0)
            start = 0;

        if (!a[2].TryGetNumber(out var length))
            return JsonataValue.Of(CodePoints.Slice(text, start, count));

        if (length <= 0)
            return JsonataValue.Of("");

        return JsonataValue.Of(CodePoints.Slice(text, start, start >= 0 ? start + length : count + start + length));
    }

    /// <summary>Cuts a text where another stands in it; the whole is left where it does not.</summary>
    private static JsonataValue Cut(JsonataValue[] a, Func<string, int, int, string> cut)
    {
        if (a[0].AsString is not { } text || a[1].AsString is not { } part)
            return a[0];

        var at = text.IndexOf(part, StringComparison.Ordinal);
        return at < 0 ? a[0] : JsonataValue.Of(cut(text, at, part.Length));
    }

    private static JsonataValue Trim(JsonataValue[] a, ExpressionRun run) =>
        a[0].AsString is { } text ? JsonataValue.Of(string.Join(' ', text.Split([' ', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))) : default;

    private static JsonataValue Pad(JsonataValue[] a, ExpressionRun run)
    {
        if (a[0].AsString is not { } text || !a[1].TryGetNumber(out var width))
            return a[0];

        var missing = Math.Truncate(Math.Abs(width)) - CodePoints.Count(text);
        if (missing <= 0)
            return a[0];

        run.ChargeText((long)Math.Min(missing, long.MaxValue / 2));
        var padding = CodePoints.Repeat(a[2].AsString is { Length: > 0 } given ? given : " ", (int)missing);
        return JsonataValue.Of(width > 0 ? text + padding : padding + text);
    }

    private static JsonataValue Join(JsonataValue[] a, ExpressionRun run)
    {
        if (a[0].AsArray is not { } array)
            return default;

        var separator = a[1].AsString ?? "";
        var texts = new string?[array.Count];
        long length = 0;
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = array[i].AsString;
            length += separator.Length + (texts[i]?.Length ?? 0);
        }

        run.ChargeText(length);
        return JsonataValue.Of(string.Join(separator, texts));
    }
}

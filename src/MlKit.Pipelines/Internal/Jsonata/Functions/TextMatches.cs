using MlKit.Pipelines.Internal.Jsonata.Evaluation;
using MlKit.Pipelines.Internal.Jsonata.Operations;
using MlKit.Pipelines.Internal.Jsonata.Values;

namespace MlKit.Pipelines.Internal.Jsonata.Functions;

/// <summary>Finds where a pattern fits: a regular expression, or a function that does what one does.</summary>
internal static class TextMatches
{
    public static IEnumerable<TextMatch> Find(JsonataFunction pattern, string text, ExpressionRun run) =>
        pattern is RegexFunction regex ? regex.Find(text, run) : FindByFunction(pattern, text, run);

    private static IEnumerable<TextMatch> FindByFunction(JsonataFunction pattern, string text, ExpressionRun run)
    {
        var found = pattern.Call([JsonataValue.Of(text)], JsonataValue.Null, run);
        while (Truth.Of(found, run))
        {
            if (found.AsObject is not { } match || !IsMatch(match))
                throw new JsonataException("T1010", $"A function in the place of a regular expression must return an object with match, start, end, groups and next, but returned {Describe.Value(found)}.");

            yield return Read(match, text);
            found = match.Get("next").AsFunction is { } next ? next.Call([], JsonataValue.Null, run) : default;
            run.Charge(1);
        }
    }

    private static bool IsMatch(JsonataObject match) =>
        match.Get("start").IsNumber || match.Get("end").IsNumber || match.Get("groups").AsArray is not null || match.Get("next").AsFunction is not null;

    private static TextMatch Read(JsonataObject match, string text)
    {
        var start = Index(match.Get("start"), 0, text);
        var end = Index(match.Get("end"), start, text);
        return new TextMatch(match.Get("match").AsString ?? text[start..Math.Max(start, end)], start, end, match.Get("groups").AsArray ?? new JsonataArray());
    }

    private static int Index(JsonataValue value, int otherwise, string text) =>
        value.TryGetNumber(out var number) && !double.IsNaN(number) ? (int)Math.Clamp(number, 0, text.Length) : otherwise;
}

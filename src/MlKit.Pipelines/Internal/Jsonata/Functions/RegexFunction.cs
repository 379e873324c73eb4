using System.Diagnostics;
using System.Text.RegularExpressions;
using MlKit.Pipelines.Internal.Jsonata.Evaluation;
using MlKit.Pipelines.Internal.Jsonata.Values;

namespace MlKit.Pipelines.Internal.Jsonata.Functions;

/// <summary><c>/a+/i</c>: a function that says where it fits a text first, and how to find the next place.</summary>
internal sealed class RegexFunction(Regex regex) : JsonataFunction
{
    // A slow expression may be matched again and again: its time counts.
    private const int StepsPerMillisecond = 5_000;

    public override int Arity => 1;

    public IEnumerable<TextMatch> Find(string text, ExpressionRun run)
    {
        var index = 0;
        while (Find(text, index, run) is { } match)
        {
            yield return match;
            index = match.End;
        }
    }

    protected override JsonataValue Begin(JsonataValue[] arguments, JsonataValue context, ExpressionRun run) =>
        arguments is [{ AsString: { } text }, ..] ? Describe(text, 0, run) : default;

    private JsonataValue Describe(string text, int index, ExpressionRun run)
    {
        if (Find(text, index, run) is not { } match)
            return default;

        var result = new JsonataObject();
        result.Set("match", JsonataValue.Of(match.Text));
        result.Set("start", JsonataValue.Of(match.Start));
        result.Set("end", JsonataValue.Of(match.End));
        result.Set("groups", JsonataValue.Of(match.Groups));
        result.Set("next", JsonataValue.Of(new NextMatch(this, text, match.End)));
        return JsonataValue.Of(result);
    }

    private TextMatch? Find(string text, int index, ExpressionRun run)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            run.ChargeText(text.Length - index);
            var match = regex.Match(text, index);
            run.Charge((long)Stopwatch.GetElapsedTime(start).TotalMilliseconds * StepsPerMillisecond);
            if (!match.Success)
                return null;

            return match.Length > 0
                ? new TextMatch(match.Value, match.Index, match.Index + match.Length, Groups(match))
                : throw new JsonataException("D1004", $"A regular expression must fit at least one character, but /{regex}/ fits none. Write + in place of *.");
        }
        catch (RegexMatchTimeoutException)
        {
            throw new JsonataException("U1001", $"A regular expression must fit or not within {regex.MatchTimeout.TotalSeconds:0} s, but /{regex}/ took longer. Avoid repetitions inside repetitions.");
        }
    }

    private static JsonataArray Groups(Match match)
    {
        var groups = new JsonataArray(match.Groups.Count - 1);
        for (var i = 1; i < match.Groups.Count; i++)
            groups.Add(match.Groups[i].Success ? JsonataValue.Of(match.Groups[i].Value) : default);

        return groups;
    }

    /// <summary>The function of a match that finds the next.</summary>
    private sealed class NextMatch(RegexFunction regex, string text, int index) : JsonataFunction
    {
        public override int Arity => 1;

        protected override JsonataValue Begin(JsonataValue[] arguments, JsonataValue context, ExpressionRun run) => regex.Describe(text, index, run);
    }
}

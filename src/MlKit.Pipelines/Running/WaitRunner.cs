using System.Text.Json;
using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.States;
using MlKit.Pipelines.Validation;

namespace MlKit.Pipelines.Running;

/// <summary>Runs Wait states.</summary>
internal static class WaitRunner
{
    // https://docs.aws.amazon.com/step-functions/latest/dg/state-wait.html
    private const long MostSeconds = 99_999_999;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(int.MaxValue);

    public static async ValueTask<StateOutcome> RunAsync(WaitState state, Visit visit)
    {
        var input = DataFlow.InputPath(visit, state);
        var delay = state.Seconds is { } seconds ? Seconds(seconds, visit, input) : Until(state.Timestamp!, visit, input) - visit.Flow.Now;
        if (delay > LongestWait)
            throw StateFailureException.Runtime("Wait state delay is too long.");

        // A test of a single state does not wait, as at AWS.
        if (visit.Inspection is null)
            await visit.Flow.DelayAsync(delay).ConfigureAwait(false);

        return DataFlow.Leave(visit, state, state.Assign, input, state.Next);
    }

    private static TimeSpan Seconds(ValueOf<long> value, Visit visit, JsonElement input)
    {
        if (value.IsLiteral)
            return ToDelay(value.Literal);

        if (visit.IsJsonata)
            return ToDelay(JsonataResults.Integer(new JsonataFields(visit), value.Expression, nameof(WaitState.Seconds), 0, MostSeconds));

        var found = visit.Scope(input).Find(value.Expression.Path);
        if (!found.Found)
            throw StateFailureException.Runtime($"The SecondsPath parameter does not reference an input value: {value.Expression.Text}");

        if (!JsonValues.TryGetInteger(found.Value, out var seconds))
            throw StateFailureException.Runtime($"The SecondsPath parameter cannot be parsed as a long value: {value.Expression.Text} == {FieldValues.Text(found.Value)}");

        return seconds >= 0 ? ToDelay(seconds) : throw StateFailureException.Runtime($"The SecondsPath parameter references a negative value: {value.Expression.Text} == {seconds}");
    }

    private static TimeSpan ToDelay(long seconds) => TimeSpan.FromSeconds(Math.Min(seconds, 1L + int.MaxValue));

    private static DateTimeOffset Until(ValueOf<string> value, Visit visit, JsonElement input)
    {
        if (value.IsLiteral)
            return Timestamps.TryParse(value.Literal, out var literal) ? literal : throw StateFailureException.Runtime($"The Timestamp parameter is not a valid ISO-8601 extended offset date-time format string: {value.Literal}");

        if (visit.IsJsonata)
            return Parse(JsonataResults.Text(new JsonataFields(visit), value.Expression, nameof(WaitState.Timestamp)));

        var found = visit.Scope(input).Find(value.Expression.Path);
        if (!found.Found)
            throw StateFailureException.Runtime($"The TimestampPath parameter does not reference an input value: {value.Expression.Text}");

        return found.Value.ValueKind == JsonValueKind.String && Timestamps.TryParse(found.Value.GetString()!, out var timestamp)
            ? timestamp
            : throw StateFailureException.Runtime($"The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format string: {value.Expression.Text} == {FieldValues.Text(found.Value)}");
    }

    private static DateTimeOffset Parse(string text) => Timestamps.TryParse(text, out var timestamp)
        ? timestamp
        : throw JsonataFailures.Evaluation(nameof(WaitState.Timestamp), $"The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: {text}");
}

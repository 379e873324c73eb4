using System.Text.Json;
using MlKit.Pipelines.Running;

namespace MlKit.Conformance;

/// <summary>Compares the states that were entered and left with those AWS recorded.</summary>
internal static class TraceJudge
{
    public static string? Judge(ConformanceCase test, IReadOnlyList<HistoryEvent> history)
    {
        if (!test.Case.TryGetProperty("trace", out var trace))
            return null;

        // Nothing is scrubbed in a trace; where the case ignores something, only the states are compared.
        var comparesValues = test.Case.GetProperty("ignore").GetArrayLength() == 0;
        var events = history.Where(IsTraced).ToList();
        foreach (var expected in trace.EnumerateArray())
        {
            // States that ran at the same time may have been recorded in another order.
            var index = events.FindIndex(item => IsSame(expected, item, comparesValues));
            if (index < 0)
                return $"trace: {expected.GetRawText()} is missing";

            events.RemoveAt(index);
        }

        // Of nested states at the same time not every event was recorded.
        return events.Count == 0 || test.Definition.Contains("\"Parallel\"", StringComparison.Ordinal) ? null : $"trace: {events[0].Type} {events[0].Name} was not recorded";
    }

    private static bool IsTraced(HistoryEvent item)
    {
        var type = item.Type.ToString();
        return item.Type == HistoryEventType.EvaluationFailed || type.EndsWith("StateEntered", StringComparison.Ordinal) || type.EndsWith("StateExited", StringComparison.Ordinal);
    }

    private static bool IsSame(JsonElement expected, HistoryEvent item, bool comparesValues)
    {
        if (expected.GetProperty("event").GetString() != item.Type.ToString())
            return false;

        if (item.Type == HistoryEventType.EvaluationFailed)
            return (Text(expected, "state"), Text(expected, "error"), Text(expected, "cause"), Text(expected, "location")) == (item.Name, item.Error, item.Cause, item.Location);

        if (expected.GetProperty("name").GetString() != item.Name)
            return false;

        return !comparesValues || (IsSame(expected, "input", item.Input) && IsSame(expected, "output", item.Output) && HasAssigned(expected, item));
    }

    private static bool IsSame(JsonElement expected, string name, JsonElement? actual) =>
        !expected.TryGetProperty(name, out var value) || (actual is { } found && Comparison.AreEqual(value, found));

    private static string? Text(JsonElement value, string name) => value.TryGetProperty(name, out var text) ? text.GetString() : null;

    private static bool HasAssigned(JsonElement expected, HistoryEvent item) =>
        !expected.TryGetProperty("assigned", out var assigned)
        || assigned.EnumerateObject().All(variable => item.AssignedVariables?.TryGetValue(variable.Name, out var value) == true && Comparison.AreEqual(variable.Value, value));
}

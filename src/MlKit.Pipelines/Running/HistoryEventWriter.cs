using System.Globalization;
using System.Text.Json;
using MlKit.Pipelines.Internal;

namespace MlKit.Pipelines.Running;

/// <summary>Writes events as AWS does: the details of each type in a field of their own, JSON as text.</summary>
internal static class HistoryEventWriter
{
    public static void Write(HistoryEvent item, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("timestamp", item.Timestamp.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        json.WriteString("type", item.Type.ToString());
        json.WriteNumber("id", item.Id);
        json.WriteNumber("previousEventId", item.PreviousEventId);
        if (DetailsName(item.Type.ToString()) is { } name)
        {
            json.WriteStartObject(name);
            WriteDetails(item, json);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static string? DetailsName(string type)
    {
        if (type.EndsWith("StateEntered", StringComparison.Ordinal))
            return "stateEnteredEventDetails";

        if (type.EndsWith("StateExited", StringComparison.Ordinal))
            return "stateExitedEventDetails";

        return type is "LambdaFunctionStarted" or "ParallelStateStarted" || type.EndsWith("StateSucceeded", StringComparison.Ordinal) || type.EndsWith("StateFailed", StringComparison.Ordinal) || type.EndsWith("StateAborted", StringComparison.Ordinal)
            ? null
            : $"{char.ToLowerInvariant(type[0])}{type[1..]}EventDetails";
    }

    private static void WriteDetails(HistoryEvent item, Utf8JsonWriter json)
    {
        WriteText(json, item.Type == HistoryEventType.EvaluationFailed ? "state" : "name", item.Name);
        WriteNumber(json, "index", item.Index);
        WriteNumber(json, "length", item.Length);
        WriteText(json, "resourceType", item.ResourceType);
        WriteText(json, "resource", item.Resource);
        WriteText(json, "region", item.Region);
        WriteText(json, "workerName", item.WorkerName);
        WriteText(json, "mapRunArn", item.MapRunArn);
        WriteText(json, "parameters", item.Parameters is { } parameters ? JsonValues.Compact(parameters) : null);
        WriteNumber(json, "timeoutInSeconds", item.TimeoutInSeconds);
        WriteNumber(json, "heartbeatInSeconds", item.HeartbeatInSeconds);
        WriteData(json, "input", item.Input);
        WriteData(json, "output", item.Output);
        WriteVariables(json, item.AssignedVariables);
        WriteText(json, "error", item.Error);
        WriteText(json, "cause", item.Cause);
        WriteText(json, "location", item.Location);
        WriteText(json, "roleArn", item.RoleArn);
    }

    private static void WriteText(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, long? value)
    {
        if (value is { } number)
            json.WriteNumber(name, number);
    }

    private static void WriteData(Utf8JsonWriter json, string name, JsonElement? value)
    {
        if (value is not { } data)
            return;

        json.WriteString(name, JsonValues.Compact(data));
        json.WriteStartObject($"{name}Details");
        json.WriteBoolean("truncated", false);
        json.WriteEndObject();
    }

    private static void WriteVariables(Utf8JsonWriter json, IReadOnlyDictionary<string, JsonElement>? variables)
    {
        if (variables is null)
            return;

        json.WriteStartObject("assignedVariables");
        foreach (var (name, value) in variables)
            json.WriteString(name, JsonValues.Compact(value));

        json.WriteEndObject();
        json.WriteStartObject("assignedVariablesDetails");
        json.WriteBoolean("truncated", false);
        json.WriteEndObject();
    }
}

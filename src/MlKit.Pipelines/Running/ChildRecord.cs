using System.Globalization;
using System.Text.Json;
using MlKit.Pipelines.Internal;

namespace MlKit.Pipelines.Running;

/// <summary>Writes what came of a child execution as <c>ResultWriter</c> does: https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html.</summary>
internal static class ChildRecord
{
    /// <summary>Returns the output alone, or the error.</summary>
    public static JsonElement OutputOf(ChildResult result) => result.Output ?? JsonBuilder.Build(json =>
    {
        json.WriteStartObject();
        WriteError(json, result);
        json.WriteEndObject();
    });

    public static JsonElement Write(ChildResult result) => JsonBuilder.Build(json =>
    {
        json.WriteStartObject();
        WriteError(json, result);
        json.WriteString("ExecutionArn", result.Run.Arn);
        WriteData(json, "Input", result.Input.Input);
        json.WriteString("Name", result.Run.Name);
        if (result.Output is { } output)
            WriteData(json, "Output", output);

        json.WriteNumber("RedriveCount", 0);
        json.WriteString("RedriveStatus", result.Succeeded ? "NOT_REDRIVABLE" : "REDRIVABLE_BY_MAP_RUN");
        json.WriteString("StartDate", Time(result.Run.StartTime));
        json.WriteString("StateMachineArn", Arns.Machine(result.Run.Options, result.Run.MachineName));
        json.WriteString("Status", result.Succeeded ? "SUCCEEDED" : result.IsTimedOut ? "TIMED_OUT" : "FAILED");
        json.WriteString("StopDate", Time(result.Stopped));
        json.WriteEndObject();
    });

    private static void WriteError(Utf8JsonWriter json, ChildResult result)
    {
        if (result.Cause is not null)
            json.WriteString("Cause", result.Cause);

        if (result.Error is not null)
            json.WriteString("Error", result.Error);
    }

    private static void WriteData(Utf8JsonWriter json, string name, JsonElement value)
    {
        json.WriteString(name, JsonValues.Compact(value));
        json.WriteStartObject($"{name}Details");
        json.WriteBoolean("Included", true);
        json.WriteEndObject();
    }

    private static string Time(DateTimeOffset time) => time.ToString(ExecutionRun.TimeFormat, CultureInfo.InvariantCulture);
}

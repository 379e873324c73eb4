using System.Globalization;
using System.Text.Json;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.Retries;

namespace MlKit.Pipelines.Running;

/// <summary>Starts other machines: https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html.</summary>
internal sealed class NestedExecutionHandler : ITaskHandler
{
    public static NestedExecutionHandler Instance { get; } = new();

    public async ValueTask<JsonElement> RunAsync(TaskCall task, CancellationToken cancellationToken)
    {
        var machine = FindMachine(task);
        var input = task.Input.TryGetProperty("Input", out var given) && given.ValueKind != JsonValueKind.Null ? given : JsonValues.EmptyObject;
        var name = task.Input.TryGetProperty("Name", out var field) ? field.GetString() : null;
        var execution = task.Runner.TryStart(machine, input, name, task.Skipped, out var arn)
            ?? throw new TaskFailedException("StepFunctions.ExecutionAlreadyExistsException", $"Execution Already Exists: '{arn}'");
        var started = Started(execution);
        var resource = TaskResource.Parse(task.Resource);
        if (!resource.WaitsForJob)
            return started;

        task.ReportSubmitted(started);
        using var stop = cancellationToken.Register(() => execution.Stop(ErrorNames.TaskFailed, "The execution that started it was stopped."));
        var result = await execution.Completion.ConfigureAwait(false);
        task.Skipped = execution.Skipped;
        cancellationToken.ThrowIfCancellationRequested();
        var described = Describe(task, execution, machine, input, result, outputAsJson: resource.Pattern == "sync:2");
        return result.Status == ExecutionStatus.Succeeded ? described : throw new TaskFailedException(ErrorNames.TaskFailed, JsonValues.Compact(described));
    }

    private static StateMachine FindMachine(TaskCall task)
    {
        var arn = task.Input.TryGetProperty("StateMachineArn", out var field) ? FieldValues.Text(field) : "";
        return task.Runner.Options.StateMachines.FirstOrDefault(machine => machine.Name == arn || IsArnOf(arn, machine))
            ?? throw new TaskFailedException("StepFunctions.StateMachineDoesNotExistException", $"State Machine Does Not Exist: '{arn}'. Add it to LocalRunnerOptions.StateMachines.");
    }

    /// <summary>A version or an alias may stand behind the name; here all are the same.</summary>
    private static bool IsArnOf(string arn, StateMachine machine)
    {
        var name = $":stateMachine:{machine.Name}";
        var start = arn.IndexOf(name, StringComparison.Ordinal);
        return start > 0 && arn[(start + name.Length)..] is "" or [':', ..];
    }

    private static JsonElement Started(LocalExecution execution) => JsonBuilder.Build(json =>
    {
        json.WriteStartObject();
        json.WriteString("ExecutionArn", execution.Arn);
        json.WriteString("StartDate", execution.Run.StartTime.ToString(ExecutionRun.TimeFormat, CultureInfo.InvariantCulture));
        json.WriteEndObject();
    });

    /// <summary>Writes what <c>DescribeExecution</c> would answer.</summary>
    private static JsonElement Describe(TaskCall task, LocalExecution execution, StateMachine machine, JsonElement input, ExecutionResult result, bool outputAsJson) => JsonBuilder.Build(json =>
    {
        json.WriteStartObject();
        WriteText(json, "Cause", result.Cause);
        WriteText(json, "Error", result.Error);
        json.WriteString("ExecutionArn", execution.Arn);
        WriteData(json, "Input", input, outputAsJson);
        json.WriteString("Name", execution.Name);
        if (result.Output is { } output)
            WriteData(json, "Output", output, outputAsJson);

        json.WriteNumber("StartDate", execution.Run.StartTime.ToUnixTimeMilliseconds());
        json.WriteString("StateMachineArn", Arns.Machine(task.Runner.Options, machine.Name));
        json.WriteString("Status", StatusName(result.Status));
        json.WriteNumber("StopDate", result.History[^1].Timestamp.ToUnixTimeMilliseconds());
        json.WriteEndObject();
    });

    private static void WriteText(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }

    private static void WriteData(Utf8JsonWriter json, string name, JsonElement value, bool asJson)
    {
        json.WritePropertyName(name);
        if (asJson)
            value.WriteTo(json);
        else
            json.WriteStringValue(JsonValues.Compact(value));

        json.WriteStartObject($"{name}Details");
        json.WriteBoolean("Included", true);
        json.WriteEndObject();
    }

    private static string StatusName(ExecutionStatus status) => status switch
    {
        ExecutionStatus.Succeeded => "SUCCEEDED",
        ExecutionStatus.TimedOut => "TIMED_OUT",
        ExecutionStatus.Aborted => "ABORTED",
        _ => "FAILED",
    };
}

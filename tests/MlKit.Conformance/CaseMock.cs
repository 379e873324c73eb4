using System.Text.Json;
using MlKit.Pipelines.Running;

namespace MlKit.Conformance;

/// <summary>Answers the calls of one state with what was recorded.</summary>
internal sealed class CaseMock(JsonElement entries) : ITaskHandler
{
    private readonly List<JsonElement> _unused = [.. entries.EnumerateArray()];

    public ValueTask<JsonElement> RunAsync(TaskCall task, CancellationToken cancellationToken)
    {
        var entry = Take(task);
        if (entry.TryGetProperty("Throw", out var thrown))
            return Fail(task, Text(thrown, "Error"), Text(thrown, "Cause"), isTimeout: entry.TryGetProperty("TimedOut", out _));

        var result = Result(task, entry);
        if (task.TaskToken is { } token)
            task.Runner.SendTaskSuccess(token, result);

        return ValueTask.FromResult(result);
    }

    private static ValueTask<JsonElement> Fail(TaskCall task, string? error, string? cause, bool isTimeout)
    {
        if (task.TaskToken is not { } token || isTimeout)
            throw new TaskFailedException(error, cause);

        task.Runner.SendTaskFailure(token, error, cause);
        return ValueTask.FromResult(JsonElement.Parse("{}"));
    }

    private static JsonElement Result(TaskCall task, JsonElement entry)
    {
        if (entry.TryGetProperty("Return", out var result))
            return result;

        return entry.TryGetProperty("EchoPayload", out _) ? EchoPayload(task.Input.GetProperty("Payload")) : task.Input;
    }

    /// <summary>Answers as the service does, with what it tells of the call.</summary>
    private static JsonElement EchoPayload(JsonElement payload)
    {
        var length = JsonSerializer.Serialize(payload).Length + Separators(payload);
        return JsonElement.Parse(
            $$"""
            {"ExecutedVersion":"$LATEST","Payload":{{payload.GetRawText()}},"SdkHttpMetadata":{
            "AllHttpHeaders":{"X-Amz-Executed-Version":["$LATEST"],"x-amzn-Remapped-Content-Length":["0"],"Connection":["keep-alive"],"x-amzn-RequestId":["0"],"Content-Length":["{{length}}"],"Date":["0"],"X-Amzn-Trace-Id":["0"],"Content-Type":["application/json"]},
            "HttpHeaders":{"Connection":"keep-alive","Content-Length":"{{length}}","Content-Type":"application/json","Date":"0","X-Amz-Executed-Version":"$LATEST","x-amzn-Remapped-Content-Length":"0","x-amzn-RequestId":"0","X-Amzn-Trace-Id":"0"},"HttpStatusCode":200},
            "SdkResponseMetadata":{"RequestId":"0"},"StatusCode":200}
            """);
    }

    /// <summary>Counts the separators: the recorded functions, written in Python, put a blank after each.</summary>
    private static int Separators(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().Sum(field => 2 + Separators(field.Value)) - Math.Min(1, value.GetPropertyCount()),
        JsonValueKind.Array => value.EnumerateArray().Sum(item => 1 + Separators(item)) - Math.Min(1, value.GetArrayLength()),
        _ => 0,
    };

    private JsonElement Take(TaskCall task)
    {
        lock (_unused)
        {
            var index = Math.Max(0, _unused.FindIndex(entry => entry.TryGetProperty("Input", out var input) && Comparison.AreEqual(input, task.Input)));
            var entry = index < _unused.Count ? _unused[index] : throw new InvalidOperationException($"The state '{task.StateName}' was called more often than it was recorded.");
            if (!entry.TryGetProperty("Echo", out _) && !entry.TryGetProperty("EchoPayload", out _))
                _unused.RemoveAt(index);

            return entry;
        }
    }

    private static string? Text(JsonElement value, string name) => value.TryGetProperty(name, out var text) ? text.GetString() : null;
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using MlKit.Pipelines.Executions;
using MlKit.Pipelines.Tests.Aws;
using MlKit.TestKit.Aws;

namespace MlKit.Pipelines.Tests.Executions;

/// <summary>Executions on a clock that goes on by itself.</summary>
public abstract class ExecutionTests : AwsTests
{
    private protected SteppingClock Clock { get; } = new();

    private protected FakeHistory History { get; } = new();

    private protected ExecutionClient Client => new(StepFunctions, SageMaker, Logs, new ExecutionClientOptions { TimeProvider = Clock, MaxPollInterval = TimeSpan.FromSeconds(20) });

    private protected static double Seconds(int after) => SteppingClock.Epoch.ToUnixTimeSeconds() + after;

    private protected Dictionary<string, Func<FakeAwsRequest, FakeAwsResponse>> Scripts { get; } = [];

    private protected void On(string operation, Func<FakeAwsRequest, FakeAwsResponse> script)
    {
        Scripts[operation] = script;
        Server.On(operation, script);
    }

    private protected void OnHistory() => On("GetExecutionHistory", History.Answer);

    private protected void OnProcessingJob(params (string Status, int? Start, int? End, string? Failure)[] looks)
    {
        var next = 0;
        On("DescribeProcessingJob", _ => Job(looks[Math.Min(next++, looks.Length - 1)]));
    }

    private static FakeAwsResponse Job((string Status, int? Start, int? End, string? Failure) look)
    {
        var body = new JsonObject
        {
            ["ProcessingJobStatus"] = look.Status,
            ["ProcessingResources"] = new JsonObject { ["ClusterConfig"] = new JsonObject { ["InstanceCount"] = 2, ["InstanceType"] = "ml.m5.xlarge", ["VolumeSizeInGB"] = 10 } },
        };
        if (look.Start is { } start)
            body["ProcessingStartTime"] = Seconds(start);

        if (look.End is { } end)
            body["ProcessingEndTime"] = Seconds(end);

        if (look.Failure is { } failure)
            body["FailureReason"] = failure;

        return Json(body.ToJsonString());
    }

    private protected void OnNoLogs() => Server.On("DescribeLogStreams", FakeAwsResponse.Error("ResourceNotFoundException", "The specified log group does not exist."));

    /// <summary>Serves the lines of one log stream; each look at it sees the next lines.</summary>
    private protected void OnLog(string stream, params string[][] looks)
    {
        var look = 0;
        On("DescribeLogStreams", _ =>
        {
            look++;
            return Json($$"""{"logStreams":[{"logStreamName":"{{stream}}"}]}""");
        });
        On("GetLogEvents", request =>
        {
            // The token is the number of lines before it; at the end of the stream it gives back itself.
            var start = request.Json.TryGetProperty("nextToken", out var token) ? int.Parse(token.GetString()!, CultureInfo.InvariantCulture) : 0;
            string[] lines = [.. looks.Take(look).SelectMany(lines => lines)];
            var events = lines.Skip(start).Select((line, i) => new JsonObject { ["timestamp"] = (long)Seconds(i) * 1000, ["message"] = line });
            return Json(new JsonObject { ["events"] = new JsonArray([.. events]), ["nextForwardToken"] = lines.Length.ToString(CultureInfo.InvariantCulture) }.ToJsonString());
        });
    }

    private protected async Task<List<ExecutionEvent>> WatchAsync(WatchOptions? options = null, ExecutionClient? client = null)
    {
        List<ExecutionEvent> events = [];
        await foreach (var told in (client ?? Client).WatchAsync(ExecutionArn, options, Token))
            events.Add(told);

        return events;
    }

    private protected static string Text(ExecutionEvent told) => told switch
    {
        HistoryEntryEvent entry => $"{entry.LastEventId} {entry.Entry.Type} {entry.StateName}".TrimEnd(),
        JobStatusEvent { Job: var job } => $"{job.StateName}: {job.Kind} {job.Name} {job.Status} {job.SecondaryStatus} {job.FailureReason}".TrimEnd(),
        JobLogEvent line => $"{line.StateName}: {line.LogStreamName}: {line.Message}",
        ExecutionEndedEvent end => $"{end.Status} {end.Output ?? $"{end.Error}: {end.Cause}"}",
        _ => throw new InvalidOperationException(told.ToString()),
    };

    private protected static bool SameJson(string expected, JsonElement actual) => JsonElement.DeepEquals(JsonElement.Parse(expected), actual);
}

using System.Globalization;
using System.Text.Json.Nodes;
using MlKit.TestKit.Aws;

namespace MlKit.Pipelines.Tests.Aws;

/// <summary>The history of an execution that grows from look to look, served page by page in either order.</summary>
internal sealed class FakeHistory
{
    private readonly List<(int Look, JsonObject Entry)> _entries = [];
    private int _looksWritten;
    private int _looksServed = -1;

    /// <summary>The most events of a page, whatever a request allows.</summary>
    public int PageSize { get; init; } = 1000;

    /// <summary>What is added from now on is seen one look later.</summary>
    public FakeHistory NextLook()
    {
        _looksWritten++;
        return this;
    }

    public FakeHistory Add(string type, long? previous = null, string? detailsName = null, JsonObject? details = null)
    {
        var id = _entries.Count + 1;
        var entry = new JsonObject
        {
            ["timestamp"] = SteppingClock.Epoch.ToUnixTimeSeconds() + id,
            ["type"] = type,
            ["id"] = id,
            ["previousEventId"] = previous ?? id - 1,
        };
        if (detailsName is not null)
            entry[detailsName] = details;

        _entries.Add((_looksWritten, entry));
        return this;
    }

    public FakeHistory Started() => Add("ExecutionStarted", 0, "executionStartedEventDetails", new JsonObject { ["input"] = "{}" });

    public FakeHistory Entered(string state, string type = "Task", long? previous = null) => Add($"{type}StateEntered", previous, "stateEnteredEventDetails", new JsonObject { ["name"] = state });

    public FakeHistory Exited(string state, string type = "Task") => Add($"{type}StateExited", null, "stateExitedEventDetails", new JsonObject { ["name"] = state });

    /// <summary>A task that waits for a job: scheduled, started, submitted.</summary>
    public FakeHistory Submitted(string kind, string job)
    {
        var resource = $"create{kind}Job.sync";
        Add("TaskScheduled", null, "taskScheduledEventDetails", new JsonObject { ["resourceType"] = "sagemaker", ["resource"] = resource, ["region"] = FakeAwsServer.Region, ["parameters"] = "{}" });
        Add("TaskStarted", null, "taskStartedEventDetails", new JsonObject { ["resourceType"] = "sagemaker", ["resource"] = resource });
        return Add("TaskSubmitted", null, "taskSubmittedEventDetails", Output(resource, kind, job));
    }

    public FakeHistory TaskSucceeded(string resource, string kind, string job) => Add("TaskSucceeded", null, "taskSucceededEventDetails", Output(resource, kind, job));

    public FakeHistory TaskFailed(string error, string cause) =>
        Add("TaskFailed", null, "taskFailedEventDetails", new JsonObject { ["resourceType"] = "sagemaker", ["resource"] = "createProcessingJob.sync", ["error"] = error, ["cause"] = cause });

    public FakeHistory Succeeded(string output = "{}") => Add("ExecutionSucceeded", null, "executionSucceededEventDetails", new JsonObject { ["output"] = output });

    public FakeHistory Failed(string error, string cause) => Add("ExecutionFailed", null, "executionFailedEventDetails", new JsonObject { ["error"] = error, ["cause"] = cause });

    public FakeAwsResponse Answer(FakeAwsRequest request)
    {
        var token = request.Json.TryGetProperty("nextToken", out var member) ? int.Parse(member.GetString()!, CultureInfo.InvariantCulture) : 0;
        if (token == 0)
            _looksServed++;

        var isReverse = request.Json.TryGetProperty("reverseOrder", out var reverse) && reverse.GetBoolean();
        var visible = _entries.Where(entry => entry.Look <= _looksServed).Select(entry => entry.Entry);
        var ordered = (isReverse ? visible.Reverse() : visible).ToArray();
        var page = ordered.Skip(token).Take(Math.Min(PageSize, request.Json.GetProperty("maxResults").GetInt32())).ToArray();
        var body = new JsonObject { ["events"] = new JsonArray([.. page.Select(entry => entry.DeepClone())]) };
        if (token + page.Length < ordered.Length)
            body["nextToken"] = (token + page.Length).ToString(CultureInfo.InvariantCulture);

        return FakeAwsResponse.Json(body.ToJsonString());
    }

    private static JsonObject Output(string resource, string kind, string job) => new()
    {
        ["resourceType"] = "sagemaker",
        ["resource"] = resource,
        ["output"] = new JsonObject { [$"{kind}JobArn"] = $"arn:aws:sagemaker:eu-west-1:123456789012:{kind.ToLowerInvariant()}-job/{job}" }.ToJsonString(),
    };
}

using System.Text.Json;
using MlKit.Pipelines.Internal;

namespace MlKit.Pipelines.Running;

/// <summary>Adds the events of one call of a task to the history; functions and activities have events of their own.</summary>
internal sealed class TaskEvents(Visit visit, string resource)
{
    private readonly TaskResource _parsed = TaskResource.Parse(resource);

    private bool IsActivity => _parsed.Kind == TaskResourceKind.Activity;

    // What is no ARN yet is as a rule a placeholder for that of a function.
    private bool IsFunction => _parsed.Kind is TaskResourceKind.Function or TaskResourceKind.Unknown;

    private string? Service => IsFunction || IsActivity ? null : _parsed.Kind == TaskResourceKind.Sdk ? $"aws-sdk:{_parsed.Service}" : _parsed.Service;

    private string? Action => Service is null ? null : _parsed.Pattern.Length == 0 ? _parsed.Action : $"{_parsed.Action}.{_parsed.Pattern}";

    /// <summary>Gets what AWS calls the task in messages about the size of its result.</summary>
    public string Name => Service ?? resource;

    public void Scheduled(JsonElement input, long? timeout, long? heartbeat)
    {
        var isService = Service is not null;
        visit.Flow.Record(new HistoryEvent(IsActivity ? HistoryEventType.ActivityScheduled : IsFunction ? HistoryEventType.LambdaFunctionScheduled : HistoryEventType.TaskScheduled)
        {
            ResourceType = Service,
            Resource = Action ?? resource,
            Region = isService ? visit.Flow.Run.Options.Region : null,
            Parameters = isService ? input : null,
            Input = isService ? null : input,
            TimeoutInSeconds = timeout,
            HeartbeatInSeconds = heartbeat,
        });
    }

    public void Started(string? workerName = null) =>
        visit.Flow.Record(Event(IsActivity ? HistoryEventType.ActivityStarted : IsFunction ? HistoryEventType.LambdaFunctionStarted : HistoryEventType.TaskStarted, worker: workerName));

    public void Submitted(JsonElement? output) => visit.Flow.Record(Event(HistoryEventType.TaskSubmitted, output));

    public void Succeeded(JsonElement output) =>
        visit.Flow.Record(Event(IsActivity ? HistoryEventType.ActivitySucceeded : IsFunction ? HistoryEventType.LambdaFunctionSucceeded : HistoryEventType.TaskSucceeded, output));

    public void Failed(StateFailureException failure)
    {
        var type = failure.Error == Retries.ErrorNames.Timeout
            ? IsActivity ? HistoryEventType.ActivityTimedOut : IsFunction ? HistoryEventType.LambdaFunctionTimedOut : HistoryEventType.TaskTimedOut
            : IsActivity ? HistoryEventType.ActivityFailed : IsFunction ? HistoryEventType.LambdaFunctionFailed : HistoryEventType.TaskFailed;
        visit.Flow.Record(new HistoryEvent(type) { ResourceType = Service, Resource = Action, Error = failure.Error, Cause = failure.Cause });
    }

    private HistoryEvent Event(HistoryEventType type, JsonElement? output = null, string? worker = null) =>
        new(type) { ResourceType = Service, Resource = Action, Output = output, WorkerName = worker };
}

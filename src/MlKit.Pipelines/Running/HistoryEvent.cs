using System.Text.Json;
using MlKit.Pipelines.Internal;

namespace MlKit.Pipelines.Running;

/// <summary>One event of an execution's history. Which properties are set depends on its type, as at AWS.</summary>
public sealed class HistoryEvent
{
    private EventDetails? _details;

    internal HistoryEvent(HistoryEventType type) => Type = type;

    /// <summary>Gets the number of the event, counted from 1.</summary>
    public long Id { get; internal set; }

    /// <summary>Gets the number of the event that led to this one, or 0.</summary>
    public long PreviousEventId { get; internal set; }

    /// <summary>Gets when it happened; waits that were skipped count as if they had passed.</summary>
    public DateTimeOffset Timestamp { get; internal set; }

    /// <summary>Gets what happened.</summary>
    public HistoryEventType Type { get; }

    /// <summary>Gets the name of the state; of an iteration, that of its Map state.</summary>
    public string? Name { get; internal init; }

    /// <summary>Gets what a state, a function, an activity or the execution was given.</summary>
    public JsonElement? Input { get; internal init; }

    /// <summary>Gets what came of it.</summary>
    public JsonElement? Output { get; internal init; }

    /// <summary>Gets the variables a state assigned when it was left.</summary>
    public IReadOnlyDictionary<string, JsonElement>? AssignedVariables { get; internal init; }

    /// <summary>Gets the name of the error.</summary>
    public string? Error
    {
        get => _details?.Error;
        internal init => Set(value, static (details, error) => details.Error = error);
    }

    /// <summary>Gets what caused the error.</summary>
    public string? Cause
    {
        get => _details?.Cause;
        internal init => Set(value, static (details, cause) => details.Cause = cause);
    }

    /// <summary>Gets the field of the state whose evaluation failed, such as <c>Output/total</c>.</summary>
    public string? Location
    {
        get => _details?.Location;
        internal init => Set(value, static (details, location) => details.Location = location);
    }

    /// <summary>Gets the service, such as <c>sagemaker</c>.</summary>
    public string? ResourceType
    {
        get => _details?.ResourceType;
        internal init => Set(value, static (details, resourceType) => details.ResourceType = resourceType);
    }

    /// <summary>Gets the action, such as <c>createProcessingJob.sync</c>; of a function or an activity, its ARN.</summary>
    public string? Resource
    {
        get => _details?.Resource;
        internal init => Set(value, static (details, resource) => details.Resource = resource);
    }

    /// <summary>Gets what a service was called with.</summary>
    public JsonElement? Parameters
    {
        get => _details?.Parameters;
        internal init => Set(value, static (details, parameters) => details.Parameters = parameters);
    }

    /// <summary>Gets where a service was called.</summary>
    public string? Region
    {
        get => _details?.Region;
        internal init => Set(value, static (details, region) => details.Region = region);
    }

    /// <summary>Gets after how many seconds a task fails.</summary>
    public long? TimeoutInSeconds
    {
        get => _details?.TimeoutInSeconds;
        internal init => Set(value, static (details, timeoutInSeconds) => details.TimeoutInSeconds = timeoutInSeconds);
    }

    /// <summary>Gets after how many seconds without a heartbeat a task fails.</summary>
    public long? HeartbeatInSeconds
    {
        get => _details?.HeartbeatInSeconds;
        internal init => Set(value, static (details, heartbeatInSeconds) => details.HeartbeatInSeconds = heartbeatInSeconds);
    }

    /// <summary>Gets the name of the worker that took an activity.</summary>
    public string? WorkerName
    {
        get => _details?.WorkerName;
        internal init => Set(value, static (details, workerName) => details.WorkerName = workerName);
    }

    /// <summary>Gets the index of an iteration.</summary>
    public int? Index { get; internal init; }

    /// <summary>Gets the number of iterations.</summary>
    public int? Length
    {
        get => _details?.Length;
        internal init => Set(value, static (details, length) => details.Length = length);
    }

    /// <summary>Gets the ARN of the run of a distributed Map state.</summary>
    public string? MapRunArn
    {
        get => _details?.MapRunArn;
        internal init => Set(value, static (details, mapRunArn) => details.MapRunArn = mapRunArn);
    }

    /// <summary>Gets the role of the execution.</summary>
    public string? RoleArn
    {
        get => _details?.RoleArn;
        internal init => Set(value, static (details, roleArn) => details.RoleArn = roleArn);
    }

    /// <summary>Returns the event as <c>GetExecutionHistory</c> would.</summary>
    /// <returns>The JSON.</returns>
    public string ToJson() => JsonText.Write(json => HistoryEventWriter.Write(this, json), indented: false);

    /// <inheritdoc/>
    public override string ToString() => Name is null ? $"{Id} {Type}" : $"{Id} {Type} {Name}";

    private void Set<T>(T value, Action<EventDetails, T> set)
    {
        if (value is not null)
            set(_details ??= new EventDetails(), value);
    }
}

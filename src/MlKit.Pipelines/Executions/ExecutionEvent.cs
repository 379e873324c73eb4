namespace MlKit.Pipelines.Executions;

/// <summary>Something that happened in an execution: <see cref="HistoryEntryEvent"/>, <see cref="JobStatusEvent"/>, <see cref="JobLogEvent"/> or, last, <see cref="ExecutionEndedEvent"/>.</summary>
public abstract record ExecutionEvent
{
    private protected ExecutionEvent()
    {
    }

    /// <summary>Gets when it happened; for a job, when it was seen.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>Gets the id of the last event of the history until now; following can go on after it (<see cref="WatchOptions.AfterEventId"/>).</summary>
    public required long LastEventId { get; init; }

    /// <summary>Gets the state it belongs to.</summary>
    /// <value>It is <see langword="null"/> for what belongs to the whole execution.</value>
    public string? StateName { get; init; }

    /// <summary>Gets how far the execution is.</summary>
    public required ExecutionProgress Progress { get; init; }
}

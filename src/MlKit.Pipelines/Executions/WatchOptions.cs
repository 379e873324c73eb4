namespace MlKit.Pipelines.Executions;

/// <summary>Says what following an execution tells.</summary>
public sealed record WatchOptions
{
    /// <summary>The most lines a log stream can be begun with.</summary>
    public const int MaxLogTailLines = 10_000;

    /// <summary>Gets the workflow, so that <see cref="ExecutionProgress.StatesKnown"/> can be told.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public StateMachine? Definition { get; init; }

    /// <summary>Gets the price of an hour of each instance type, in any currency: <c>["ml.m5.xlarge"] = 0.23m</c>.</summary>
    /// <value>The default is <see langword="null"/>: no cost is told.</value>
    public IReadOnlyDictionary<string, decimal>? PricesPerHour { get; init; }

    /// <summary>Gets the event after which to go on: the <see cref="ExecutionEvent.LastEventId"/> of the last event that was handled.</summary>
    /// <value>The default is 0: from the start.</value>
    public long AfterEventId { get; init; }

    /// <summary>Gets the time after which log lines are told, so that those handled already are not told again.</summary>
    /// <value>The default is <see langword="null"/>: whenever they were written.</value>
    public DateTimeOffset? LogsAfter { get; init; }

    /// <summary>Gets how many of the lines that a log stream has when it is first read are told, 1 to 10,000; later lines all are.</summary>
    /// <value>The default is 1,000.</value>
    public int LogTailLines { get; init; } = 1000;

    /// <summary>Gets what happens to the execution when following it is cancelled.</summary>
    /// <value>The default is <see cref="CancelAction.None"/>.</value>
    public CancelAction OnCancel { get; init; }

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(AfterEventId);
        ArgumentOutOfRangeException.ThrowIfLessThan(LogTailLines, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(LogTailLines, MaxLogTailLines);
    }
}

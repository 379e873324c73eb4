using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;

namespace MlKit.Pipelines.Executions;

/// <summary>What the history says so far: which states were entered, which jobs run, whether the execution has ended.</summary>
internal sealed class ExecutionTrace
{
    private const string Entered = "StateEntered";

    private readonly Dictionary<long, string> _stateOfEvent = [];
    private readonly Dictionary<long, TracedJob> _jobOfEvent = [];
    private readonly HashSet<string> _entered = [];

    public int StatesEntered => _entered.Count;

    public List<TracedJob> Jobs { get; } = [];

    /// <summary>Gets the event that ended the execution, unless it was redriven since.</summary>
    public HistoryEvent? End { get; private set; }

    /// <summary>Takes the next event.</summary>
    /// <returns>The name of the state it belongs to.</returns>
    public string? Add(HistoryEvent entry)
    {
        End = EndStatus(entry) is null ? null : entry;
        var state = StateOf(entry);
        if (state is not null)
            _stateOfEvent[entry.Id ?? 0] = state;

        if (entry.Type?.Value.EndsWith(Entered, StringComparison.Ordinal) is true && state is not null)
            _entered.Add(state);

        if (entry.Type == HistoryEventType.TaskSubmitted || entry.Type == HistoryEventType.TaskSucceeded)
            AddJob(entry, state ?? "");

        if ((entry.Type == HistoryEventType.TaskSucceeded || entry.Type == HistoryEventType.TaskFailed) && _jobOfEvent.TryGetValue(entry.PreviousEventId ?? 0, out var job))
            job.EndEventId = entry.Id;

        return EndStatus(entry) is null ? state : null;
    }

    /// <summary>Returns the status the execution ended with, or <see langword="null"/> for another event.</summary>
    public static ExecutionStatus? EndStatus(HistoryEvent entry) => entry.Type?.Value switch
    {
        "ExecutionSucceeded" => ExecutionStatus.SUCCEEDED,
        "ExecutionFailed" => ExecutionStatus.FAILED,
        "ExecutionTimedOut" => ExecutionStatus.TIMED_OUT,
        "ExecutionAborted" => ExecutionStatus.ABORTED,
        _ => null,
    };

    /// <summary>Only entering and leaving name the state; every other event follows one that belongs to the same state.</summary>
    private string? StateOf(HistoryEvent entry) =>
        entry.StateEnteredEventDetails?.Name ?? entry.StateExitedEventDetails?.Name ?? _stateOfEvent.GetValueOrDefault(entry.PreviousEventId ?? 0);

    private void AddJob(HistoryEvent entry, string state)
    {
        if (JobReference.Of(entry, state) is not { } job)
            return;

        var traced = new TracedJob(job);
        Jobs.Add(traced);
        _jobOfEvent[entry.Id ?? 0] = traced;
    }
}

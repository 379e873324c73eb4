using MlKit.Pipelines.Diagrams;

namespace MlKit.Pipelines.Executions;

/// <summary>How far each state of an execution is, put together of its events, for a diagram.</summary>
/// <example>
/// <code>
/// var path = new ExecutionPath();
/// await foreach (var told in client.WatchAsync(executionArn, cancellationToken: cancellationToken))
///     path.Add(told);
///
/// await File.WriteAllTextAsync("execution.svg", machine.ToSvg(path.States), cancellationToken);
/// </code>
/// </example>
public sealed class ExecutionPath
{
    private readonly Dictionary<string, StateStatus> _states = [];
    private readonly HashSet<string> _failing = [];

    /// <summary>Gets the states that were entered. Of a state that was entered several times, the last time counts.</summary>
    public IReadOnlyDictionary<string, StateStatus> States => _states;

    /// <summary>Takes the next event; those that are no part of the history change nothing.</summary>
    /// <param name="told">The event.</param>
    /// <exception cref="ArgumentNullException">The event is <see langword="null"/>.</exception>
    public void Add(ExecutionEvent told)
    {
        ArgumentNullException.ThrowIfNull(told);
        if (told is HistoryEntryEvent { Entry.Type.Value: { } type })
            Add(type, told.StateName);
    }

    private void Add(string type, string? state)
    {
        // What still runs when the execution fails is what it failed in.
        if (type is "ExecutionFailed" or "ExecutionTimedOut" or "ExecutionAborted")
            Fail();

        if (state is null)
            return;

        if (EndsWith(type, "StateEntered"))
            Set(state, StateStatus.Running);
        else if (EndsWith(type, "StateExited"))
            Set(state, _failing.Contains(state) ? StateStatus.Caught : StateStatus.Succeeded);
        else if (EndsWith(type, "Failed") || EndsWith(type, "TimedOut"))
            _failing.Add(state);
        else if (EndsWith(type, "Scheduled") || EndsWith(type, "Started"))
            _failing.Remove(state);
    }

    private static bool EndsWith(string type, string end) => type.EndsWith(end, StringComparison.Ordinal);

    private void Set(string state, StateStatus status)
    {
        _states[state] = status;
        _failing.Remove(state);
    }

    private void Fail()
    {
        foreach (var state in _states.Keys.Where(state => _states[state] == StateStatus.Running).ToArray())
            _states[state] = StateStatus.Failed;
    }
}

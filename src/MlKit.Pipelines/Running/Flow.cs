using MlKit.Pipelines.Internal;

namespace MlKit.Pipelines.Running;

/// <summary>One thread of an execution: the main one, a branch, an iteration. States run one after the other in it.</summary>
internal sealed class Flow(ExecutionRun run, VariableScope variables, CancellationToken cancellationToken)
{
    // A timer takes no more; longer delays are waited for in parts.
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(40);

    private FlowClock? _clock;

    public ExecutionRun Run => run;

    public VariableScope Variables => variables;

    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>Gets or sets the event that led here.</summary>
    public long LastEventId { get; set; }

    /// <summary>Gets or sets how much of the delays has not been waited for.</summary>
    public TimeSpan Skipped { get; set; }

    public MapItem? Item { get; private init; }

    /// <summary>Gets or sets the state that runs.</summary>
    public Visit? Current { get; set; }

    /// <summary>Gets the clock of the states, on which skipped delays have passed.</summary>
    public TimeProvider Clock => _clock ??= new FlowClock(this);

    public DateTimeOffset Now => run.Options.TimeProvider.GetUtcNow() + Skipped;

    public Flow Branch(CancellationToken branchToken, MapItem? item = null) =>
        new(run, new VariableScope(variables), branchToken) { LastEventId = LastEventId, Skipped = Skipped, Item = item ?? Item };

    /// <summary>Adds an event that follows the last one and leads to the next.</summary>
    public void Record(HistoryEvent item, bool isLast = false)
    {
        RecordAside(item, isLast);
        LastEventId = item.Id;
    }

    /// <summary>Adds an event that follows the last one, but leads to none.</summary>
    public void RecordAside(HistoryEvent item, bool isLast = false) => run.History.Add(item, LastEventId, Now, isLast);

    /// <exception cref="ExecutionTimeoutException">The execution's time is over before the delay is.</exception>
    public async ValueTask DelayAsync(TimeSpan delay)
    {
        if (delay <= TimeSpan.Zero)
            return;

        if (run.Options.SkipDelays)
        {
            SkipTo(Skipped + delay);
            return;
        }

        for (var rest = delay; rest > TimeSpan.Zero; rest -= LongestDelay)
            await Task.Delay(rest < LongestDelay ? rest : LongestDelay, run.Options.TimeProvider, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Puts the clock forward.</summary>
    /// <exception cref="ExecutionTimeoutException">The execution's time is over before.</exception>
    public void SkipTo(TimeSpan skipped)
    {
        if (skipped <= Skipped)
            return;

        if (run.Deadline is { } deadline && Now + (skipped - Skipped) >= deadline)
        {
            Skipped += deadline - Now;
            throw new ExecutionTimeoutException();
        }

        Skipped = skipped;
    }
}

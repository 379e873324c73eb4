using System.Runtime.CompilerServices;
using MlKit.Pipelines.Running;

namespace MlKit.Pipelines.ProcessingJobs.Local;

/// <summary>Where an execution skips its delays, its jobs still take their time: a loop of asking and waiting must not run thousands of times before one is through.</summary>
internal sealed class SkippedTime(TimeProvider timeProvider)
{
    private readonly ConditionalWeakTable<object, StrongBox<TimeSpan>> _seen = [];

    /// <summary>Begins to count.</summary>
    public void Begin(TaskCall task) => _seen.AddOrUpdate(task.Run.Identity, new(task.Skipped));

    /// <summary>Waits for a job, at most as long as the execution skipped since it made a job or asked for one.</summary>
    public async Task CatchUpAsync(TaskCall task, IEnumerable<LocalJob> jobs, CancellationToken cancellationToken)
    {
        var seen = _seen.GetValue(task.Run.Identity, _ => new(task.Skipped));
        TimeSpan owed;
        lock (seen)
            (owed, seen.Value) = (task.Skipped - seen.Value, task.Skipped);

        var running = jobs.Select(job => job.Ended).Where(ended => !ended.IsCompleted).ToList();
        if (owed <= TimeSpan.Zero || running.Count == 0)
            return;

        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var longest = TimeSpan.FromDays(1);
        await Task.WhenAny([.. running, Task.Delay(owed < longest ? owed : longest, timeProvider, enough.Token)]).ConfigureAwait(false);
        await enough.CancelAsync().ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
    }
}

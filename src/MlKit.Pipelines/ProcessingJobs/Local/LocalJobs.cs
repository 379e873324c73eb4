namespace MlKit.Pipelines.ProcessingJobs.Local;

/// <summary>The jobs that states made, by execution and name. A name may be used once in an execution.</summary>
internal sealed class LocalJobs
{
    private readonly Lock _lock = new();
    private readonly List<LocalJob> _inOrder = [];
    private readonly Dictionary<(object Execution, string Name), LocalJob> _own = [];
    private readonly Dictionary<string, LocalJob> _latest = [];

    /// <summary>Gets all jobs in the order in which they were made.</summary>
    public IReadOnlyList<LocalJob> All
    {
        get
        {
            lock (_lock)
                return [.. _inOrder];
        }
    }

    public bool TryAdd(LocalJob job)
    {
        lock (_lock)
        {
            if (!_own.TryAdd((job.Execution, job.Name), job))
                return false;

            _latest[job.Name] = job;
            _inOrder.Add(job);
            return true;
        }
    }

    /// <summary>Returns the execution's own job of a name, or else the latest of any other, or <see langword="null"/>.</summary>
    public LocalJob? Find(object execution, string name)
    {
        lock (_lock)
            return _own.GetValueOrDefault((execution, name)) ?? _latest.GetValueOrDefault(name);
    }
}

using System.Collections.Concurrent;

namespace MlKit.Pipelines.Running;

/// <summary>The tokens somebody may still answer.</summary>
internal sealed class Callbacks
{
    private readonly ConcurrentDictionary<string, Callback> _open = new();

    public Callback Open(ExecutionRun run)
    {
        // Executions with the same seed draw the same.
        var drawn = Convert.ToBase64String(run.Randomness.NextUuid().ToByteArray()) + Convert.ToBase64String(run.Randomness.NextUuid().ToByteArray());
        for (var i = 0; ; i++)
        {
            var callback = new Callback(this, i == 0 ? drawn : $"{drawn}{i}");
            if (_open.TryAdd(callback.Token, callback))
                return callback;
        }
    }

    public Callback? Find(string token) => _open.GetValueOrDefault(token);

    public void Close(string token) => _open.TryRemove(token, out _);
}

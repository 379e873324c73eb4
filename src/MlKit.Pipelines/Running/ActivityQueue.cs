using System.Text.Json;
using System.Threading.Channels;
using MlKit.Pipelines.Internal;

namespace MlKit.Pipelines.Running;

/// <summary>An activity: tasks that wait until a worker takes them.</summary>
internal sealed class ActivityQueue : ITaskHandler
{
    private readonly Channel<(ActivityTask Task, Action<string?> OnTaken, CancellationToken Token)> _waiting = Channel.CreateUnbounded<(ActivityTask, Action<string?>, CancellationToken)>();

    /// <summary>Waits until a worker takes the task; what comes of it, the answer to its token says.</summary>
    public async ValueTask<JsonElement> RunAsync(TaskCall task, CancellationToken cancellationToken)
    {
        var taken = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Writer.TryWrite((new ActivityTask(task.TaskToken!, task.Input), worker => taken.TrySetResult(worker), cancellationToken));
        task.ReportTaken(await taken.Task.WaitAsync(cancellationToken).ConfigureAwait(false));
        return JsonValues.Null;
    }

    public async ValueTask<ActivityTask> TakeAsync(string? workerName, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (task, onTaken, token) = await _waiting.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (token.IsCancellationRequested)
                continue;

            onTaken(workerName);
            return task;
        }
    }
}

using System.Text.Json;

namespace MlKit.Pipelines.Running;

/// <summary>A handler that is a function.</summary>
internal sealed class DelegateHandler : ITaskHandler
{
    private readonly Func<TaskCall, CancellationToken, ValueTask<JsonElement>> _run;

    public DelegateHandler(Func<TaskCall, CancellationToken, ValueTask<JsonElement>> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        _run = handler;
    }

    public ValueTask<JsonElement> RunAsync(TaskCall task, CancellationToken cancellationToken) => _run(task, cancellationToken);
}

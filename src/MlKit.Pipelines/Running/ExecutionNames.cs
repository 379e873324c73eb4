using System.Text.Json;
using MlKit.Pipelines.Internal;

namespace MlKit.Pipelines.Running;

/// <summary>Sees to it that a name is used once: https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html.</summary>
internal sealed class ExecutionNames
{
    private readonly Dictionary<string, (string Input, LocalExecution Execution)> _running = [];
    private readonly HashSet<string> _ended = [];

    /// <summary>Returns a new execution, or the one that runs with the same input, or <see langword="null"/> where the name is taken.</summary>
    public LocalExecution? FindOrStart(string arn, JsonElement input, Func<LocalExecution> start)
    {
        var text = JsonValues.Compact(input);
        lock (_running)
        {
            if (_running.TryGetValue(arn, out var same))
                return same.Input == text && !same.Execution.Completion.IsCompleted ? same.Execution : null;

            if (_ended.Contains(arn))
                return null;

            var execution = start();
            _running[arn] = (text, execution);
            _ = execution.Completion.ContinueWith(_ => End(arn), TaskScheduler.Default);
            return execution;
        }
    }

    private void End(string arn)
    {
        lock (_running)
        {
            _running.Remove(arn);
            _ended.Add(arn);
        }
    }
}

using System.Text.Json;

namespace MlKit.Pipelines.Running;

/// <summary>Does on this machine what a task would do at AWS.</summary>
public interface ITaskHandler
{
    /// <summary>Runs a task.</summary>
    /// <param name="task">What is called, and with what.</param>
    /// <param name="cancellationToken">Stops it: the execution was stopped, a state beside it failed, or its time is over.</param>
    /// <returns>The result of the task; of one that waits for a task token, the answer of the service that took the token.</returns>
    /// <exception cref="TaskFailedException">The task failed with an error the workflow may know. Any other exception fails it under the exception's own name.</exception>
    /// <remarks>Tasks of parallel branches are called at the same time. What computes for long without awaiting should do so on a thread of its own (<see cref="Task.Run(Action)"/>).</remarks>
    ValueTask<JsonElement> RunAsync(TaskCall task, CancellationToken cancellationToken);
}

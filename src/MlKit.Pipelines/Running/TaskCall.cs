using System.Text.Json;

namespace MlKit.Pipelines.Running;

/// <summary>A call of a task.</summary>
public sealed class TaskCall
{
    private readonly ExecutionRun _run;
    private readonly TaskSignals _signals;

    internal TaskCall(ExecutionRun run, string resource, JsonElement input, TaskSignals signals)
    {
        _run = run;
        _signals = signals;
        Resource = resource;
        Input = input;
    }

    /// <summary>Gets the name of the state.</summary>
    public required string StateName { get; init; }

    /// <summary>Gets what is called, the state's <c>Resource</c>.</summary>
    public string Resource { get; }

    /// <summary>Gets what it is called with: the evaluated <c>Parameters</c>, or the input.</summary>
    public JsonElement Input { get; }

    /// <summary>Gets how often the task was tried before in this visit of the state.</summary>
    public int RetryCount { get; init; }

    /// <summary>Gets the token of a task that waits for a callback or for a worker.</summary>
    /// <value>It is <see langword="null"/> for every other task.</value>
    public string? TaskToken { get; init; }

    /// <summary>Gets after which time the task fails with <c>States.Timeout</c>.</summary>
    /// <value>It is <see langword="null"/> where the task may take as long as it likes.</value>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Gets the role the task is to be called as.</summary>
    /// <value>It is <see langword="null"/> for the role of the execution.</value>
    public string? RoleArn { get; init; }

    /// <summary>Gets the ARN of the execution.</summary>
    public string ExecutionArn => _run.Arn;

    /// <summary>Gets the name of the execution.</summary>
    public string ExecutionName => _run.Name;

    /// <summary>Gets the runner, for what a task starts or answers itself.</summary>
    public LocalRunner Runner => _run.Runner;

    internal ExecutionRun Run => _run;

    /// <summary>Gets or sets how much of the delays has not been waited for; a nested execution skips its own.</summary>
    internal TimeSpan Skipped { get; set; }

    /// <summary>Says that the task is alive.</summary>
    public void Heartbeat() => _signals.Beat();

    /// <summary>Adds <see cref="HistoryEventType.TaskSubmitted"/> to the history; for a job that has been accepted and now runs.</summary>
    /// <param name="response">The answer of the service that took the job.</param>
    public void ReportSubmitted(JsonElement response) => _signals.Submit(response);

    internal void ReportTaken(string? workerName) => _signals.Take(workerName);
}

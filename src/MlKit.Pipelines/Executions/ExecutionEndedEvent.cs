using Amazon.StepFunctions;

namespace MlKit.Pipelines.Executions;

/// <summary>The execution has ended; no event comes after.</summary>
/// <param name="Status">How it ended: <c>SUCCEEDED</c>, <c>FAILED</c>, <c>TIMED_OUT</c> or <c>ABORTED</c>.</param>
public sealed record ExecutionEndedEvent(ExecutionStatus Status) : ExecutionEvent
{
    /// <summary>Gets the output, JSON.</summary>
    /// <value>It is <see langword="null"/> unless the execution succeeded.</value>
    public string? Output { get; init; }

    /// <summary>Gets the name of the error.</summary>
    /// <value>It is <see langword="null"/> where there is none.</value>
    public string? Error { get; init; }

    /// <summary>Gets the cause of the error.</summary>
    /// <value>It is <see langword="null"/> where there is none.</value>
    public string? Cause { get; init; }
}

using Amazon.StepFunctions;

namespace MlKit.Pipelines.Executions;

/// <summary>An execution as AWS describes it.</summary>
/// <param name="ExecutionArn">Its ARN.</param>
/// <param name="Status">Its status.</param>
public sealed record ExecutionDescription(string ExecutionArn, ExecutionStatus Status)
{
    /// <summary>Gets when it started.</summary>
    public DateTimeOffset? StartDate { get; init; }

    /// <summary>Gets when it ended.</summary>
    /// <value>It is <see langword="null"/> while it runs.</value>
    public DateTimeOffset? StopDate { get; init; }

    /// <summary>Gets the output, JSON.</summary>
    /// <value>It is <see langword="null"/> unless it succeeded.</value>
    public string? Output { get; init; }

    /// <summary>Gets the name of the error.</summary>
    /// <value>It is <see langword="null"/> where there is none.</value>
    public string? Error { get; init; }

    /// <summary>Gets the cause of the error.</summary>
    /// <value>It is <see langword="null"/> where there is none.</value>
    public string? Cause { get; init; }

    /// <summary>Gets whether it has ended.</summary>
    public bool HasEnded => Status == ExecutionStatus.SUCCEEDED || Status == ExecutionStatus.FAILED || Status == ExecutionStatus.TIMED_OUT || Status == ExecutionStatus.ABORTED;

    /// <summary>Returns ARN and status; the rest may hold what must not be logged.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{ExecutionArn}: {Status}";
}

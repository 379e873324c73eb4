namespace MlKit.Pipelines.Executions;

/// <summary>An execution that was started.</summary>
/// <param name="ExecutionArn">Its ARN.</param>
/// <param name="StartDate">When it started.</param>
/// <param name="HasEnded">Whether it had ended before, as <see cref="StartOptions.TakesExisting"/> allows.</param>
public sealed record StartedExecution(string ExecutionArn, DateTimeOffset StartDate, bool HasEnded);

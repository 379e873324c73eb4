namespace MlKit.Pipelines.Executions;

/// <summary>A line that a job's container wrote.</summary>
/// <param name="JobName">The name of the job.</param>
/// <param name="LogStreamName">The log stream; every instance has its own.</param>
/// <param name="Message">The line.</param>
public sealed record JobLogEvent(string JobName, string LogStreamName, string Message) : ExecutionEvent;

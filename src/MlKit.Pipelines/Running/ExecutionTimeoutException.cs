namespace MlKit.Pipelines.Running;

/// <summary>Ends an execution whose <c>TimeoutSeconds</c> are over; it never leaves the runner.</summary>
internal sealed class ExecutionTimeoutException : Exception;

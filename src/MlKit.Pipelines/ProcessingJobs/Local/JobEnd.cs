namespace MlKit.Pipelines.ProcessingJobs.Local;

/// <summary>How a job ended.</summary>
internal sealed record JobEnd(LocalJobStatus Status, string? FailureReason, string? ExitMessage);

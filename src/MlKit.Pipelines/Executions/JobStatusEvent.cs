namespace MlKit.Pipelines.Executions;

/// <summary>A job was seen for the first time, or its status has changed.</summary>
/// <param name="Job">The job as it is now.</param>
public sealed record JobStatusEvent(SageMakerJob Job) : ExecutionEvent;

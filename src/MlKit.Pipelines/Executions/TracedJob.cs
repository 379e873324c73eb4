namespace MlKit.Pipelines.Executions;

/// <summary>A job as the history tells of it.</summary>
internal sealed class TracedJob(SageMakerJob job)
{
    public SageMakerJob Job { get; } = job;

    /// <summary>Gets or sets the event by which its state learned of its end.</summary>
    public long? EndEventId { get; set; }
}

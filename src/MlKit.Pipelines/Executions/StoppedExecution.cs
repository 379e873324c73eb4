using System.Collections.Immutable;

namespace MlKit.Pipelines.Executions;

/// <summary>An execution that was stopped.</summary>
/// <param name="StopDate">When it stopped.</param>
/// <param name="StoppedJobs">The jobs that were told to stop.</param>
public sealed record StoppedExecution(DateTimeOffset StopDate, ImmutableArray<SageMakerJob> StoppedJobs);

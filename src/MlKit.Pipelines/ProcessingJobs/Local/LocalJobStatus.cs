namespace MlKit.Pipelines.ProcessingJobs.Local;

/// <summary>How a job ended: the final values of <c>ProcessingJobStatus</c>.</summary>
public enum LocalJobStatus
{
    /// <summary>Every instance ended with exit code 0 and the outputs were uploaded.</summary>
    Completed,

    /// <summary>Something went wrong; the failure reason says what.</summary>
    Failed,

    /// <summary>The job ran longer than it may.</summary>
    Stopped,
}

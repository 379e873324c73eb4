namespace MlKit.Pipelines.Executions;

/// <summary>Says how an execution is stopped.</summary>
public sealed record StopOptions
{
    /// <summary>Gets the name of the error the execution ends with, at most 256 characters.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public string? Error { get; init; }

    /// <summary>Gets the cause, at most 32,768 characters.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public string? Cause { get; init; }

    /// <summary>Gets whether the jobs its states wait for are stopped, too; without, only Step Functions does it, if the execution's role may.</summary>
    /// <value>The default is <see langword="true"/> where the client has a SageMaker client.</value>
    public bool StopsJobs { get; init; } = true;
}

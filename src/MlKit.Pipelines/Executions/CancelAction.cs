namespace MlKit.Pipelines.Executions;

/// <summary>Says what happens to an execution when following it is cancelled.</summary>
public enum CancelAction
{
    /// <summary>It goes on.</summary>
    None,

    /// <summary>It is stopped. Step Functions then stops the jobs its states wait for, if its role may.</summary>
    StopExecution,

    /// <summary>It is stopped, and so is every job its states wait for, whatever its role may.</summary>
    StopExecutionAndJobs,
}

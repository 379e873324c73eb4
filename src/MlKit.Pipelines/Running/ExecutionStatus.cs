namespace MlKit.Pipelines.Running;

/// <summary>How an execution ended.</summary>
public enum ExecutionStatus
{
    /// <summary>It ended well.</summary>
    Succeeded,

    /// <summary>A state failed, and nothing caught the error.</summary>
    Failed,

    /// <summary>It took longer than the machine's <c>TimeoutSeconds</c>.</summary>
    TimedOut,

    /// <summary>It was stopped.</summary>
    Aborted,
}

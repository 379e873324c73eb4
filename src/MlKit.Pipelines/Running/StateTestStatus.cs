namespace MlKit.Pipelines.Running;

/// <summary>What a tested state would do next.</summary>
public enum StateTestStatus
{
    /// <summary>It would end well.</summary>
    Succeeded,

    /// <summary>It would fail, and the execution with it.</summary>
    Failed,

    /// <summary>It would be tried again.</summary>
    Retriable,

    /// <summary>It would fail, and a catcher would lead on.</summary>
    CaughtError,
}

namespace MlKit.Pipelines.Diagrams;

/// <summary>Says how far a state of an execution is, so that a diagram can show it.</summary>
public enum StateStatus
{
    /// <summary>The execution has not been there.</summary>
    NotReached,

    /// <summary>The execution is there.</summary>
    Running,

    /// <summary>The state ended well.</summary>
    Succeeded,

    /// <summary>The state failed, and the error was caught.</summary>
    Caught,

    /// <summary>The state failed.</summary>
    Failed,
}

namespace MlKit.Pipelines.Deployment;

/// <summary>A part of a state machine that a deployment can add or change.</summary>
public enum DeploymentPart
{
    /// <summary>The state machine itself.</summary>
    StateMachine,

    /// <summary>The definition.</summary>
    Definition,

    /// <summary>The role it runs as.</summary>
    Role,

    /// <summary>What is logged.</summary>
    Logging,

    /// <summary>Whether executions are traced.</summary>
    Tracing,

    /// <summary>A tag.</summary>
    Tag,

    /// <summary>A version.</summary>
    Version,

    /// <summary>An alias.</summary>
    Alias,
}

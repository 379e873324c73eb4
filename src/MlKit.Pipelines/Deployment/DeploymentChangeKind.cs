namespace MlKit.Pipelines.Deployment;

/// <summary>Says what happens to a part of a state machine.</summary>
public enum DeploymentChangeKind
{
    /// <summary>It is new.</summary>
    Add,

    /// <summary>It exists and becomes another.</summary>
    Change,
}

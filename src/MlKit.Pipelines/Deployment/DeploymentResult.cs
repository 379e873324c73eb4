namespace MlKit.Pipelines.Deployment;

/// <summary>What stands on AWS after a deployment.</summary>
/// <param name="Plan">What was done.</param>
/// <param name="StateMachineArn">The ARN of the state machine.</param>
public sealed record DeploymentResult(DeploymentPlan Plan, string StateMachineArn)
{
    /// <summary>Gets the ARN of the version that was asked for.</summary>
    /// <value>It is <see langword="null"/> where none was.</value>
    public string? VersionArn { get; init; }

    /// <summary>Gets the ARN of the alias that was asked for.</summary>
    /// <value>It is <see langword="null"/> where none was.</value>
    public string? AliasArn { get; init; }
}

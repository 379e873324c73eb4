using Amazon.StepFunctions.Model;

namespace MlKit.Pipelines.Deployment;

/// <summary>What stands on AWS before a deployment.</summary>
/// <param name="Description">The state machine.</param>
/// <param name="Tags">Its tags.</param>
internal sealed record DeployedMachine(DescribeStateMachineResponse Description, IReadOnlyDictionary<string, string> Tags)
{
    public string Arn => Description.StateMachineArn;

    public string Name => Description.Name;

    /// <summary>Gets the version that is equal to the state machine, if there is one.</summary>
    public string? CurrentVersionArn { get; init; }

    /// <summary>Gets where the alias that was asked for leads to, if it exists.</summary>
    public AliasRouting? Alias { get; init; }
}

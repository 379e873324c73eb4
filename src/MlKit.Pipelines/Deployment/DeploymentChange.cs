namespace MlKit.Pipelines.Deployment;

/// <summary>One thing a deployment does.</summary>
/// <param name="Kind">Whether something is new.</param>
/// <param name="Part">What is added or changed.</param>
/// <param name="Description">What it was and what it becomes, without the definition's content.</param>
public sealed record DeploymentChange(DeploymentChangeKind Kind, DeploymentPart Part, string Description)
{
    /// <summary>Returns the change as a line of a plan.</summary>
    /// <returns>The line, such as <c>~ role: a -&gt; b</c>.</returns>
    public override string ToString() => $"{(Kind == DeploymentChangeKind.Add ? '+' : '~')} {Label}: {Description}";

    private string Label => Part == DeploymentPart.StateMachine ? "state machine" : Part.ToString().ToLowerInvariant();
}

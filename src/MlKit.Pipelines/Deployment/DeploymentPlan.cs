using System.Collections.Immutable;

namespace MlKit.Pipelines.Deployment;

/// <summary>What a deployment will do. <see cref="ToString"/> prints it; <see cref="StateMachineDeployer.ApplyAsync"/> does it.</summary>
public sealed class DeploymentPlan
{
    internal DeploymentPlan(StateMachine machine, DeploymentOptions options, DeployedMachine? deployed, ImmutableArray<DeploymentChange> changes, AliasRouting? routing)
    {
        Machine = machine;
        Options = options;
        Deployed = deployed;
        Changes = changes;
        Routing = routing;
    }

    /// <summary>Gets the name of the state machine.</summary>
    public string Name => Deployed?.Name ?? Machine.Name;

    /// <summary>Gets the ARN of the state machine, or <see langword="null"/> while there is none.</summary>
    public string? StateMachineArn => Deployed?.Arn;

    /// <summary>Gets what will be done.</summary>
    public ImmutableArray<DeploymentChange> Changes { get; }

    /// <summary>Gets whether there is nothing to do.</summary>
    public bool IsEmpty => Changes.IsEmpty;

    internal StateMachine Machine { get; }

    internal DeploymentOptions Options { get; }

    internal DeployedMachine? Deployed { get; }

    internal AliasRouting? Routing { get; }

    /// <summary>Returns the plan as text: a heading and a line for each change.</summary>
    /// <returns>The lines.</returns>
    public override string ToString()
    {
        var heading = $"{Name} ({StateMachineArn ?? "new"}): ";
        return IsEmpty ? $"{heading}up to date" : $"{heading}{(Deployed is null ? "create" : "update")}\n  {string.Join("\n  ", Changes)}";
    }

    internal bool Has(DeploymentPart part) => Changes.Any(change => change.Part == part);
}

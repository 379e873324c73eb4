using System.Collections.Immutable;
using System.Globalization;
using AwsType = Amazon.StepFunctions.StateMachineType;

namespace MlKit.Pipelines.Deployment;

/// <summary>Compares what is wanted with what is there.</summary>
internal sealed class DeploymentPlanner(StateMachine machine, DeploymentOptions options, DeployedMachine? deployed)
{
    private readonly ImmutableArray<DeploymentChange>.Builder _changes = ImmutableArray.CreateBuilder<DeploymentChange>();

    public static AwsType TypeOf(DeploymentOptions options) => options.Type == StateMachineType.Express ? AwsType.EXPRESS : AwsType.STANDARD;

    public DeploymentPlan Plan()
    {
        if (deployed is null)
            PlanNew();
        else
            PlanUpdate(deployed);

        // A version is of the state machine as it is when it is published, whatever its tags.
        var isNewVersion = deployed?.CurrentVersionArn is null || _changes.Any(change => change.Part != DeploymentPart.Tag);
        if (options.NeedsVersion && isNewVersion)
            Add(DeploymentPart.Version, options.VersionDescription is { } text ? $"a new one, '{text}'" : "a new one");

        var routing = PlanAlias(isNewVersion ? null : deployed!.CurrentVersionArn);
        return new DeploymentPlan(machine, options, deployed, _changes.ToImmutable(), routing);
    }

    private void PlanNew()
    {
        Add(DeploymentPart.StateMachine, $"{(options.Type == StateMachineType.Express ? "Express" : "Standard")}, {machine.States.Count.ToString(CultureInfo.InvariantCulture)} states");
        Add(DeploymentPart.Role, options.RoleArn);
        if (options.Logging is { } logging)
            Add(DeploymentPart.Logging, logging.Describe());

        if (options.IsTracingEnabled is true)
            Add(DeploymentPart.Tracing, "on");

        foreach (var (key, value) in options.Tags.OrderBy(tag => tag.Key, StringComparer.Ordinal))
            Add(DeploymentPart.Tag, $"'{key}' = '{value}'");
    }

    private void PlanUpdate(DeployedMachine there)
    {
        var description = there.Description;
        if (DefinitionChanges.Between(description.Definition, machine.ToJson(indented: false)) is { } states)
            Change(DeploymentPart.Definition, states);

        if (description.RoleArn != options.RoleArn)
            Change(DeploymentPart.Role, $"{description.RoleArn} -> {options.RoleArn}");

        if (options.Logging is { } logging && ExecutionLogging.From(description.LoggingConfiguration) is var present && present.Describe() != logging.Describe())
            Change(DeploymentPart.Logging, $"{present.Describe()} -> {logging.Describe()}");

        if (options.IsTracingEnabled is { } tracing && tracing != (description.TracingConfiguration?.Enabled ?? false))
            Change(DeploymentPart.Tracing, tracing ? "off -> on" : "on -> off");

        PlanTags(there);
    }

    private void PlanTags(DeployedMachine there)
    {
        foreach (var (key, value) in options.Tags.OrderBy(tag => tag.Key, StringComparer.Ordinal))
        {
            if (!there.Tags.TryGetValue(key, out var present))
                Add(DeploymentPart.Tag, $"'{key}' = '{value}'");
            else if (present != value)
                Change(DeploymentPart.Tag, $"'{key}' = '{present}' -> '{value}'");
        }
    }

    private AliasRouting? PlanAlias(string? versionArn)
    {
        if (options.Alias is not { } alias)
            return null;

        var routing = AliasRouting.To(versionArn, options.AliasWeight, deployed?.Alias);
        if (deployed?.Alias is not { } present)
            Add(DeploymentPart.Alias, $"'{alias}' to {routing}");
        else if (!present.Equals(routing))
            Change(DeploymentPart.Alias, $"'{alias}' from {present} to {routing}");

        return routing;
    }

    private void Add(DeploymentPart part, string description) => _changes.Add(new(DeploymentChangeKind.Add, part, description));

    private void Change(DeploymentPart part, string description) => _changes.Add(new(DeploymentChangeKind.Change, part, description));
}

using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using MlKit.Pipelines.Internal;

namespace MlKit.Pipelines.Deployment;

/// <summary>Does what a plan says, each step with a call of its own.</summary>
internal sealed class DeploymentSteps(IAmazonStepFunctions client, MachineReader reader, DeploymentPlan plan)
{
    // What PublishStateMachineVersion takes for a state machine that was never updated, and that therefore has no revision.
    // https://docs.aws.amazon.com/step-functions/latest/apireference/API_PublishStateMachineVersion.html
    private const string InitialRevision = "INITIAL";

    private readonly DeploymentOptions _options = plan.Options;

    private bool ChangesMachine => plan.Has(DeploymentPart.Definition) || plan.Has(DeploymentPart.Role) || plan.Has(DeploymentPart.Logging) || plan.Has(DeploymentPart.Tracing);

    public async Task<DeploymentResult> RunAsync(CancellationToken cancellationToken)
    {
        var (arn, version) = plan.Deployed is { } deployed ? await UpdateAsync(deployed, cancellationToken).ConfigureAwait(false) : await CreateAsync(cancellationToken).ConfigureAwait(false);
        var aliasArn = _options.Alias is { } alias ? $"{arn}:{alias}" : null;
        if (plan.Has(DeploymentPart.Alias))
            await RouteAsync(aliasArn!, version!, cancellationToken).ConfigureAwait(false);

        return new DeploymentResult(plan, arn) { VersionArn = version, AliasArn = aliasArn };
    }

    private async Task<(string Arn, string? VersionArn)> CreateAsync(CancellationToken cancellationToken)
    {
        var request = new CreateStateMachineRequest
        {
            Name = plan.Machine.Name,
            Definition = plan.Machine.ToJson(indented: false),
            RoleArn = _options.RoleArn,
            Type = DeploymentPlanner.TypeOf(_options),
            LoggingConfiguration = _options.Logging?.ToConfiguration(),
            TracingConfiguration = Tracing(),
            Tags = _options.Tags.Count > 0 ? ToTags(_options.Tags) : null,
            Publish = _options.NeedsVersion ? true : null,
            VersionDescription = _options.NeedsVersion ? _options.VersionDescription : null,
        };
        var response = await AwsCall.SendAsync("CreateStateMachine", plan.Name, client.CreateStateMachineAsync, request, cancellationToken).ConfigureAwait(false);
        return (response.StateMachineArn, response.StateMachineVersionArn);
    }

    private async Task<(string Arn, string? VersionArn)> UpdateAsync(DeployedMachine deployed, CancellationToken cancellationToken)
    {
        var arn = deployed.Arn;
        if (!plan.IsEmpty)
            await CheckUnchangedAsync(deployed, cancellationToken).ConfigureAwait(false);

        var version = deployed.CurrentVersionArn;
        if (ChangesMachine)
            version = await ChangeAsync(arn, cancellationToken).ConfigureAwait(false);
        else if (plan.Has(DeploymentPart.Version))
            version = await PublishAsync(deployed, cancellationToken).ConfigureAwait(false);

        if (plan.Has(DeploymentPart.Tag))
        {
            var changed = _options.Tags.Where(tag => !deployed.Tags.TryGetValue(tag.Key, out var present) || present != tag.Value);
            await AwsCall.SendAsync("TagResource", arn, client.TagResourceAsync, new TagResourceRequest { ResourceArn = arn, Tags = ToTags(changed) }, cancellationToken).ConfigureAwait(false);
        }

        return (arn, version);
    }

    private async Task CheckUnchangedAsync(DeployedMachine deployed, CancellationToken cancellationToken)
    {
        var present = await reader.DescribeAsync(deployed.Arn, cancellationToken).ConfigureAwait(false);
        if (present is not null && present.RevisionId == deployed.Description.RevisionId && present.Definition == deployed.Description.Definition)
            return;

        var found = present is null ? "was deleted" : "was changed";
        throw new PipelineServiceException($"The state machine '{deployed.Arn}' must be as it was when the plan was made, but {found} since. Nothing was sent; make a new plan.") { Operation = "DescribeStateMachine" };
    }

    private async Task<string?> ChangeAsync(string arn, CancellationToken cancellationToken)
    {
        var request = new UpdateStateMachineRequest
        {
            StateMachineArn = arn,
            Definition = plan.Has(DeploymentPart.Definition) ? plan.Machine.ToJson(indented: false) : null,
            RoleArn = plan.Has(DeploymentPart.Role) ? _options.RoleArn : null,
            LoggingConfiguration = plan.Has(DeploymentPart.Logging) ? _options.Logging?.ToConfiguration() : null,
            TracingConfiguration = plan.Has(DeploymentPart.Tracing) ? Tracing() : null,
            Publish = _options.NeedsVersion ? true : null,
            VersionDescription = _options.NeedsVersion ? _options.VersionDescription : null,
        };
        var response = await AwsCall.SendAsync("UpdateStateMachine", arn, client.UpdateStateMachineAsync, request, cancellationToken).ConfigureAwait(false);
        return response.StateMachineVersionArn;
    }

    private async Task<string?> PublishAsync(DeployedMachine deployed, CancellationToken cancellationToken)
    {
        var request = new PublishStateMachineVersionRequest
        {
            StateMachineArn = deployed.Arn,
            RevisionId = deployed.Description.RevisionId ?? InitialRevision,
            Description = _options.VersionDescription,
        };
        var response = await AwsCall.SendAsync("PublishStateMachineVersion", deployed.Arn, client.PublishStateMachineVersionAsync, request, cancellationToken).ConfigureAwait(false);
        return response.StateMachineVersionArn;
    }

    private async Task RouteAsync(string aliasArn, string versionArn, CancellationToken cancellationToken)
    {
        var routes = plan.Routing!.ToItems(versionArn);
        if (plan.Deployed?.Alias is null)
        {
            var request = new CreateStateMachineAliasRequest { Name = _options.Alias, RoutingConfiguration = routes };
            await AwsCall.SendAsync("CreateStateMachineAlias", aliasArn, client.CreateStateMachineAliasAsync, request, cancellationToken).ConfigureAwait(false);
            return;
        }

        var update = new UpdateStateMachineAliasRequest { StateMachineAliasArn = aliasArn, RoutingConfiguration = routes };
        await AwsCall.SendAsync("UpdateStateMachineAlias", aliasArn, client.UpdateStateMachineAliasAsync, update, cancellationToken).ConfigureAwait(false);
    }

    private TracingConfiguration? Tracing() => _options.IsTracingEnabled is { } isEnabled ? new TracingConfiguration { Enabled = isEnabled } : null;

    private static List<Tag> ToTags(IEnumerable<KeyValuePair<string, string>> tags) => [.. tags.OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => new Tag { Key = tag.Key, Value = tag.Value })];
}

using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using MlKit.Pipelines.Internal;

namespace MlKit.Pipelines.Deployment;

/// <summary>Reads what stands on AWS.</summary>
internal sealed class MachineReader(IAmazonStepFunctions client)
{
    private const int PageSize = 1000;

    public async Task<string?> FindAsync(string name, CancellationToken cancellationToken)
    {
        string? token = null;
        do
        {
            var request = new ListStateMachinesRequest { MaxResults = PageSize, NextToken = token };
            var page = await AwsCall.SendAsync("ListStateMachines", name, client.ListStateMachinesAsync, request, cancellationToken).ConfigureAwait(false);
            if (page.StateMachines?.Find(machine => machine.Name == name) is { } found)
                return found.StateMachineArn;

            token = page.NextToken;
        }
        while (token is not null);

        return null;
    }

    public async Task<DescribeStateMachineResponse?> DescribeAsync(string arn, CancellationToken cancellationToken)
    {
        try
        {
            return await AwsCall.SendAsync("DescribeStateMachine", arn, client.DescribeStateMachineAsync, new DescribeStateMachineRequest { StateMachineArn = arn }, cancellationToken).ConfigureAwait(false);
        }
        catch (PipelineServiceException e) when (e.HasCode("StateMachineDoesNotExist"))
        {
            return null;
        }
    }

    public async Task<DeployedMachine?> ReadAsync(string name, DeploymentOptions options, CancellationToken cancellationToken)
    {
        var arn = options.StateMachineArn ?? await FindAsync(name, cancellationToken).ConfigureAwait(false);
        if (arn is null)
            return null;

        // An ARN that is given says that there is one; a name that was found may be gone by now.
        var description = await DescribeAsync(arn, cancellationToken).ConfigureAwait(false);
        if (description is null)
            return options.StateMachineArn is null ? null : throw Missing(arn);

        return new DeployedMachine(description, await ReadTagsAsync(arn, options, cancellationToken).ConfigureAwait(false))
        {
            CurrentVersionArn = options.NeedsVersion ? await ReadVersionAsync(description, cancellationToken).ConfigureAwait(false) : null,
            Alias = options.Alias is { } alias ? await ReadAliasAsync($"{arn}:{alias}", cancellationToken).ConfigureAwait(false) : null,
        };
    }

    private static PipelineServiceException Missing(string arn) =>
        new($"DescribeStateMachine of '{arn}' found no state machine. Leave StateMachineArn out to create one, or check the ARN, and that it is of the client's account and region.")
        {
            Operation = "DescribeStateMachine",
            ErrorCode = "StateMachineDoesNotExist",
        };

    private async Task<IReadOnlyDictionary<string, string>> ReadTagsAsync(string arn, DeploymentOptions options, CancellationToken cancellationToken)
    {
        if (options.Tags.Count == 0)
            return options.Tags;

        var response = await AwsCall.SendAsync("ListTagsForResource", arn, client.ListTagsForResourceAsync, new ListTagsForResourceRequest { ResourceArn = arn }, cancellationToken).ConfigureAwait(false);
        return (response.Tags ?? []).ToDictionary(tag => tag.Key, tag => tag.Value);
    }

    /// <summary>Versions come newest first; only the newest can be equal to the state machine as it is.</summary>
    private async Task<string?> ReadVersionAsync(DescribeStateMachineResponse machine, CancellationToken cancellationToken)
    {
        var request = new ListStateMachineVersionsRequest { StateMachineArn = machine.StateMachineArn, MaxResults = 1 };
        var versions = await AwsCall.SendAsync("ListStateMachineVersions", machine.StateMachineArn, client.ListStateMachineVersionsAsync, request, cancellationToken).ConfigureAwait(false);
        if (versions.StateMachineVersions is not [{ StateMachineVersionArn: { } newest }, ..])
            return null;

        var version = await DescribeAsync(newest, cancellationToken).ConfigureAwait(false);
        return version is not null && version.RevisionId == machine.RevisionId ? newest : null;
    }

    private async Task<AliasRouting?> ReadAliasAsync(string arn, CancellationToken cancellationToken)
    {
        try
        {
            var request = new DescribeStateMachineAliasRequest { StateMachineAliasArn = arn };
            var alias = await AwsCall.SendAsync("DescribeStateMachineAlias", arn, client.DescribeStateMachineAliasAsync, request, cancellationToken).ConfigureAwait(false);
            return AliasRouting.From(alias.RoutingConfiguration);
        }
        catch (PipelineServiceException e) when (e.HasCode("ResourceNotFound"))
        {
            return null;
        }
    }
}

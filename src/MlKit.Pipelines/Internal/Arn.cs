using System.Diagnostics.CodeAnalysis;
using Amazon.Runtime;

namespace MlKit.Pipelines.Internal;

/// <summary>The name of something in AWS: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html.</summary>
internal sealed record Arn(string Partition, string Service, string Region, string Account, string Resource)
{
    private const int AccountLength = 12;

    public static bool TryParse(string? text, [NotNullWhen(true)] out Arn? arn)
    {
        arn = text?.Split(':', 6) is ["arn", var partition, var service, var region, var account, { Length: > 0 } resource] ? new(partition, service, region, account, resource) : null;
        return arn is not null;
    }

    /// <summary>Reads the ARN of a state machine or, where that is allowed, of one of its versions or aliases.</summary>
    public static Arn StateMachine(string text, IClientConfig? client, string parameter, bool canBeQualified = true) =>
        States(text, "stateMachine", 2, canBeQualified ? 3 : 2, "arn:aws:states:eu-west-1:123456789012:stateMachine:name", client, parameter);

    /// <summary>Reads the ARN of an execution of a Standard workflow.</summary>
    public static Arn Execution(string text, IClientConfig? client, string parameter)
    {
        if (TryParse(text, out var express) && express.Resource.StartsWith("express:", StringComparison.Ordinal))
            throw new ArgumentException($"The execution must be one of a Standard workflow, but was '{text}', one of an Express workflow, of which AWS keeps no history. Read its log group instead.", parameter);

        return States(text, "execution", 3, 3, "arn:aws:states:eu-west-1:123456789012:execution:machine:name", client, parameter);
    }

    public override string ToString() => $"arn:{Partition}:{Service}:{Region}:{Account}:{Resource}";

    private static Arn States(string text, string kind, int least, int most, string example, IClientConfig? client, string parameter)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text, parameter);
        if (!TryParse(text, out var arn) || arn.Service != "states" || arn.Account.Length != AccountLength || arn.Resource.Split(':') is not { } parts || parts[0] != kind || parts.Length < least || parts.Length > most)
            throw new ArgumentException($"The ARN must look like '{example}', but was '{text}'. Copy it from the output of the deployment or from the console.", parameter);

        // Mocks have no configuration; a client with an endpoint of its own signs for AuthenticationRegion.
        var region = client?.AuthenticationRegion ?? client?.RegionEndpoint?.SystemName;
        if (region is not null && region != arn.Region)
            throw new ArgumentException($"The ARN must be of the client's region '{region}', but was '{text}'. Use a client for '{arn.Region}'.", parameter);

        return arn;
    }
}

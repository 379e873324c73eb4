namespace MlKit.Pipelines.Permissions;

/// <summary>Where a workflow runs; it stands in the ARNs of its policies.</summary>
/// <param name="Account">The account's twelve digits, or <c>*</c> for any.</param>
/// <param name="Region">The region, or <c>*</c> for any.</param>
/// <param name="Partition">The partition.</param>
public sealed record AwsScope(string Account = "*", string Region = "*", string Partition = "aws")
{
    internal string Arn(string service, string resource) => $"arn:{Partition}:{service}:{Region}:{Account}:{resource}";
}

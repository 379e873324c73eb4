namespace MlKit.AwsSdk;

/// <summary>An endpoint of a service. The first one whose conditions hold counts.</summary>
/// <param name="Url">The URL, with {region}, {dnsSuffix} and {dualStackDnsSuffix}.</param>
/// <param name="Fips">Whether its cryptography is FIPS 140-validated.</param>
/// <param name="DualStack">Whether it speaks IPv6 too.</param>
/// <param name="Partition">The only partition it is for, such as aws-us-gov; null for all.</param>
/// <param name="Region">The only region it is for; null for all.</param>
internal sealed record EndpointRule(string Url, bool Fips, bool DualStack, string? Partition, string? Region);

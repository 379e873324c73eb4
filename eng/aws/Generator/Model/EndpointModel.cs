namespace AwsSdkGenerator.Model;

/// <summary>An endpoint of a service. The first one whose conditions hold counts.</summary>
internal sealed record EndpointModel(string Url, bool Fips, bool DualStack, string? Partition, string? Region);

using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace MlKit.AwsSdk;

/// <summary>Finds the URL of a service in a region. Regions and partitions are those of AWSSDK.Core.</summary>
internal sealed class StandInEndpointProvider(params EndpointRule[] rules) : IEndpointProvider
{
    public Endpoint ResolveEndpoint(EndpointParameters parameters)
    {
        var (fips, dualStack) = (parameters["UseFIPS"] is true, parameters["UseDualStack"] is true);
        if (parameters["Endpoint"] is string { Length: > 0 } own)
            return Own(own, fips, dualStack);
        if (parameters["Region"] is not string { Length: > 0 } region || Fn.Partition(region) is not { } partition)
            throw new AmazonClientException("Invalid Configuration: Missing Region");
        Check(partition, fips, dualStack);
        var rule = rules.First(rule => rule.Fips == fips && rule.DualStack == dualStack && (rule.Partition ?? partition.name) == partition.name && (rule.Region ?? region) == region);
        return new Endpoint(rule.Url
            .Replace("{region}", region, StringComparison.Ordinal)
            .Replace("{dnsSuffix}", partition.dnsSuffix, StringComparison.Ordinal)
            .Replace("{dualStackDnsSuffix}", partition.dualStackDnsSuffix, StringComparison.Ordinal));
    }

    private static Endpoint Own(string url, bool fips, bool dualStack)
    {
        if (fips)
            throw new AmazonClientException("Invalid Configuration: FIPS and custom endpoint are not supported");
        if (dualStack)
            throw new AmazonClientException("Invalid Configuration: Dualstack and custom endpoint are not supported");
        return new Endpoint(url);
    }

    private static void Check(Partition partition, bool fips, bool dualStack)
    {
        if (fips && dualStack && !(partition.supportsFIPS && partition.supportsDualStack))
            throw new AmazonClientException("FIPS and DualStack are enabled, but this partition does not support one or both");
        if (fips && !partition.supportsFIPS)
            throw new AmazonClientException("FIPS is enabled but this partition does not support FIPS");
        if (dualStack && !partition.supportsDualStack)
            throw new AmazonClientException("DualStack is enabled but this partition does not support DualStack");
    }
}

using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace MlKit.AwsSdk;

/// <summary>The SDK's <see href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-smart-config-defaults.html">smart configuration defaults</see>.</summary>
internal static class StandInConfiguration
{
    public static DefaultConfigurationProvider Defaults() => new(
    [
        Mode(DefaultConfigurationMode.Standard, connectSeconds: 3.1),
        Mode(DefaultConfigurationMode.InRegion, connectSeconds: 1.1),
        Mode(DefaultConfigurationMode.CrossRegion, connectSeconds: 3.1),
        Mode(DefaultConfigurationMode.Mobile, connectSeconds: 30),
        Mode(DefaultConfigurationMode.Auto, connectSeconds: null),
    ]);

    private static DefaultConfiguration Mode(DefaultConfigurationMode name, double? connectSeconds)
    {
        TimeSpan? timeout = connectSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
        return new DefaultConfiguration
        {
            Name = name, RetryMode = RequestRetryMode.Standard, S3UsEast1RegionalEndpoint = S3UsEast1RegionalEndpointValue.Regional, ConnectTimeout = timeout, TlsNegotiationTimeout = timeout,
        };
    }
}

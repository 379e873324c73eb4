using Amazon.Runtime.Internal;

namespace MlKit.AwsSdk;

/// <summary>The name of a service in the SDK's own telemetry.</summary>
internal sealed class StandInMetadata(string serviceId) : IServiceMetadata
{
    public string ServiceId => serviceId;

    public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>();
}

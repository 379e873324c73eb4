using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util;

namespace MlKit.AwsSdk;

/// <summary>The step of the pipeline that finds where a request goes.</summary>
internal sealed class StandInEndpointResolver : BaseEndpointResolver
{
    /// <summary>Finds where a request would go, without sending it.</summary>
    public static Endpoint Determine(IClientConfig config, ServiceOperationEndpointParameters parameters)
    {
        var request = new DefaultRequest(parameters.Request, config.ServiceId) { AlternateEndpoint = parameters.AlternateEndpoint };
        var context = new RequestContext(enableMetrics: false, clientSigner: null) { ClientConfig = config, OriginalRequest = parameters.Request, Request = request };
        return new StandInEndpointResolver().GetEndpoint(new Amazon.Runtime.Internal.ExecutionContext(context, responseContext: null));
    }

    protected override void ServiceSpecificHandler(IExecutionContext executionContext, EndpointParameters parameters) => InjectHostPrefix(executionContext.RequestContext);

    protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext)
    {
        var config = requestContext.ClientConfig;
        return new EndpointParameters
        {
            ["Region"] = requestContext.Request.AlternateEndpoint?.SystemName ?? config.RegionEndpoint?.SystemName ?? RegionOf(config),
            ["UseDualStack"] = config.UseDualstackEndpoint,
            ["UseFIPS"] = config.UseFIPSEndpoint,
            ["Endpoint"] = config.ServiceURL,
        };
    }

    private static string? RegionOf(IClientConfig config)
    {
        if (string.IsNullOrEmpty(config.ServiceURL))
            return null;
        return string.IsNullOrEmpty(config.AuthenticationRegion) ? RegionEndpoint.GetBySystemName(AWSSDKUtils.DetermineRegion(config.ServiceURL)).SystemName : config.AuthenticationRegion;
    }
}

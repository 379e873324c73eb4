using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;

namespace MlKit.Aws.Tests.Wire;

public sealed class EndpointTests
{
    public static TheoryData<string, string, bool, bool, string> Endpoints
    {
        get
        {
            var data = new TheoryData<string, string, bool, bool, string>();
            foreach (var one in JsonElement.Parse(File.ReadAllBytes(Path.Combine(CapturedCall.Folder, "endpoints.json"))).EnumerateArray())
                data.Add(one.GetProperty("service").GetString()!, one.GetProperty("region").GetString()!, one.GetProperty("fips").GetBoolean(), one.GetProperty("dualStack").GetBoolean(), one.GetProperty("url").GetString()!);
            return data;
        }
    }

    // Commercial regions, China, GovCloud; FIPS, dual-stack, both.
    [Theory, MemberData(nameof(Endpoints))]
    public void Endpoint_OfACapturedResolution_IsTheSame(string service, string region, bool fips, bool dualStack, string url)
    {
        var config = AwsClients.CreateConfig(AwsClients.Assemblies[service]).In(region);
        (config.UseFIPSEndpoint, config.UseDualstackEndpoint) = (fips, dualStack);

        var endpoint = config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(new AnyRequest()));

        Assert.Equal(url, endpoint.URL.TrimEnd('/'));
    }

    [Fact]
    public void Endpoint_OfARegionUnknownToday_IsThatOfItsPartition()
    {
        var config = new Amazon.StepFunctions.AmazonStepFunctionsConfig().In("eu-nowhere-7");

        var endpoint = config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(new AnyRequest()));

        Assert.Equal("https://states.eu-nowhere-7.amazonaws.com", endpoint.URL.TrimEnd('/'));
    }

    private sealed class AnyRequest : AmazonWebServiceRequest;
}

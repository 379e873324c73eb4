using Amazon;
using Amazon.Runtime;
using Amazon.SageMakerFeatureStoreRuntime;
using Amazon.SageMakerFeatureStoreRuntime.Model;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using MlKit.TestKit.Aws;

namespace MlKit.Aws.Tests.Setup;

public sealed class ClientConstructorTests
{
    [Fact]
    public async Task Constructor_OfAccessKeyAndSecret_SignsWithThem()
    {
        await using var aws = await StartAsync();
        using var client = new AmazonStepFunctionsClient("AKIDKEY", "SECRET", aws.Configure(new AmazonStepFunctionsConfig()));

        await client.ListStateMachinesAsync(new ListStateMachinesRequest(), TestContext.Current.CancellationToken);

        var sent = Assert.Single(aws.Requests);
        Assert.Equal("AKIDKEY", sent.AccessKeyId);
        Assert.Null(sent.Header("X-Amz-Security-Token"));
    }

    [Fact]
    public async Task Constructor_OfASessionToken_SendsIt()
    {
        await using var aws = await StartAsync();
        using var client = new AmazonStepFunctionsClient("AKIDKEY", "SECRET", "SESSION", aws.Configure(new AmazonStepFunctionsConfig()));

        await client.ListStateMachinesAsync(new ListStateMachinesRequest(), TestContext.Current.CancellationToken);

        var sent = Assert.Single(aws.Requests);
        Assert.Equal(("AKIDKEY", "SESSION"), (sent.AccessKeyId, sent.Header("X-Amz-Security-Token")));
    }

    [Fact]
    public void Constructors_OfARegion_UseIt()
    {
        AmazonServiceClient[] clients =
        [
            new AmazonStepFunctionsClient(FakeAwsServer.Credentials, RegionEndpoint.EUNorth1), new AmazonStepFunctionsClient("AKIDKEY", "SECRET", RegionEndpoint.EUNorth1),
            new AmazonStepFunctionsClient("AKIDKEY", "SECRET", "SESSION", RegionEndpoint.EUNorth1),
        ];

        Assert.All(clients, client => Assert.Equal(RegionEndpoint.EUNorth1, client.Config.RegionEndpoint));
    }

    [Fact]
    public void Config_WithoutSettings_HasTheOfficialDefaults()
    {
        var (standIn, official) = (new AmazonStepFunctionsConfig().In("eu-west-1"), new Amazon.SQS.AmazonSQSConfig().In("eu-west-1"));

        Assert.Equal((official.RetryMode, official.MaxErrorRetry, official.Timeout, official.ConnectTimeout), (standIn.RetryMode, standIn.MaxErrorRetry, standIn.Timeout, standIn.ConnectTimeout));
        Assert.Equal(("states", "2016-11-23", "SFN"), (standIn.RegionEndpointServiceName, standIn.ServiceVersion, AmazonStepFunctionsConfig.ServiceId));
        Assert.StartsWith("aws-sdk-dotnet-coreclr/4.0.0.0 ", standIn.UserAgent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Query_ThatIsRequired_IsRefusedWhereItIsMissing()
    {
        using var client = new AmazonSageMakerFeatureStoreRuntimeClient(FakeAwsServer.Credentials, RegionEndpoint.EUWest1);

        var error = await Assert.ThrowsAsync<AmazonSageMakerFeatureStoreRuntimeException>(() => client.GetRecordAsync(new GetRecordRequest { FeatureGroupName = "fg" }, TestContext.Current.CancellationToken));

        Assert.Equal("Request object does not have required field RecordIdentifierValueAsString set", error.Message);
    }

    private static async Task<FakeAwsServer> StartAsync() =>
        (await FakeAwsServer.StartAsync(TestContext.Current.CancellationToken)).On("ListStateMachines", FakeAwsResponse.Json("""{"stateMachines":[]}"""));
}

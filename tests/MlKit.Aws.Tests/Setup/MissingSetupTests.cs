using Amazon;
using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using Amazon.SimpleNotificationService;
using Amazon.SQS;
using MlKit.TestKit.Aws;

namespace MlKit.Aws.Tests.Setup;

/// <summary>What is missing is told in the words of the SDK's own core: those of an official client.</summary>
public sealed class MissingSetupTests
{
    [Fact]
    public async Task Region_ThatIsMissing_IsToldAsByTheOfficialClient()
    {
        var official = await FailureAsync(async token => await new AmazonSQSClient(FakeAwsServer.Credentials).ListQueuesAsync("q", token));

        Assert.Equal("Amazon.Runtime.AmazonClientException: No RegionEndpoint or ServiceURL configured", official);
        Assert.Equal(official, await FailureAsync(async token => await new AmazonSageMakerClient(FakeAwsServer.Credentials).DescribeEndpointAsync(new DescribeEndpointRequest(), token)));
        Assert.Equal(official, await FailureAsync(async token => await new AmazonSimpleNotificationServiceClient(FakeAwsServer.Credentials).PublishAsync(new(), token)));
    }

    [Fact]
    public async Task Credentials_ThatAreMissing_AreToldAsByTheOfficialClient()
    {
        var official = await FailureAsync(async token => await new AmazonSQSClient(RegionEndpoint.EUWest1).ListQueuesAsync("q", token));

        Assert.StartsWith("Amazon.Runtime.AmazonClientException: ", official, StringComparison.Ordinal);
        Assert.Equal(official, await FailureAsync(async token => await new AmazonSageMakerClient(RegionEndpoint.EUWest1).DescribeEndpointAsync(new DescribeEndpointRequest(), token)));
        Assert.Equal(official, await FailureAsync(async token => await new AmazonSimpleNotificationServiceClient(RegionEndpoint.EUWest1).PublishAsync(new(), token)));
    }

    private static async Task<string> FailureAsync(Func<CancellationToken, Task> call)
    {
        var error = await Assert.ThrowsAnyAsync<Exception>(() => call(TestContext.Current.CancellationToken));
        return $"{error.GetType().FullName}: {error.Message}";
    }
}

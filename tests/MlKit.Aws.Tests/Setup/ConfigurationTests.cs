using Amazon;
using Amazon.MWAA;
using Amazon.MWAA.Model;
using Amazon.Runtime;
using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using Amazon.SageMakerRuntime;
using Amazon.SageMakerRuntime.Model;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;

namespace MlKit.Aws.Tests.Setup;

public sealed class ConfigurationTests
{
    [Theory]
    [InlineData("eu-west-1", false, false, "https://api.sagemaker.eu-west-1.amazonaws.com/")]
    [InlineData("us-east-1", true, false, "https://api-fips.sagemaker.us-east-1.amazonaws.com/")]
    [InlineData("cn-north-1", false, false, "https://api.sagemaker.cn-north-1.amazonaws.com.cn/")]
    [InlineData("us-gov-west-1", false, false, "https://api.sagemaker.us-gov-west-1.amazonaws.com/")]
    public void Endpoint_OfSageMaker_IsThatOfRegionAndSwitches(string region, bool fips, bool dualStack, string expected)
    {
        using var client = new AmazonSageMakerClient(Configure(new AmazonSageMakerConfig(), region, fips, dualStack));

        Assert.Equal(expected, client.DetermineServiceOperationEndpoint(new DescribeEndpointRequest()).URL);
    }

    [Theory]
    [InlineData("eu-west-1", false, false, "https://runtime.sagemaker.eu-west-1.amazonaws.com/")]
    [InlineData("us-east-1", true, false, "https://runtime-fips.sagemaker.us-east-1.amazonaws.com/")]
    [InlineData("cn-northwest-1", false, false, "https://runtime.sagemaker.cn-northwest-1.amazonaws.com.cn/")]
    public void Endpoint_OfSageMakerRuntime_IsThatOfRegionAndSwitches(string region, bool fips, bool dualStack, string expected)
    {
        using var client = new AmazonSageMakerRuntimeClient(Configure(new AmazonSageMakerRuntimeConfig(), region, fips, dualStack));

        Assert.Equal(expected, client.DetermineServiceOperationEndpoint(new InvokeEndpointRequest()).URL);
    }

    [Theory]
    [InlineData("eu-west-1", false, false, "https://states.eu-west-1.amazonaws.com/")]
    [InlineData("us-east-2", true, false, "https://states-fips.us-east-2.amazonaws.com/")]
    [InlineData("eu-west-1", false, true, "https://states.eu-west-1.api.aws/")]
    [InlineData("us-east-1", true, true, "https://states-fips.us-east-1.api.aws/")]
    [InlineData("cn-north-1", false, true, "https://states.cn-north-1.api.amazonwebservices.com.cn/")]
    [InlineData("us-gov-west-1", true, false, "https://states.us-gov-west-1.amazonaws.com/")]
    public void Endpoint_OfStepFunctions_IsThatOfRegionAndSwitches(string region, bool fips, bool dualStack, string expected)
    {
        using var client = new AmazonStepFunctionsClient(Configure(new AmazonStepFunctionsConfig(), region, fips, dualStack));

        Assert.Equal(expected, client.DetermineServiceOperationEndpoint(new StartExecutionRequest()).URL);
    }

    [Fact]
    public async Task Host_OfStartSyncExecution_HasItsPrefix()
    {
        using var client = new AmazonStepFunctionsClient(Credentials, Configure(new AmazonStepFunctionsConfig(), "eu-west-1"));

        Assert.Equal("sync-states.eu-west-1.amazonaws.com", await HostAsync(client, token => client.StartSyncExecutionAsync(new StartSyncExecutionRequest { StateMachineArn = "arn:m" }, token)));
    }

    [Fact]
    public async Task Host_OfInvokeRestApi_HasItsPrefix()
    {
        using var client = new AmazonMWAAClient(Credentials, Configure(new AmazonMWAAConfig(), "eu-west-1"));

        Assert.Equal("env.airflow.eu-west-1.amazonaws.com", await HostAsync(client, token => client.InvokeRestApiAsync(new InvokeRestApiRequest { Name = "n", Path = "/p", Method = RestApiMethod.GET }, token)));
    }

    [Theory]
    [InlineData(true, false, "Invalid Configuration: FIPS and custom endpoint are not supported")]
    [InlineData(false, true, "Invalid Configuration: Dualstack and custom endpoint are not supported")]
    public void Endpoint_OfAnAddressOfOnesOwnWithSwitches_IsRefusedAsByTheOfficialClient(bool fips, bool dualStack, string expected)
    {
        using var standIn = new AmazonSageMakerClient(Credentials, new AmazonSageMakerConfig { ServiceURL = "http://localhost:1", UseFIPSEndpoint = fips, UseDualstackEndpoint = dualStack });
        using var official = new Amazon.SQS.AmazonSQSClient(Credentials, new Amazon.SQS.AmazonSQSConfig { ServiceURL = "http://localhost:1", UseFIPSEndpoint = fips, UseDualstackEndpoint = dualStack });

        var error = Assert.Throws<AmazonClientException>(() => standIn.DetermineServiceOperationEndpoint(new DescribeEndpointRequest()));

        Assert.Equal(expected, error.Message);
        Assert.Equal(expected, Assert.Throws<AmazonClientException>(() => official.DetermineServiceOperationEndpoint(new Amazon.SQS.Model.ListQueuesRequest())).Message);
    }

    [Fact]
    public void Endpoint_OfAnAddressOfOnesOwn_IsIt()
    {
        using var client = new AmazonSageMakerClient(Credentials, new AmazonSageMakerConfig { ServiceURL = "http://localhost:1" });

        Assert.Equal("http://localhost:1/", client.DetermineServiceOperationEndpoint(new DescribeEndpointRequest()).URL);
    }

    private static AWSCredentials Credentials => MlKit.TestKit.Aws.FakeAwsServer.Credentials;

    private static TConfig Configure<TConfig>(TConfig config, string region, bool fips = false, bool dualStack = false)
        where TConfig : ClientConfig
    {
        config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        (config.UseFIPSEndpoint, config.UseDualstackEndpoint, config.DefaultAWSCredentials) = (fips, dualStack, Credentials);
        return config;
    }

    private static async Task<string?> HostAsync(AmazonServiceClient client, Func<CancellationToken, Task> call)
    {
        string? host = null;
        client.BeforeRequestEvent += (_, arguments) =>
        {
            host = ((WebServiceRequestEventArgs)arguments).Endpoint.Host;
            throw new OperationCanceledException("Only the address was wanted.");
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call(TestContext.Current.CancellationToken));
        return host;
    }
}

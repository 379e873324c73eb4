using Amazon;
using Amazon.ApplicationAutoScaling;
using Amazon.CloudWatch;
using Amazon.CloudWatchLogs;
using Amazon.ECR;
using Amazon.ElasticMapReduce;
using Amazon.EventBridge;
using Amazon.Extensions.NETCore.Setup;
using Amazon.FraudDetector;
using Amazon.Kinesis;
using Amazon.Lambda;
using Amazon.MWAA;
using Amazon.Runtime;
using Amazon.SageMaker;
using Amazon.SageMakerFeatureStoreRuntime;
using Amazon.SageMakerRuntime;
using Amazon.SecretsManager;
using Amazon.SimpleNotificationService;
using Amazon.StepFunctions;
using Microsoft.Extensions.DependencyInjection;
using MlKit.TestKit.Aws;

namespace MlKit.Aws.Tests.Setup;

/// <summary>The stand-ins by AWSSDK.Extensions.NETCore.Setup, as applications register official clients.</summary>
public sealed class RegistrationTests
{
    private static readonly Dictionary<string, Func<AWSOptions, object>> Registrations = new()
    {
        ["ApplicationAutoScaling"] = Resolve<IAmazonApplicationAutoScaling>,
        ["CloudWatch"] = Resolve<IAmazonCloudWatch>,
        ["CloudWatchLogs"] = Resolve<IAmazonCloudWatchLogs>,
        ["ECR"] = Resolve<IAmazonECR>,
        ["ElasticMapReduce"] = Resolve<IAmazonElasticMapReduce>,
        ["EventBridge"] = Resolve<IAmazonEventBridge>,
        ["FraudDetector"] = Resolve<IAmazonFraudDetector>,
        ["Kinesis"] = Resolve<IAmazonKinesis>,
        ["Lambda"] = Resolve<IAmazonLambda>,
        ["MWAA"] = Resolve<IAmazonMWAA>,
        ["SageMaker"] = Resolve<IAmazonSageMaker>,
        ["SageMakerFeatureStoreRuntime"] = Resolve<IAmazonSageMakerFeatureStoreRuntime>,
        ["SageMakerRuntime"] = Resolve<IAmazonSageMakerRuntime>,
        ["SecretsManager"] = Resolve<IAmazonSecretsManager>,
        ["SimpleNotificationService"] = Resolve<IAmazonSimpleNotificationService>,
        ["StepFunctions"] = Resolve<IAmazonStepFunctions>,
    };

    public static TheoryData<string> Services => [.. AwsClients.Assemblies.Keys];

    [Theory, MemberData(nameof(Services))]
    public void AddAWSService_OfEveryStandIn_ResolvesAClientOfTheRegion(string service)
    {
        using var client = (AmazonServiceClient)Registrations[service](new AWSOptions { Region = RegionEndpoint.APSoutheast2, Credentials = FakeAwsServer.Credentials });

        Assert.Same(AwsClients.Assemblies[service], client.GetType().Assembly);
        Assert.Equal(RegionEndpoint.APSoutheast2, client.Config.RegionEndpoint);
    }

    [Fact]
    public async Task AddAWSService_WithOptions_SignsForTheirRegionWithTheirCredentials()
    {
        await using var aws = await FakeAwsServer.StartAsync(TestContext.Current.CancellationToken);
        aws.On("DescribeEndpoint", FakeAwsResponse.Json("""{"EndpointName":"e"}"""));
        var options = new AWSOptions { Credentials = new BasicAWSCredentials("AKIDOPTIONS", "SECRET") };
        options.DefaultClientConfig.ServiceURL = aws.Url;
        options.DefaultClientConfig.AuthenticationRegion = "eu-north-1";
        using var services = new ServiceCollection().AddDefaultAWSOptions(options).AddAWSService<IAmazonSageMaker>().BuildServiceProvider();

        var response = await services.GetRequiredService<IAmazonSageMaker>().DescribeEndpointAsync(new() { EndpointName = "e" }, TestContext.Current.CancellationToken);

        var sent = Assert.Single(aws.Requests);
        Assert.Equal("e", response.EndpointName);
        Assert.Equal(("AKIDOPTIONS", "eu-north-1/sagemaker/aws4_request"), (sent.AccessKeyId, sent.CredentialScope));
    }

    [Fact]
    public void CreateDefaultClientConfig_OfAnInterface_IsItsServices()
    {
        Assert.IsType<AmazonStepFunctionsConfig>(DefaultConfig<IAmazonStepFunctions>());
        Assert.IsType<AmazonMWAAConfig>(DefaultConfig<IAmazonMWAA>());
    }

    private static ClientConfig DefaultConfig<TService>()
        where TService : IAmazonService => TService.CreateDefaultClientConfig();

    private static object Resolve<TService>(AWSOptions options)
        where TService : IAmazonService => new ServiceCollection().AddAWSService<TService>(options).BuildServiceProvider().GetRequiredService<TService>();
}

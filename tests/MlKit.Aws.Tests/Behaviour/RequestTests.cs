using Amazon.ApplicationAutoScaling;
using Amazon.ApplicationAutoScaling.Model;
using Amazon.MWAA;
using Amazon.MWAA.Model;
using Amazon.Runtime.Documents;
using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using MlKit.TestKit.Aws;

namespace MlKit.Aws.Tests.Behaviour;

public sealed class RequestTests : AwsBehaviour
{
    [Fact]
    public async Task Members_WithoutAValue_AreLeftOut()
    {
        Aws.On("ListProcessingJobs", FakeAwsResponse.Json("{}"));
        using var client = SageMaker();

        await client.ListProcessingJobsAsync(new ListProcessingJobsRequest(), Token);

        Assert.Equal("{}", Assert.Single(Aws.Requests).Text);
    }

    [Fact]
    public async Task Collections_EmptyAndNull_AreSentAndLeftOut()
    {
        Aws.On("CreateProcessingJob", FakeAwsResponse.Json("{}"));
        using var client = SageMaker();

        await client.CreateProcessingJobAsync(new CreateProcessingJobRequest { Environment = [], ProcessingInputs = [], Tags = null }, Token);

        Assert.False(Amazon.AWSConfigs.InitializeCollections);
        Assert.Equal("""{"Environment":{},"ProcessingInputs":[]}""", Assert.Single(Aws.Requests).Text);
    }

    [Fact]
    public void Collections_NeverSet_AreNull()
    {
        var request = new CreateProcessingJobRequest();

        Assert.Null(request.Environment);
        Assert.Null(request.Tags);
    }

    [Fact]
    public async Task IdempotencyToken_ThatIsNull_IsMadeUpAndTheSameOnEachRetry()
    {
        Aws.On("CreateModelPackage", FakeAwsResponse.Throttle(), FakeAwsResponse.Empty(503), FakeAwsResponse.Json("{}"));
        using var client = SageMaker();
        var request = new CreateModelPackageRequest { ModelPackageName = "p" };

        await client.CreateModelPackageAsync(request, Token);
        await client.CreateModelPackageAsync(request, Token);

        var tokens = Aws.Requests.Select(sent => sent.Json.GetProperty("ClientToken").GetString()!).ToList();
        Assert.Equal(4, tokens.Count);
        Assert.Single(tokens.Take(3).Distinct());
        Assert.NotEqual(tokens[0], tokens[3]);
        Assert.All(tokens, token => Assert.True(Guid.TryParseExact(token, "D", out _), token));
        Assert.Null(request.ClientToken);
    }

    [Fact]
    public async Task IdempotencyToken_ThatIsSet_IsKept()
    {
        Aws.On("RedriveExecution", FakeAwsResponse.Throttle(), FakeAwsResponse.Json("""{"redriveDate":1}"""));
        using var client = new AmazonStepFunctionsClient(Aws.Configure(new AmazonStepFunctionsConfig()));

        await client.RedriveExecutionAsync(new RedriveExecutionRequest { ExecutionArn = "arn:e", ClientToken = "mine" }, Token);

        Assert.All(Aws.Requests, sent => Assert.Equal("""{"clientToken":"mine","executionArn":"arn:e"}""", sent.Text));
        Assert.Equal(2, Aws.Requests.Count);
    }

    [Theory]
    [InlineData("2023-11-14T22:13:20Z", "1700000000")]
    [InlineData("2023-11-14T22:13:20.123Z", "1700000000.123")]
    [InlineData("2023-11-14T23:13:20.001+01:00", "1700000000.001")]
    public async Task Timestamp_OfAnyZone_IsSentAsSecondsWithMilliseconds(string time, string expected)
    {
        Aws.On("ListProcessingJobs", FakeAwsResponse.Json("{}"));
        using var client = SageMaker();

        await client.ListProcessingJobsAsync(new ListProcessingJobsRequest { CreationTimeAfter = DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime }, Token);

        Assert.Equal($$"""{"CreationTimeAfter":{{expected}}}""", Assert.Single(Aws.Requests).Text);
    }

    [Theory]
    [InlineData(float.NaN, "\"NaN\"")]
    [InlineData(float.PositiveInfinity, "\"Infinity\"")]
    [InlineData(float.NegativeInfinity, "\"-Infinity\"")]
    [InlineData(0.1f, "0.1")]
    [InlineData(0f, "0")]
    public async Task Float_OfAnyValue_IsSentAsJsonCanHoldIt(float value, string expected)
    {
        Aws.On("CreateEndpointConfig", FakeAwsResponse.Json("{}"));
        using var client = SageMaker();

        await client.CreateEndpointConfigAsync(new CreateEndpointConfigRequest { ProductionVariants = [new ProductionVariant { InitialVariantWeight = value }] }, Token);

        Assert.Equal($$"""{"ProductionVariants":[{"InitialVariantWeight":{{expected}}}]}""", Assert.Single(Aws.Requests).Text);
    }

    [Theory]
    [InlineData(double.NaN, "\"NaN\"")]
    [InlineData(double.NegativeInfinity, "\"-Infinity\"")]
    [InlineData(0.1, "0.1")]
    public async Task Double_OfAnyValue_IsSentAsJsonCanHoldIt(double value, string expected)
    {
        Aws.On("PutScalingPolicy", FakeAwsResponse.Json("{}"));
        using var client = new AmazonApplicationAutoScalingClient(Aws.Configure(new AmazonApplicationAutoScalingConfig()));

        await client.PutScalingPolicyAsync(new PutScalingPolicyRequest { TargetTrackingScalingPolicyConfiguration = new() { TargetValue = value } }, Token);

        Assert.Equal($$$"""{"TargetTrackingScalingPolicyConfiguration":{"TargetValue":{{{expected}}}}}""", Assert.Single(Aws.Requests).Text);
    }

    [Fact]
    public async Task Document_OfMwaa_IsSentAsJson()
    {
        Aws.On("POST /rest-api/{Name}", FakeAwsResponse.Json("{}"));
        using var client = new AmazonMWAAClient(Aws.Configure(new AmazonMWAAConfig()));
        var body = new Document(new Dictionary<string, Document> { ["a"] = new(1), ["b"] = new(new Document(2147483648), new Document(0.5), new Document(), new Document(true), new Document("x")) });

        await client.InvokeRestApiAsync(new InvokeRestApiRequest { Name = "airflow", Path = "/dags", Method = RestApiMethod.POST, Body = body }, Token);

        Assert.Equal("""{"Body":{"a":1,"b":[2147483648,0.5,null,true,"x"]},"Method":"POST","Path":"/dags"}""", Assert.Single(Aws.Requests).Text);
    }

    private AmazonSageMakerClient SageMaker() => new(Aws.Configure(new AmazonSageMakerConfig()));
}

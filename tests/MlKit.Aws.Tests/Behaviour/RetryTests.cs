using System.Net;
using Amazon.Runtime;
using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using Amazon.SageMakerRuntime;
using Amazon.SimpleNotificationService;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using MlKit.TestKit.Aws;

namespace MlKit.Aws.Tests.Behaviour;

public sealed class RetryTests : AwsBehaviour
{
    private static readonly FakeAwsResponse Fine = FakeAwsResponse.Json("""{"executionArn":"arn:fine","startDate":1}""");

    public static TheoryData<string> Transient => ["throttled", "429", "500", "502", "503", "500 with a name", "reset", "reset in the body", "truncated", "no JSON"];

    [Theory, MemberData(nameof(Transient))]
    public async Task Call_AfterTwoTransientFailures_Succeeds(string failure)
    {
        Aws.On("StartExecution", Failure(failure), Failure(failure), Fine);

        var response = await StartAsync();

        Assert.Equal("arn:fine", response.ExecutionArn);
        Assert.Equal(HttpStatusCode.OK, response.HttpStatusCode);
    }

    [Fact]
    public async Task Call_ThrottledThenFine_TellsTheRequestThatWasFine()
    {
        Aws.On("StartExecution", FakeAwsResponse.Throttle(), Fine);

        var response = await StartAsync();

        Assert.Equal("request-2", response.ResponseMetadata.RequestId);
        Assert.Equal(2, Aws.Requests.Count);
    }

    [Fact]
    public async Task Call_ThrottledForGood_ThrowsTheLastErrorOfTheService()
    {
        Aws.On("DescribeEndpoint", FakeAwsResponse.Throttle());
        using var client = new AmazonSageMakerClient(Aws.Configure(new AmazonSageMakerConfig()));

        var error = await Assert.ThrowsAsync<AmazonSageMakerException>(() => client.DescribeEndpointAsync(new DescribeEndpointRequest { EndpointName = "e" }, Token));

        Assert.Equal("Rate exceeded", error.Message);
        Assert.Equal("ThrottlingException", error.ErrorCode);
        Assert.Equal(HttpStatusCode.BadRequest, error.StatusCode);
        Assert.Equal("request-4", error.RequestId);
        Assert.Equal(4, Aws.Requests.Count);
    }

    [Fact]
    public async Task Call_UnavailableForGood_ThrowsTheDeclaredErrorWithItsStatus()
    {
        Aws.On("POST /endpoints/{EndpointName}/invocations", FakeAwsResponse.Error("ServiceUnavailable", "Later.", 503, FakeAwsErrorShape.TypeHeader));
        using var client = new AmazonSageMakerRuntimeClient(Aws.Configure(new AmazonSageMakerRuntimeConfig()));

        var error = await Assert.ThrowsAsync<Amazon.SageMakerRuntime.Model.ServiceUnavailableException>(
            () => client.InvokeEndpointAsync(new() { EndpointName = "e", Body = new MemoryStream([1, 2]) }, Token));

        Assert.Equal("Later.", error.Message);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, error.StatusCode);
        Assert.Equal(4, Aws.Requests.Count);
        Assert.All(Aws.Requests, request => Assert.Equal([1, 2], request.Body));
    }

    [Fact]
    public async Task Call_OfTheQueryProtocolThrottled_IsRetried()
    {
        Aws.On("Publish", FakeAwsResponse.Error("Throttling", "Rate exceeded", 400, FakeAwsErrorShape.Xml), FakeAwsResponse.Xml("<PublishResponse><PublishResult><MessageId>m</MessageId></PublishResult><ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></PublishResponse>"));
        using var client = new AmazonSimpleNotificationServiceClient(Aws.Configure(new AmazonSimpleNotificationServiceConfig()));

        var response = await client.PublishAsync(new() { TopicArn = "arn:topic", Message = "m" }, Token);

        Assert.Equal(("m", "r-1"), (response.MessageId, response.ResponseMetadata.RequestId));
        Assert.Equal(2, Aws.Requests.Count);
    }

    [Theory]
    [InlineData("ValidationException", 400)]
    [InlineData("AccessDeniedException", 403)]
    [InlineData("StateMachineDoesNotExist", 400)]
    [InlineData("SomethingNew", 409)]
    public async Task Call_RefusedByTheService_IsNotRetried(string code, int status)
    {
        Aws.On("StartExecution", FakeAwsResponse.Error(code, "No.", status));

        var error = await Assert.ThrowsAnyAsync<AmazonStepFunctionsException>(StartAsync);

        Assert.Equal(code, error.ErrorCode);
        Assert.Equal(status, (int)error.StatusCode);
        Assert.Single(Aws.Requests);
    }

    [Fact]
    public async Task Call_WithoutRetries_IsSentOnce()
    {
        Aws.On("StartExecution", FakeAwsResponse.Empty(503));
        var config = Aws.Configure(new AmazonStepFunctionsConfig());
        config.MaxErrorRetry = 0;
        using var client = new AmazonStepFunctionsClient(config);

        await Assert.ThrowsAsync<AmazonStepFunctionsException>(() => client.StartExecutionAsync(new StartExecutionRequest { StateMachineArn = "arn:m" }, Token));

        Assert.Single(Aws.Requests);
    }

    [Fact]
    public async Task Call_WhoseEveryAnswerIsNoJson_SaysThatItCouldNotBeRead()
    {
        Aws.On("StartExecution", FakeAwsResponse.HtmlError(200));

        var error = await Assert.ThrowsAsync<AmazonUnmarshallingException>(StartAsync);

        Assert.Equal("Error unmarshalling response back from AWS. Request ID: request-4, HTTP Status Code: 200 OK", error.Message);
        Assert.Equal(4, Aws.Requests.Count);
    }

    private static FakeAwsResponse Failure(string name) => name switch
    {
        "throttled" => FakeAwsResponse.Throttle(),
        "429" => FakeAwsResponse.Error("TooManyRequestsException", "Slow down.", 429),
        "500" => FakeAwsResponse.Empty(500),
        "502" => FakeAwsResponse.HtmlError(502),
        "503" => FakeAwsResponse.HtmlError(503),
        "500 with a name" => FakeAwsResponse.Error("InternalFailure", "Oops.", 500),
        "reset" => Fine.ResetAfter(0),
        "reset in the body" => Fine.ResetAfter(5),
        "truncated" => Fine.TruncatedAfter(5),
        "no JSON" => FakeAwsResponse.HtmlError(200),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };

    private async Task<StartExecutionResponse> StartAsync()
    {
        using var client = new AmazonStepFunctionsClient(Aws.Configure(new AmazonStepFunctionsConfig()));
        return await client.StartExecutionAsync(new StartExecutionRequest { StateMachineArn = "arn:m" }, Token);
    }
}

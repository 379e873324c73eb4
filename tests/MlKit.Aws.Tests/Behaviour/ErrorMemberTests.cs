using Amazon.Lambda;
using Amazon.Lambda.Model;
using Amazon.MWAA;
using Amazon.MWAA.Model;
using Amazon.SageMakerRuntime;
using Amazon.SageMakerRuntime.Model;
using MlKit.TestKit.Aws;

namespace MlKit.Aws.Tests.Behaviour;

/// <summary>What errors tell beyond code and message.</summary>
public sealed class ErrorMemberTests : AwsBehaviour
{
    [Fact]
    public async Task ModelError_OfAnEndpoint_TellsWhatTheModelAnswered()
    {
        var error = await InvokeEndpointAsync(FakeAwsResponse.Json(
            """{"ErrorCode":"CLIENT_ERROR_FROM_MODEL","LogStreamArn":"arn:logs","Message":"Received client error (422) from primary","OriginalMessage":"{\"detail\":\"x\"}","OriginalStatusCode":422}""", 424)
            .WithHeader("x-amzn-ErrorType", "ModelError:http://internal.amazon.com/coral/com.amazonaws.sagemaker.runtime/"));

        Assert.Equal(422, error.OriginalStatusCode);
        Assert.Equal("""{"detail":"x"}""", error.OriginalMessage);
        Assert.Equal("arn:logs", error.LogStreamArn);
        Assert.Equal("Received client error (422) from primary", error.Message);
        Assert.Equal(424, (int)error.StatusCode);
    }

    [Fact]
    public async Task ModelError_WithoutMembers_LeavesThemNull()
    {
        var error = await InvokeEndpointAsync(FakeAwsResponse.Json("""{"Message":"No.","OriginalStatusCode":null}""", 424).WithHeader("x-amzn-ErrorType", "ModelError"));

        Assert.Null(error.OriginalStatusCode);
        Assert.Null(error.OriginalMessage);
        Assert.Null(error.LogStreamArn);
    }

    [Fact]
    public async Task ModelError_WithoutABody_IsToldByItsHeader()
    {
        var error = await InvokeEndpointAsync(FakeAwsResponse.Empty(424).WithHeader("x-amzn-ErrorType", "ModelError"));

        Assert.Null(error.OriginalMessage);
    }

    [Fact]
    public async Task RestApiClientException_OfMwaa_HoldsTheDocument()
    {
        Aws.On("POST /rest-api/{Name}", FakeAwsResponse.Json(
            """{"RestApiStatusCode":404,"RestApiResponse":{"title":"Not found","errors":[1,2.5,null]}}""", 400).WithHeader("x-amzn-ErrorType", "RestApiClientException"));
        using var client = new AmazonMWAAClient(Aws.Configure(new AmazonMWAAConfig()));

        var error = await Assert.ThrowsAsync<RestApiClientException>(() => client.InvokeRestApiAsync(new InvokeRestApiRequest { Name = "airflow", Path = "/dags", Method = RestApiMethod.GET }, Token));

        var document = error.RestApiResponse.AsDictionary();
        Assert.Equal(404, error.RestApiStatusCode);
        Assert.Equal("Not found", document["title"].AsString());
        Assert.Equal(2.5, document["errors"].AsList()[1].AsDouble());
        Assert.True(document["errors"].AsList()[2].IsNull());
    }

    [Fact]
    public async Task TooManyRequestsException_OfLambda_HoldsTheHeader()
    {
        Aws.On("POST /2015-03-31/functions/{FunctionName}/invocations", FakeAwsResponse.Json("""{"Reason":"ConcurrentInvocationLimitExceeded","Type":"User","message":"Rate Exceeded."}""", 429)
            .WithHeader("x-amzn-ErrorType", "TooManyRequestsException").WithHeader("Retry-After", "7"));
        using var client = new AmazonLambdaClient(Aws.Configure(new AmazonLambdaConfig()));

        var error = await Assert.ThrowsAsync<TooManyRequestsException>(() => client.InvokeAsync(new InvokeRequest { FunctionName = "f" }, Token));

        Assert.Equal("7", error.RetryAfterSeconds);
        Assert.Equal(ThrottleReason.ConcurrentInvocationLimitExceeded, error.Reason);
        Assert.Equal("User", error.Type);
        Assert.Equal("Rate Exceeded.", error.Message);
        Assert.Equal(4, Aws.Requests.Count);
    }

    private async Task<ModelErrorException> InvokeEndpointAsync(FakeAwsResponse answer)
    {
        Aws.On("POST /endpoints/{EndpointName}/invocations", answer);
        using var client = new AmazonSageMakerRuntimeClient(Aws.Configure(new AmazonSageMakerRuntimeConfig()));
        return await Assert.ThrowsAsync<ModelErrorException>(() => client.InvokeEndpointAsync(new InvokeEndpointRequest { EndpointName = "e", Body = new MemoryStream() }, Token));
    }
}

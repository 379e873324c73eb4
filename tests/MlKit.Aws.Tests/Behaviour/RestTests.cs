using System.Text;
using Amazon.Lambda;
using Amazon.Lambda.Model;
using Amazon.SageMakerRuntime;
using Amazon.SageMakerRuntime.Model;
using MlKit.TestKit.Aws;

namespace MlKit.Aws.Tests.Behaviour;

/// <summary>What travels in path, query, headers and payload.</summary>
public sealed class RestTests : AwsBehaviour
{
    private const string InvokeEndpoint = "POST /endpoints/{EndpointName}/invocations";
    private const string InvokeEndpointAsync = "POST /endpoints/{EndpointName}/async-invocations";
    private const string Invoke = "POST /2015-03-31/functions/{FunctionName}/invocations";

    [Fact]
    public async Task Label_WithoutAValue_IsRefusedBeforeSending()
    {
        using var client = Runtime();

        var call = () => client.InvokeEndpointAsync(new InvokeEndpointRequest { Body = new MemoryStream() }, Token);

        var error = await Assert.ThrowsAsync<AmazonSageMakerRuntimeException>(call);
        Assert.Equal("Request object does not have required field EndpointName set", error.Message);
        Assert.Empty(Aws.Requests);
    }

    [Fact]
    public async Task Label_WithCharactersOfPaths_IsEscaped()
    {
        Aws.On(InvokeEndpoint, FakeAwsResponse.Blob(default));
        using var client = Runtime();

        await client.InvokeEndpointAsync(new InvokeEndpointRequest { EndpointName = "a b/c?d", Body = new MemoryStream() }, Token);

        Assert.Equal("/endpoints/a%20b%2Fc%3Fd/invocations", Assert.Single(Aws.Requests).RawPath);
    }

    [Fact]
    public async Task Payload_OfInvokeEndpoint_GoesBothWaysWithItsHeaders()
    {
        Aws.On(InvokeEndpoint, FakeAwsResponse.Blob(new byte[] { 0, 255, 10 }, "application/x-npy").WithHeader("x-Amzn-Invoked-Production-Variant", "blue").WithHeader("X-Amzn-SageMaker-New-Session-Id", "s").Chunked(2));
        using var client = Runtime();

        var response = await client.InvokeEndpointAsync(new InvokeEndpointRequest { EndpointName = "e", ContentType = "text/csv", TargetVariant = "blue", Body = new MemoryStream("1,2"u8.ToArray()) { Position = 2 } }, Token);

        var sent = Assert.Single(Aws.Requests);
        Assert.Equal(("text/csv", "blue", "1,2"), (sent.ContentType, sent.Header("X-Amzn-SageMaker-Target-Variant"), sent.Text));
        Assert.Null(sent.Header("Accept"));
        Assert.Null(sent.Header("X-Amzn-SageMaker-Target-Model"));
        Assert.Equal([0, 255, 10], response.Body.ToArray());
        Assert.Equal(0, response.Body.Position);
        Assert.Equal(("application/x-npy", "blue", "s"), (response.ContentType, response.InvokedProductionVariant, response.NewSessionId));
        Assert.Null(response.CustomAttributes);
    }

    [Fact]
    public async Task Payload_ThatIsEmpty_IsSentEmptyAndReadAsNull()
    {
        Aws.On(InvokeEndpoint, FakeAwsResponse.Empty());
        using var client = Runtime();

        var response = await client.InvokeEndpointAsync(new InvokeEndpointRequest { EndpointName = "e", Body = new MemoryStream() }, Token);

        Assert.Empty(Assert.Single(Aws.Requests).Body);
        Assert.Equal("0", Aws.Requests[0].Header("Content-Length"));
        Assert.Null(response.Body);
    }

    [Fact]
    public async Task InvokeEndpointAsync_OfHeadersAndBody_ReadsBoth()
    {
        Aws.On(InvokeEndpointAsync, FakeAwsResponse.Json("""{"InferenceId":"i"}""", 202).WithHeader("X-Amzn-SageMaker-OutputLocation", "s3://b/out"));
        using var client = Runtime();

        var response = await client.InvokeEndpointAsyncAsync(new InvokeEndpointAsyncRequest { EndpointName = "e", InputLocation = "s3://b/in", InvocationTimeoutSeconds = 60 }, Token);

        Assert.Equal(("i", "s3://b/out"), (response.InferenceId, response.OutputLocation));
        Assert.Null(response.FailureLocation);
        Assert.Equal("60", Assert.Single(Aws.Requests).Header("X-Amzn-SageMaker-InvocationTimeoutSeconds"));
        Assert.Null(Aws.Requests[0].Header("X-Amzn-SageMaker-RequestTTLSeconds"));
    }

    [Fact]
    public async Task Invoke_OfLambda_SendsItsMembersWhereTheyBelong()
    {
        Aws.On(Invoke, FakeAwsResponse.Json("""{"errorMessage":"x"}""").WithHeader("X-Amz-Function-Error", "Unhandled").WithHeader("X-Amz-Executed-Version", "$LATEST"));
        using var client = new AmazonLambdaClient(Aws.Configure(new AmazonLambdaConfig()));

        var response = await client.InvokeAsync(new InvokeRequest { FunctionName = "f", Qualifier = "a b", InvocationType = InvocationType.RequestResponse, ClientContext = """{"k":1}""", Payload = """{"é":1}""" }, Token);

        var sent = Assert.Single(Aws.Requests);
        Assert.Equal("/2015-03-31/functions/f/invocations", sent.RawPath);
        Assert.Equal("Qualifier=a%20b", sent.Query);
        Assert.Equal("RequestResponse", sent.Header("X-Amz-Invocation-Type"));
        Assert.Equal("""{"k":1}""", Encoding.UTF8.GetString(Convert.FromBase64String(sent.Header("X-Amz-Client-Context")!)));
        Assert.Null(sent.Header("X-Amz-Log-Type"));
        Assert.Equal("""{"é":1}""", sent.Text);
        Assert.Equal((200, "Unhandled", "$LATEST"), (response.StatusCode, response.FunctionError, response.ExecutedVersion));
        Assert.Equal("""{"errorMessage":"x"}""", Encoding.UTF8.GetString(response.Payload.ToArray()));
    }

    [Fact]
    public async Task Invoke_OfAnEvent_HasItsStatusAndNoPayload()
    {
        Aws.On(Invoke, FakeAwsResponse.Empty(202));
        using var client = new AmazonLambdaClient(Aws.Configure(new AmazonLambdaConfig()));

        var response = await client.InvokeAsync(new InvokeRequest { FunctionName = "f", InvocationType = InvocationType.Event }, Token);

        Assert.Equal(202, response.StatusCode);
        Assert.Empty(Assert.Single(Aws.Requests).Body);
        Assert.Empty(Aws.Requests[0].Query);
    }

    [Fact]
    public void Payload_OfInvokeRequest_IsTheTextOfItsStream()
    {
        var request = new InvokeRequest { Payload = "é" };

        Assert.Equal("é"u8.ToArray(), request.PayloadStream.ToArray());
        request.PayloadStream = new MemoryStream("b"u8.ToArray());
        Assert.Equal("b", request.Payload);
        request.Payload = null;
        Assert.Null(request.PayloadStream);
        Assert.Null(request.Payload);
    }

    private AmazonSageMakerRuntimeClient Runtime() => new(Aws.Configure(new AmazonSageMakerRuntimeConfig()));
}

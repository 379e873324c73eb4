using System.Net;
using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using MlKit.TestKit.Aws;

namespace MlKit.Aws.Tests.Behaviour;

public sealed class ResponseTests : AwsBehaviour
{
    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("not read at all")]
    public async Task Response_WithoutMembers_DoesNotLookAtItsBody(string body)
    {
        Aws.On("StopProcessingJob", FakeAwsResponse.Json(body));
        using var client = SageMaker();

        var response = await client.StopProcessingJobAsync(new StopProcessingJobRequest { ProcessingJobName = "j" }, Token);

        Assert.Equal(HttpStatusCode.OK, response.HttpStatusCode);
        Assert.Equal("request-1", response.ResponseMetadata.RequestId);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1000)]
    public async Task Response_InChunks_IsReadWhole(int chunk)
    {
        Aws.On("DescribeEndpoint", FakeAwsResponse.Json("""{"EndpointName":"naïve 😀","EndpointStatus":"InService"}""").Chunked(chunk));
        using var client = SageMaker();

        var response = await client.DescribeEndpointAsync(new DescribeEndpointRequest { EndpointName = "e" }, Token);

        Assert.Equal("naïve 😀", response.EndpointName);
        Assert.Equal(EndpointStatus.InService, response.EndpointStatus);
    }

    [Fact]
    public async Task Lists_EmptyMissingAndNull_AreEmptyNullAndNull()
    {
        Aws.On("ListStateMachines", FakeAwsResponse.Json("""{"stateMachines":[]}"""), FakeAwsResponse.Json("{}"), FakeAwsResponse.Json("""{"stateMachines":null}"""));
        using var client = new AmazonStepFunctionsClient(Aws.Configure(new AmazonStepFunctionsConfig()));

        Assert.Empty((await client.ListStateMachinesAsync(new ListStateMachinesRequest(), Token)).StateMachines);
        Assert.Null((await client.ListStateMachinesAsync(new ListStateMachinesRequest(), Token)).StateMachines);
        Assert.Null((await client.ListStateMachinesAsync(new ListStateMachinesRequest(), Token)).StateMachines);
    }

    [Fact]
    public async Task Members_ThatAreNull_AreNull()
    {
        var response = await DescribeAsync("""{"EndpointName":null,"EndpointStatus":null,"CreationTime":null,"ProductionVariants":null,"DataCaptureConfig":null}""");

        Assert.Null(response.EndpointName);
        Assert.Null(response.EndpointStatus);
        Assert.Null(response.CreationTime);
        Assert.Null(response.ProductionVariants);
        Assert.Null(response.DataCaptureConfig);
    }

    [Fact]
    public async Task Members_UnknownToTheModel_AreIgnored()
    {
        var response = await DescribeAsync("""{"Quantum":{"EndpointName":"inner"},"EndpointName":"outer","ProductionVariants":[{"VariantName":"v","Spin":[1,[2]]}]}""");

        Assert.Equal("outer", response.EndpointName);
        Assert.Equal("v", Assert.Single(response.ProductionVariants).VariantName);
    }

    [Fact]
    public async Task Enumeration_WithAValueUnknownToTheModel_KeepsItAndSendsItBack()
    {
        Aws.On("ListProcessingJobs", FakeAwsResponse.Json("""{"ProcessingJobSummaries":[{"ProcessingJobStatus":"Dreaming"}]}"""), FakeAwsResponse.Json("{}"));
        using var client = SageMaker();

        var status = (await client.ListProcessingJobsAsync(new ListProcessingJobsRequest(), Token)).ProcessingJobSummaries[0].ProcessingJobStatus;
        await client.ListProcessingJobsAsync(new ListProcessingJobsRequest { StatusEquals = status }, Token);

        Assert.Equal("Dreaming", status.Value);
        Assert.True(status == "Dreaming");
        Assert.Equal("Dreaming", Aws.Requests[1].Json.GetProperty("StatusEquals").GetString());
    }

    private async Task<DescribeEndpointResponse> DescribeAsync(string body)
    {
        Aws.On("DescribeEndpoint", FakeAwsResponse.Json(body));
        using var client = SageMaker();
        return await client.DescribeEndpointAsync(new DescribeEndpointRequest { EndpointName = "e" }, Token);
    }

    private AmazonSageMakerClient SageMaker() => new(Aws.Configure(new AmazonSageMakerConfig()));
}

using System.Text.Json;
using System.Text.Json.Nodes;
using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.ProcessingJobs;
using MlKit.Pipelines.Tests.Aws;
using MlKit.Pipelines.Validation;

namespace MlKit.Pipelines.Tests.ProcessingJobs;

public sealed class ProcessingJobRequestTests : AwsTests
{
    private static ProcessingJob Job => ProcessingJob.Create("Clean").WithJobName("clean-1").WithImage("image").WithRole(Role).WithInstances("ml.m5.xlarge", 2, 10);

    private static ProcessingJob FullJob => Job
        .WithEntrypoint("python", "x.py").WithArguments("--date", "2026-11-26").WithMaxRuntime(TimeSpan.FromHours(1)).WithEnvironment("B", "2").WithEnvironment("A", "1")
        .AddInput(new ProcessingInput("data", "s3://b/in", "/opt/ml/processing/in") { Distribution = "ShardedByS3Key", Compression = "Gzip", DataType = "ManifestFile", InputMode = "Pipe" })
        .AddInput("more", "s3://b/more", "/opt/ml/processing/more")
        .AddOutput(new ProcessingOutput("out", "/opt/ml/processing/out", "s3://b/out") { UploadMode = "Continuous" })
        .With("NetworkConfig", JsonNode.Parse("""{"EnableNetworkIsolation":true,"EnableInterContainerTrafficEncryption":false,"VpcConfig":{"SecurityGroupIds":["sg-1"],"Subnets":["subnet-1","subnet-2"]}}""")!)
        .With("Tags", JsonNode.Parse("""[{"Key":"team","Value":"ml"}]""")!)
        .With("ExperimentConfig", JsonNode.Parse("""{"ExperimentName":"e","TrialName":"t","TrialComponentDisplayName":"c","RunName":"r"}""")!);

    public static TheoryData<ProcessingJob> Jobs => [Job, FullJob, FullJob.With("NetworkConfig", Payload.Object(("EnableNetworkIsolation", true)))];

    [Theory]
    [MemberData(nameof(Jobs))]
    public async Task ToRequest_Job_SaysWhatItsStateSays(ProcessingJob job)
    {
        Server.On("CreateProcessingJob", Json("""{"ProcessingJobArn":"arn:aws:sagemaker:eu-west-1:123456789012:processing-job/clean-1"}"""));

        await SageMaker.CreateProcessingJobAsync(job.ToRequest(), Token);

        var state = JsonElement.Parse(job.AsState().ToJson()).GetProperty("Parameters");
        var sent = Assert.Single(Server.Requests).Json;
        Assert.True(JsonElement.DeepEquals(state, sent), $"{state}\n{sent}");
    }

    [Fact]
    public void ToRequest_Expressions_NamesEveryOne()
    {
        var job = ProcessingJob.Create("Clean").WithImage(Asl.Input("$.Image")).WithRole(Role).WithArguments("--date", Asl.Input("$.date")).WithEnvironment("A", Asl.Jsonata("$x"))
            .AddInput("data", Asl.Input("$.In"), "/opt/ml/processing/in").With("Tags", Payload.Array(Payload.Object(("Key", "k"), ("Value", Asl.Input("$.v")))));

        var error = Assert.Throws<DefinitionException>(() => job.ToRequest());

        Assert.Equal(
            """
            /ProcessingInputs/0/S3Input/S3Uri: must be a literal in a request, but found the expression $.In. Give the value itself, or run the job in a workflow with AsState.
            /ProcessingJobName: must be a literal in a request, but found the expression States.Format('clean-{}-{}', $$.Execution.Name, $$.State.RetryCount). Call WithJobName with a text.
            /AppSpecification/ImageUri: must be a literal in a request, but found the expression $.Image. Give the value itself, or run the job in a workflow with AsState.
            /AppSpecification/ContainerArguments: must be a literal in a request, but found the expression States.Array('--date', $.date). Give the value itself, or run the job in a workflow with AsState.
            /Environment/A: must be a literal in a request, but found the expression {% $x %}. Give the value itself, or run the job in a workflow with AsState.
            /Tags/0/Value: must be a literal in a request, but found the expression $.v. Give the value itself, or run the job in a workflow with AsState.
            """,
            string.Join('\n', error.Issues.Where(issue => issue.Code == "JOB001")));
    }

    [Fact]
    public void ToRequest_WhatSageMakerWouldRefuse_IsNamed()
    {
        var job = ProcessingJob.Create("Clean").WithJobName("clean_1").WithImage("image").WithInstances("ml.m5.xlarge", 0, 10).With("Nonsense", 1).With("RoleArn", Role);

        var error = Assert.Throws<DefinitionException>(() => job.ToRequest());

        Assert.Equal(
            """
            /RoleArn: must be set with the job's own methods, but found a further field. Call those methods instead of With.
            /ProcessingJobName: must match ^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$, but found 'clean_1'. Correct the value.
            /ProcessingResources/ClusterConfig/InstanceCount: must be 1 to 100 instances, but found 0. Correct the value.
            /Nonsense: must be a field of CreateProcessingJobRequest, but found 'Nonsense'. Remove the field, or use one of AppSpecification, Environment, ExperimentConfig, NetworkConfig, ProcessingInputs, ProcessingJobName, ProcessingOutputConfig, ProcessingResources, RoleArn, StoppingCondition, Tags.
            """,
            error.Message);
    }

    [Fact]
    public void ToRequest_WithoutRequiredFields_NamesThem()
    {
        var error = Assert.Throws<DefinitionException>(() => ProcessingJob.Create("Clean").WithJobName("clean-1").ToRequest());

        Assert.Equal(
            """
            /AppSpecification: must have the field 'ImageUri', but found none. Add ImageUri, which AppSpecification requires.
            /: must have the field 'RoleArn', but found none. Add RoleArn, which CreateProcessingJobRequest requires.
            """,
            error.Message);
    }
}

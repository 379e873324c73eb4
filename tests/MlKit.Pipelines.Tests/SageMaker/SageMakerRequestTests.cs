using System.Text.Json;
using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using MlKit.Pipelines.SageMaker;

namespace MlKit.Pipelines.Tests.SageMaker;

public sealed class SageMakerRequestTests
{
    private const string Role = "arn:aws:iam::123456789012:role/jobs";

    public static TheoryData<AmazonSageMakerRequest, string> Requests => new()
    {
        { new CreateProcessingJobRequest { ProcessingJobName = "a", RoleArn = Role }, $$"""{"ProcessingJobName":"a","RoleArn":"{{Role}}"}""" },
        { new CreateTrainingJobRequest { TrainingJobName = "a", HyperParameters = new() { ["depth"] = "3" }, EnableManagedSpotTraining = false }, """{"EnableManagedSpotTraining":false,"HyperParameters":{"depth":"3"},"TrainingJobName":"a"}""" },
        { new CreateTransformJobRequest { TransformJobName = "a", MaxPayloadInMB = 6, BatchStrategy = BatchStrategy.MultiRecord }, """{"BatchStrategy":"MultiRecord","MaxPayloadInMB":6,"TransformJobName":"a"}""" },
        {
            new CreateHyperParameterTuningJobRequest { HyperParameterTuningJobName = "a", TrainingJobDefinition = new HyperParameterTrainingJobDefinition { RoleArn = Role, VpcConfig = new VpcConfig { Subnets = ["s1", "s2"] } } },
            """{"HyperParameterTuningJobName":"a","TrainingJobDefinition":{"RoleArn":"arn:aws:iam::123456789012:role/jobs","VpcConfig":{"Subnets":["s1","s2"]}}}"""
        },
        { new CreateLabelingJobRequest { LabelingJobName = "a", Tags = [new Tag { Key = "ä", Value = "\"" }] }, """{"LabelingJobName":"a","Tags":[{"Key":"ä","Value":"\""}]}""" },
        { new CreateModelRequest { ModelName = "a" }, """{"ModelName":"a"}""" },
        { new CreateEndpointConfigRequest { EndpointConfigName = "a", ProductionVariants = [new ProductionVariant { VariantName = "v", InitialVariantWeight = 0.5f }] }, """{"EndpointConfigName":"a","ProductionVariants":[{"InitialVariantWeight":0.5,"VariantName":"v"}]}""" },
        { new CreateEndpointRequest { EndpointName = "a", EndpointConfigName = "b" }, """{"EndpointConfigName":"b","EndpointName":"a"}""" },
        { new UpdateEndpointRequest { EndpointName = "a", EndpointConfigName = "b", RetainAllVariantProperties = true }, """{"EndpointConfigName":"b","EndpointName":"a","RetainAllVariantProperties":true}""" },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public void ToPayload_RequestOfEveryTask_HasWhatWasSet(AmazonSageMakerRequest request, string expected) =>
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(expected), JsonElement.Parse(request.ToPayload().ToString())), request.ToPayload().ToString());

    [Fact]
    public void ToPayload_WithExpressions_IsAValidState()
    {
        var request = new CreateTrainingJobRequest
        {
            RoleArn = Role,
            AlgorithmSpecification = new AlgorithmSpecification { TrainingImage = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/train:1", TrainingInputMode = TrainingInputMode.File },
            OutputDataConfig = new OutputDataConfig { S3OutputPath = "s3://bucket/models/" },
            ResourceConfig = new ResourceConfig { InstanceType = TrainingInstanceType.MlM5Xlarge, VolumeSizeInGB = 30 },
            StoppingCondition = new StoppingCondition { MaxRuntimeInSeconds = 3600 },
        };

        var state = SageMakerTask.CreateTrainingJob("Train", request.ToPayload()
            .With("/TrainingJobName", Asl.Format("train-{}", Asl.Context("$$.Execution.Name")))
            .With("/ResourceConfig/InstanceCount", Asl.Input("$.Instances")));

        Assert.Empty(StateMachine.Create("m").Then(state).Validate());
        Assert.Contains("\"InstanceCount.$\":\"$.Instances\"", state.ToJson(indented: false), StringComparison.Ordinal);
        Assert.Contains("\"TrainingJobName.$\":\"States.Format('train-{}', $$.Execution.Name)\"", state.ToJson(indented: false), StringComparison.Ordinal);
    }

    [Fact]
    public void ToPayload_RequestOfAnotherCall_SaysWhatToDo() => Assert.Equal(
        "A task must make one of the calls of SageMakerTask, but the request is DeleteModelRequest. Call it as an AWS SDK task with ServiceTask.Call. (Parameter 'request')",
        Assert.Throws<ArgumentException>(() => new DeleteModelRequest { ModelName = "a" }.ToPayload()).Message);

    [Fact]
    public void ToPayload_Null_Throws() => Assert.Equal("request", Assert.Throws<ArgumentNullException>(() => ((AmazonSageMakerRequest)null!).ToPayload()).ParamName);
}

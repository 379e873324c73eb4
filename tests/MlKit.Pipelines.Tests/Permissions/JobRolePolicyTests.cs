using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Permissions;
using MlKit.Pipelines.ProcessingJobs;
using MlKit.Pipelines.SageMaker;
using MlKit.Pipelines.States;

namespace MlKit.Pipelines.Tests.Permissions;

public sealed class JobRolePolicyTests
{
    private static readonly AwsScope Scope = new("111111111111", "eu-west-1");

    [Fact]
    public void ToRolePolicy_OfAJob_AllowsItsDataAndImage()
    {
        var job = ProcessingJob.Create("A").WithImage("683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-scikit-learn:1.2").AddInput("i", "s3://b/in/", "/opt/ml/processing/i").AddOutput("o", "/opt/ml/processing/o", Asl.Input("$.out"));

        Golden.Check("Golden/job-role.json", job.ToRolePolicy(Scope).ToJson());
        Assert.Contains(ProcessingJob.Create("A").ToRolePolicy().Permissions, permission => permission is { Action: "ecr:BatchGetImage", Resource: "*" });
        Assert.Equal("job", Assert.Throws<ArgumentNullException>(() => ((ProcessingJob)null!).ToRolePolicy()).ParamName);
    }

    [Fact]
    public void ToJobRolePolicy_TrainingJob_AllowsDataKeysAndNetwork()
    {
        var task = SageMakerTask.CreateTrainingJob("A", Payload.Parse("""
            {
              "AlgorithmSpecification": { "TrainingImage": "111111111111.dkr.ecr.eu-west-1.amazonaws.com/train@sha256:0" },
              "InputDataConfig": [{ "ChannelName": "train", "DataSource": { "S3DataSource": { "S3Uri": "s3://My_Bucket/data" } } }],
              "OutputDataConfig": { "S3OutputPath": "s3://out/models/", "KmsKeyId": "1234" },
              "CheckpointConfig": { "S3Uri": "s3://out/checkpoints" },
              "ResourceConfig": { "VolumeKmsKeyId": "arn:aws:kms:eu-west-1:111111111111:key/5678" },
              "VpcConfig": { "Subnets": ["subnet-1"], "SecurityGroupIds.$": "$.groups" }
            }
            """));

        Golden.Check("Golden/training-role.json", task.ToJobRolePolicy(Scope).ToJson());
        Assert.Contains("s3:GetObject on arn:aws:s3:::My_Bucket/data* (A): the input 'train' could not be read", task.ToJobRolePolicy(Scope).Explain(), StringComparison.Ordinal);
    }

    [Fact]
    public void ToJobRolePolicy_TransformJob_ReadsInputAndWritesOutput()
    {
        var task = SageMakerTask.CreateTransformJob("A", Payload.Parse("""{"TransformInput":{"DataSource":{"S3DataSource":{"S3Uri":"s3://in/x"}}},"TransformOutput":{"S3OutputPath":"s3://out/y","KmsKeyId":"alias/k"}}"""));

        Assert.Equal(
            ["s3:GetObject arn:aws:s3:::in/x*", "s3:ListBucket arn:aws:s3:::in", "s3:PutObject arn:aws:s3:::out/y*", "s3:ListBucket arn:aws:s3:::out", "kms:Encrypt arn:aws:kms:eu-west-1:111111111111:key/*", "kms:GenerateDataKey arn:aws:kms:eu-west-1:111111111111:key/*"],
            task.ToJobRolePolicy(Scope).Permissions.Where(permission => permission.Action[..3] is "s3:" or "kms").Select(permission => $"{permission.Action} {permission.Resource}"));
    }

    [Fact]
    public void ToJobRolePolicy_ComputedParts_WarnsOfThem()
    {
        var task = SageMakerTask.CreateTrainingJob("A", Payload.Object(("InputDataConfig", Asl.Input("$.channels"))));

        Assert.Equal(["What '$.channels' yields for the InputDataConfig of the state 'A' is known only when the workflow runs: the policy has nothing for it."], task.ToJobRolePolicy().Warnings);
        Assert.Equal(["What '$' yields for the request of the state 'A' is known only when the workflow runs: the policy has nothing for it."], SageMakerTask.CreateModel("A", Asl.Input()).ToJobRolePolicy().Warnings);
    }

    [Fact]
    public void ToRolePolicy_InputByManifest_WarnsOfItsObjects()
    {
        var job = ProcessingJob.Create("A").AddInput(new ProcessingInput("i", "s3://b/in.manifest", "/opt/ml/processing/i") { DataType = "ManifestFile" }).AddInput("j", "s3://b/in/", "/opt/ml/processing/j");

        Assert.Equal(["Which objects the input 'i' of the state 'A' reads stands in its manifest: the policy allows to read the manifest, and has nothing for them."], job.ToRolePolicy(Scope).Warnings);
    }

    [Fact]
    public void ToJobRolePolicy_TaskWithoutARole_Throws()
    {
        var exception = Assert.Throws<ArgumentException>(() => SageMakerTask.CreateEndpoint("A", Payload.Object()).ToJobRolePolicy());

        Assert.Equal("The task must create a job or a model of SageMaker, but calls 'arn:aws:states:::sagemaker:createEndpoint'. Only those have a role of their own. (Parameter 'task')", exception.Message);
        Assert.Equal("task", Assert.Throws<ArgumentNullException>(() => ((TaskState)null!).ToJobRolePolicy()).ParamName);
    }
}

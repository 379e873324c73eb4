using System.Collections.Frozen;

namespace MlKit.Pipelines.SageMaker;

/// <summary>The ranges of the API reference, by shape and field: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateProcessingJob.html and its neighbours.</summary>
internal static class RequestLimits
{
    private const string JobName = "^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$";
    private const string RoleArn = "^arn:aws[a-z\\-]*:iam::[0-9]{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+$";
    private const string S3Uri = "^(https|s3)://([^/]+)/?(.*)$";
    private const string LocalPath = "^/opt/ml/processing/";
    private const long MaxTrainingSeconds = 2_419_200;

    private static readonly RequestLimit Name = new(1, 63, "characters", JobName);
    private static readonly RequestLimit Role = new(20, 2048, "characters", RoleArn);
    private static readonly RequestLimit Tags = new(0, 50, "tags");
    private static readonly RequestLimit Uri = new(1, 1024, "characters", S3Uri);
    private static readonly RequestLimit Instance = new(1, 63, "characters", "^ml\\.");
    private static readonly RequestLimit Image = new(1, 255, "characters");

    public static FrozenDictionary<string, RequestLimit> ByField { get; } = new Dictionary<string, RequestLimit>
    {
        ["CreateProcessingJobRequest.ProcessingJobName"] = Name,
        ["CreateProcessingJobRequest.RoleArn"] = Role,
        ["CreateProcessingJobRequest.ProcessingInputs"] = new(0, 10, "inputs"),
        ["CreateProcessingJobRequest.Environment"] = new(0, 100, "variables") { Item = new(0, 256, "characters") },
        ["CreateProcessingJobRequest.Tags"] = Tags,
        ["ProcessingOutputConfig.Outputs"] = new(0, 10, "outputs"),
        ["ProcessingS3Input.S3Uri"] = Uri,
        ["ProcessingS3Input.LocalPath"] = new(1, 256, "characters", LocalPath),
        ["ProcessingS3Output.S3Uri"] = Uri,
        ["ProcessingS3Output.LocalPath"] = new(1, 256, "characters", LocalPath),
        ["ProcessingClusterConfig.InstanceType"] = Instance,
        ["ProcessingClusterConfig.InstanceCount"] = new(1, 100, "instances"),
        ["ProcessingClusterConfig.VolumeSizeInGB"] = new(1, 16_384, "GB"),
        ["ProcessingStoppingCondition.MaxRuntimeInSeconds"] = new(1, 777_600, "seconds"),
        ["AppSpecification.ImageUri"] = Image,
        ["AppSpecification.ContainerEntrypoint"] = new(1, 100, "words"),
        ["AppSpecification.ContainerArguments"] = new(1, 100, "words"),
        ["CreateTrainingJobRequest.TrainingJobName"] = Name,
        ["CreateTrainingJobRequest.RoleArn"] = Role,
        ["CreateTrainingJobRequest.InputDataConfig"] = new(1, 20, "channels"),
        ["CreateTrainingJobRequest.HyperParameters"] = new(0, 100, "hyperparameters"),
        ["CreateTrainingJobRequest.Environment"] = new(0, 100, "variables") { Item = new(0, 512, "characters") },
        ["CreateTrainingJobRequest.Tags"] = Tags,
        ["AlgorithmSpecification.TrainingImage"] = Image,
        ["AlgorithmSpecification.MetricDefinitions"] = new(0, 40, "metrics"),
        ["Channel.ChannelName"] = new(1, 64, "characters", "^[A-Za-z0-9\\.\\-_]+$"),
        ["ResourceConfig.InstanceType"] = Instance,
        ["ResourceConfig.InstanceCount"] = new(0, long.MaxValue, "instances"),
        ["ResourceConfig.VolumeSizeInGB"] = new(0, long.MaxValue, "GB"),
        ["ResourceConfig.KeepAlivePeriodInSeconds"] = new(0, 21_600, "seconds"),
        ["StoppingCondition.MaxRuntimeInSeconds"] = new(1, MaxTrainingSeconds, "seconds"),
        ["StoppingCondition.MaxWaitTimeInSeconds"] = new(1, long.MaxValue, "seconds"),
        ["StoppingCondition.MaxPendingTimeInSeconds"] = new(7200, MaxTrainingSeconds, "seconds"),
        ["RetryStrategy.MaximumRetryAttempts"] = new(1, 30, "attempts"),
        ["VpcConfig.SecurityGroupIds"] = new(1, 5, "security groups"),
        ["VpcConfig.Subnets"] = new(1, 16, "subnets"),
        ["CreateTransformJobRequest.TransformJobName"] = Name,
        ["CreateTransformJobRequest.MaxConcurrentTransforms"] = new(0, long.MaxValue, "transforms"),
        ["CreateTransformJobRequest.MaxPayloadInMB"] = new(0, 100, "MB"),
        ["CreateTransformJobRequest.Tags"] = Tags,
        ["TransformResources.InstanceType"] = Instance,
        ["TransformResources.InstanceCount"] = new(1, long.MaxValue, "instances"),
        ["CreateHyperParameterTuningJobRequest.HyperParameterTuningJobName"] = new(1, 32, "characters", "^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,31}$"),
        ["CreateHyperParameterTuningJobRequest.Tags"] = Tags,
        ["HyperParameterTrainingJobDefinition.RoleArn"] = Role,
        ["HyperParameterTrainingJobDefinition.InputDataConfig"] = new(1, 20, "channels"),
        ["HyperParameterTrainingJobDefinition.StaticHyperParameters"] = new(0, 100, "hyperparameters"),
        ["HyperParameterAlgorithmSpecification.TrainingImage"] = Image,
        ["ResourceLimits.MaxNumberOfTrainingJobs"] = new(1, long.MaxValue, "jobs"),
        ["ResourceLimits.MaxParallelTrainingJobs"] = new(1, long.MaxValue, "jobs"),
        ["CreateLabelingJobRequest.LabelingJobName"] = Name,
        ["CreateLabelingJobRequest.RoleArn"] = Role,
        ["CreateLabelingJobRequest.LabelAttributeName"] = new(1, 127, "characters", "^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,126}$"),
        ["CreateLabelingJobRequest.Tags"] = Tags,
        ["CreateModelInput.ModelName"] = new(1, 63, "characters", "^[a-zA-Z0-9]([\\-a-zA-Z0-9]*[a-zA-Z0-9])?$"),
        ["CreateModelInput.ExecutionRoleArn"] = Role,
        ["CreateModelInput.Tags"] = Tags,
        ["ProductionVariant.InstanceType"] = Instance,
        ["ContainerDefinition.Image"] = Image,
        ["CreateEndpointConfigInput.EndpointConfigName"] = Name,
        ["CreateEndpointConfigInput.ProductionVariants"] = new(1, 10, "variants"),
        ["CreateEndpointInput.EndpointName"] = Name,
        ["CreateEndpointInput.EndpointConfigName"] = Name,
        ["UpdateEndpointInput.EndpointName"] = Name,
        ["UpdateEndpointInput.EndpointConfigName"] = Name,
    }.ToFrozenDictionary();
}

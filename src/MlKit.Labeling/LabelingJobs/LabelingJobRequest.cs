using Amazon.SageMaker.Model;

namespace MlKit.Labeling.LabelingJobs;

/// <summary>Makes the request of <c>CreateLabelingJob</c> for a client of the AWS SDK.</summary>
internal static class LabelingJobRequest
{
    public static CreateLabelingJobRequest Create(LabelingJob job) => new()
    {
        LabelingJobName = job.Name,
        LabelAttributeName = job.LabelAttributeName,
        InputConfig = new LabelingJobInputConfig { DataSource = new LabelingJobDataSource { S3DataSource = new LabelingJobS3DataSource { ManifestS3Uri = job.ManifestS3Uri } } },
        OutputConfig = new LabelingJobOutputConfig { S3OutputPath = job.S3OutputPath, KmsKeyId = job.KmsKeyId },
        RoleArn = job.RoleArn,
        LabelCategoryConfigS3Uri = job.LabelCategoryConfigS3Uri,
        StoppingConditions = Stop(job),
        HumanTaskConfig = Task(job),
        Tags = job.Tags.IsDefaultOrEmpty ? null : [.. job.Tags.Select(tag => new Tag { Key = tag.Key, Value = tag.Value })],
    };

    private static LabelingJobStoppingConditions? Stop(LabelingJob job) => (job.MaxHumanLabeledObjectCount, job.MaxPercentageOfInputDatasetLabeled) switch
    {
        (null, null) => null,
        var (count, percentage) => new LabelingJobStoppingConditions { MaxHumanLabeledObjectCount = count, MaxPercentageOfInputDatasetLabeled = percentage },
    };

    private static HumanTaskConfig Task(LabelingJob job) => new()
    {
        WorkteamArn = job.WorkteamArn,
        UiConfig = new UiConfig { HumanTaskUiArn = job.HumanTaskUiArn },
        PreHumanTaskLambdaArn = job.PreHumanTaskLambdaArn,
        TaskKeywords = job.TaskKeywords.IsDefaultOrEmpty ? null : [.. job.TaskKeywords],
        TaskTitle = job.TaskTitle,
        TaskDescription = job.TaskDescription,
        NumberOfHumanWorkersPerDataObject = LabelingJob.NumberOfHumanWorkersPerDataObject,
        TaskTimeLimitInSeconds = (int)job.TaskTimeLimit.TotalSeconds,
        TaskAvailabilityLifetimeInSeconds = (int)job.TaskAvailabilityLifetime.TotalSeconds,
        MaxConcurrentTaskCount = job.MaxConcurrentTaskCount,
        AnnotationConsolidationConfig = new AnnotationConsolidationConfig { AnnotationConsolidationLambdaArn = job.AnnotationConsolidationLambdaArn },
    };
}

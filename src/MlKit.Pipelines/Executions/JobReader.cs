using System.Collections.Immutable;
using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using MlKit.Pipelines.Internal;

namespace MlKit.Pipelines.Executions;

/// <summary>Looks at jobs and stops them.</summary>
internal static class JobReader
{
    public static Task<SageMakerJob> ReadAsync(IAmazonSageMaker client, SageMakerJob job, CancellationToken cancellationToken) => job.Kind switch
    {
        SageMakerJobKind.Processing => ReadProcessingAsync(client, job, cancellationToken),
        SageMakerJobKind.Training => ReadTrainingAsync(client, job, cancellationToken),
        SageMakerJobKind.Transform => ReadTransformAsync(client, job, cancellationToken),
        SageMakerJobKind.HyperParameterTuning => ReadTuningAsync(client, job, cancellationToken),
        _ => ReadLabelingAsync(client, job, cancellationToken),
    };

    /// <summary>SageMaker has the one error for a job that is not there, and for one that cannot be stopped any more, the other for some kinds of jobs.</summary>
    public static bool IsUnknown(PipelineServiceException e) => e.HasCode("ValidationException") || e.HasCode("ResourceNotFound");

    /// <summary>Stops a job.</summary>
    /// <returns>Whether it ran until now; one that has ended meanwhile cannot be stopped.</returns>
    public static async Task<bool> StopAsync(IAmazonSageMaker client, SageMakerJob job, CancellationToken cancellationToken)
    {
        try
        {
            await SendStopAsync(client, job, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (PipelineServiceException e) when (IsUnknown(e))
        {
            return false;
        }
    }

    private static async Task<SageMakerJob> ReadProcessingAsync(IAmazonSageMaker client, SageMakerJob job, CancellationToken cancellationToken)
    {
        var request = new DescribeProcessingJobRequest { ProcessingJobName = job.Name };
        var there = await AwsCall.SendAsync("DescribeProcessingJob", job.Name, client.DescribeProcessingJobAsync, request, cancellationToken).ConfigureAwait(false);
        return job with
        {
            Status = there.ProcessingJobStatus?.Value,
            FailureReason = there.FailureReason,
            ExitMessage = there.ExitMessage,
            Instances = there.ProcessingResources?.ClusterConfig is { } cluster ? Instances(cluster.InstanceType?.Value, cluster.InstanceCount) : [],
            StartTime = AwsTime.Of(there.ProcessingStartTime),
            EndTime = AwsTime.Of(there.ProcessingEndTime),
        };
    }

    private static async Task<SageMakerJob> ReadTrainingAsync(IAmazonSageMaker client, SageMakerJob job, CancellationToken cancellationToken)
    {
        var request = new DescribeTrainingJobRequest { TrainingJobName = job.Name };
        var there = await AwsCall.SendAsync("DescribeTrainingJob", job.Name, client.DescribeTrainingJobAsync, request, cancellationToken).ConfigureAwait(false);
        var groups = there.ResourceConfig?.InstanceGroups;
        return job with
        {
            Status = there.TrainingJobStatus?.Value,
            SecondaryStatus = there.SecondaryStatus?.Value,
            FailureReason = there.FailureReason,
            Instances = groups is { Count: > 0 }
                ? [.. groups.SelectMany(group => Instances(group.InstanceType?.Value, group.InstanceCount))]
                : Instances(there.ResourceConfig?.InstanceType?.Value, there.ResourceConfig?.InstanceCount),
            StartTime = AwsTime.Of(there.TrainingStartTime),
            EndTime = AwsTime.Of(there.TrainingEndTime),
            BillableTime = there.BillableTimeInSeconds is { } seconds && there.TrainingEndTime is not null ? TimeSpan.FromSeconds(seconds) : null,
        };
    }

    private static async Task<SageMakerJob> ReadTransformAsync(IAmazonSageMaker client, SageMakerJob job, CancellationToken cancellationToken)
    {
        var request = new DescribeTransformJobRequest { TransformJobName = job.Name };
        var there = await AwsCall.SendAsync("DescribeTransformJob", job.Name, client.DescribeTransformJobAsync, request, cancellationToken).ConfigureAwait(false);
        return job with
        {
            Status = there.TransformJobStatus?.Value,
            FailureReason = there.FailureReason,
            Instances = Instances(there.TransformResources?.InstanceType?.Value, there.TransformResources?.InstanceCount),
            StartTime = AwsTime.Of(there.TransformStartTime),
            EndTime = AwsTime.Of(there.TransformEndTime),
        };
    }

    private static async Task<SageMakerJob> ReadTuningAsync(IAmazonSageMaker client, SageMakerJob job, CancellationToken cancellationToken)
    {
        var request = new DescribeHyperParameterTuningJobRequest { HyperParameterTuningJobName = job.Name };
        var there = await AwsCall.SendAsync("DescribeHyperParameterTuningJob", job.Name, client.DescribeHyperParameterTuningJobAsync, request, cancellationToken).ConfigureAwait(false);
        return job with
        {
            Status = there.HyperParameterTuningJobStatus?.Value,
            FailureReason = there.FailureReason,
            StartTime = AwsTime.Of(there.CreationTime),
            EndTime = AwsTime.Of(there.HyperParameterTuningEndTime),
        };
    }

    private static async Task<SageMakerJob> ReadLabelingAsync(IAmazonSageMaker client, SageMakerJob job, CancellationToken cancellationToken)
    {
        var request = new DescribeLabelingJobRequest { LabelingJobName = job.Name };
        var there = await AwsCall.SendAsync("DescribeLabelingJob", job.Name, client.DescribeLabelingJobAsync, request, cancellationToken).ConfigureAwait(false);
        var looked = job with { Status = there.LabelingJobStatus?.Value, FailureReason = there.FailureReason, StartTime = AwsTime.Of(there.CreationTime) };
        return looked.HasEnded ? looked with { EndTime = AwsTime.Of(there.LastModifiedTime) } : looked;
    }

    private static ImmutableArray<JobInstances> Instances(string? type, int? count) => type is null ? [] : [new JobInstances(type, count ?? 1)];

    private static Task SendStopAsync(IAmazonSageMaker client, SageMakerJob job, CancellationToken cancellationToken) => job.Kind switch
    {
        SageMakerJobKind.Processing => AwsCall.SendAsync("StopProcessingJob", job.Name, client.StopProcessingJobAsync, new StopProcessingJobRequest { ProcessingJobName = job.Name }, cancellationToken),
        SageMakerJobKind.Training => AwsCall.SendAsync("StopTrainingJob", job.Name, client.StopTrainingJobAsync, new StopTrainingJobRequest { TrainingJobName = job.Name }, cancellationToken),
        SageMakerJobKind.HyperParameterTuning => AwsCall.SendAsync(
            "StopHyperParameterTuningJob", job.Name, client.StopHyperParameterTuningJobAsync, new StopHyperParameterTuningJobRequest { HyperParameterTuningJobName = job.Name }, cancellationToken),
        SageMakerJobKind.Labeling => AwsCall.SendAsync("StopLabelingJob", job.Name, client.StopLabelingJobAsync, new StopLabelingJobRequest { LabelingJobName = job.Name }, cancellationToken),
        _ => AwsCall.SendAsync("StopTransformJob", job.Name, client.StopTransformJobAsync, new StopTransformJobRequest { TransformJobName = job.Name }, cancellationToken),
    };
}

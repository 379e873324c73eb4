using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using MlKit.Labeling;
using MlKit.Labeling.Checks;
using MlKit.Labeling.GroundTruth;
using MlKit.Labeling.LabelCategories;
using MlKit.Labeling.LabelingJobs;

namespace Snippets;

/// <summary>The code of docs/labeling.md about the labeling job.</summary>
internal static class LabelingJobSnippets
{
    public static async Task CreateAsync(ConversionTarget target)
    {
        var categories = LabelCategoryConfiguration.Load("labeling-input/label-categories.json");
        var job = new LabelingJob
        {
            Name = "drive-42",
            Region = LabelingRegion.EuCentral1,
            Task = LabelingTask.ObjectTracking,
            RoleArn = "arn:aws:iam::123456789012:role/GroundTruth",
            WorkteamArn = "arn:aws:sagemaker:eu-central-1:123456789012:workteam/private-crowd/drivers",
            ManifestS3Uri = "s3://my-bucket/labeling-input/manifests/object-tracking.manifest",
            S3OutputPath = "s3://my-bucket/labels/",
            LabelCategoryConfigS3Uri = "s3://my-bucket/labeling-input/label-categories.json",
            TaskTitle = "Boxes around vehicles",
            TaskDescription = "Draw a tight box around every vehicle, and follow it through the frames.",
            TaskTimeLimit = TimeSpan.FromHours(12),
        };

        IReadOnlyList<LabelingIssue> settings = job.Validate(categories);
        IReadOnlyList<LabelingIssue> input = await job.CheckInputAsync("labeling-input/manifests/object-tracking.manifest", categories, target);
        foreach (LabelingIssue issue in settings.Concat(input))
            Console.WriteLine($"{issue.Severity}: {issue}");

        File.WriteAllBytes("labeling-job.json", job.ToJson());
        File.WriteAllText("cors.json", LabelingBucketCors.Json);
    }

    public static async Task<string> StartAsync(IAmazonSageMaker sageMaker, LabelingJob job)
    {
        CreateLabelingJobResponse created = await sageMaker.CreateLabelingJobAsync(job.ToRequest());
        return created.LabelingJobArn;
    }

    public static LabelingJob Adjust(LabelingJob job, LabelCategoryConfiguration categories)
    {
        var adjusted = categories with
        {
            AuditLabelAttributeName = job.LabelAttributeName,
            Labels = [.. categories.Labels.Select(label => label with { EditsAllowed = EditsAllowed.Any })],
        };
        File.WriteAllBytes("label-categories-adjusted.json", adjusted.ToJson());

        LabelingJob adjustment = job with
        {
            Name = "drive-42-adjusted",
            Kind = LabelingJobKind.Adjustment,
            ManifestS3Uri = "s3://my-bucket/labels/drive-42/manifests/output/output.manifest",
            LabelCategoryConfigS3Uri = "s3://my-bucket/label-categories-adjusted.json",
        };
        return adjustment;
    }
}

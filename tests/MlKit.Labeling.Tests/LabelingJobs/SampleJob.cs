using MlKit.Labeling.Checks;
using MlKit.Labeling.GroundTruth;
using MlKit.Labeling.LabelCategories;
using MlKit.Labeling.LabelingJobs;

namespace MlKit.Labeling.Tests.LabelingJobs;

/// <summary>Makes sound jobs and label category configurations for tests to change.</summary>
internal static class SampleJob
{
    public const string CategoriesUri = "s3://bucket/label-categories.json";

    public static LabelingJob Create(LabelingTask task = LabelingTask.ObjectTracking, LabelingJobKind kind = LabelingJobKind.Labeling) => new()
    {
        Name = "drive-42",
        Region = LabelingRegion.EuCentral1,
        Task = task,
        Kind = kind,
        RoleArn = "arn:aws:iam::123456789012:role/GroundTruth",
        WorkteamArn = "arn:aws:sagemaker:eu-central-1:123456789012:workteam/private-crowd/drivers",
        ManifestS3Uri = "s3://bucket/manifests/input.manifest",
        S3OutputPath = "s3://bucket/labels/",
        LabelCategoryConfigS3Uri = CategoriesUri,
        TaskTitle = "Draw boxes",
        TaskDescription = "Draw a box around every vehicle.",
    };

    /// <summary>Returns the configuration that goes with <see cref="Create"/>.</summary>
    public static LabelCategoryConfiguration Categories(LabelingTask task = LabelingTask.ObjectTracking, LabelingJobKind kind = LabelingJobKind.Labeling)
    {
        EditsAllowed? edits = kind switch
        {
            LabelingJobKind.Labeling => null,
            LabelingJobKind.Adjustment => EditsAllowed.Any,
            _ => EditsAllowed.None,
        };
        return new LabelCategoryConfiguration
        {
            Labels = [new("Car") { EditsAllowed = edits }, new("Truck") { EditsAllowed = edits }],
            AuditLabelAttributeName = kind == LabelingJobKind.Labeling ? null : task == LabelingTask.ObjectDetection ? "first" : "first-ref",
        };
    }

    /// <summary>Returns the issues as their lines, warnings marked.</summary>
    public static IEnumerable<string> Lines(this IEnumerable<LabelingIssue> issues) =>
        issues.Select(issue => (issue.Severity == IssueSeverity.Warning ? "Warning " : "") + issue);

    /// <summary>Returns every task with every kind.</summary>
    public static TheoryData<LabelingTask, LabelingJobKind> TasksAndKinds()
    {
        var data = new TheoryData<LabelingTask, LabelingJobKind>();
        foreach (var task in Enum.GetValues<LabelingTask>())
        {
            foreach (var kind in Enum.GetValues<LabelingJobKind>())
                data.Add(task, kind);
        }

        return data;
    }
}

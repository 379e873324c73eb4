using System.Collections.Immutable;
using Amazon.SageMaker.Model;
using MlKit.Labeling.Checks;
using MlKit.Labeling.GroundTruth;
using MlKit.Labeling.LabelCategories;

namespace MlKit.Labeling.LabelingJobs;

/// <summary>Represents the settings of a Ground Truth 3D point cloud labeling job, as <c>CreateLabelingJob</c> takes them.</summary>
/// <remarks>
/// The request is described at https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateLabelingJob.html. The buckets of input and output need the
/// CORS rules of <see cref="LabelingBucketCors"/>. Two jobs with equal but separately built lists are not equal: immutable arrays compare by reference.
/// </remarks>
public sealed record LabelingJob
{
    /// <summary>The workers that label an object, 1: 3D point cloud jobs allow no other number.</summary>
    public const int NumberOfHumanWorkersPerDataObject = 1;

    /// <summary>Gets the name, 1 to 63 letters, digits and hyphens: <c>LabelingJobName</c>. It must be unique in the account and region, whatever its case.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the region in which the job runs.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public required LabelingRegion Region
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    }

    /// <summary>Gets what is labeled.</summary>
    public required LabelingTask Task { get; init; }

    /// <summary>Gets whether labels are made, adjusted or verified.</summary>
    /// <value>The default is <see cref="LabelingJobKind.Labeling"/>.</value>
    public LabelingJobKind Kind { get; init; }

    /// <summary>Gets the ARN of the role that SageMaker assumes: <c>RoleArn</c>.</summary>
    public required string RoleArn { get; init; }

    /// <summary>Gets the ARN of the private or vendor work team, in the job's region: <c>WorkteamArn</c>. Mechanical Turk takes no 3D point cloud jobs.</summary>
    public required string WorkteamArn { get; init; }

    /// <summary>Gets the S3 URI of the input manifest: <c>ManifestS3Uri</c>.</summary>
    public required string ManifestS3Uri { get; init; }

    /// <summary>Gets the S3 URI beneath which the labels are written: <c>S3OutputPath</c>.</summary>
    public required string S3OutputPath { get; init; }

    /// <summary>Gets the S3 URI of the label category configuration: <c>LabelCategoryConfigS3Uri</c>.</summary>
    public required string LabelCategoryConfigS3Uri { get; init; }

    /// <summary>Gets the title that workers see, 1 to 128 characters: <c>TaskTitle</c>.</summary>
    public required string TaskTitle { get; init; }

    /// <summary>Gets the description that workers see, 1 to 255 characters in one line: <c>TaskDescription</c>.</summary>
    public required string TaskDescription { get; init; }

    /// <summary>Gets the keywords, at most 5 of 1 to 30 letters, digits and single spaces: <c>TaskKeywords</c>.</summary>
    /// <value>The default is none.</value>
    public ImmutableArray<string> TaskKeywords { get; init; } = [];

    /// <summary>Gets the time a worker has for a task, 30 s to 30 days, in whole seconds: <c>TaskTimeLimitInSeconds</c>. AWS recommends tasks of at most 12 hours.</summary>
    /// <value>The default is 3 days.</value>
    public TimeSpan TaskTimeLimit { get; init; } = TimeSpan.FromDays(3);

    /// <summary>Gets the time for which a task is offered to workers, 60 s to 30 days, in whole seconds: <c>TaskAvailabilityLifetimeInSeconds</c>.</summary>
    /// <value>The default is 30 days.</value>
    public TimeSpan TaskAvailabilityLifetime { get; init; } = TimeSpan.FromDays(30);

    /// <summary>Gets the most tasks that are with workers at the same time, 1 to 5000: <c>MaxConcurrentTaskCount</c>. Above 1000 AWS Support has to raise the account's limit.</summary>
    /// <value>The default is 1000.</value>
    public int MaxConcurrentTaskCount { get; init; } = 1000;

    /// <summary>Gets the number of labeled objects (sequences or frames) at which the job stops, at least 1: <c>MaxHumanLabeledObjectCount</c>.</summary>
    /// <value>The default is null: the job labels all.</value>
    public int? MaxHumanLabeledObjectCount { get; init; }

    /// <summary>Gets the percentage of labeled objects at which the job stops, 1 to 100: <c>MaxPercentageOfInputDatasetLabeled</c>.</summary>
    /// <value>The default is null: the job labels all.</value>
    public int? MaxPercentageOfInputDatasetLabeled { get; init; }

    /// <summary>Gets the id, ARN or alias of the KMS key that encrypts the output: <c>KmsKeyId</c>.</summary>
    /// <value>The default is null: the account's key for S3.</value>
    public string? KmsKeyId { get; init; }

    /// <summary>Gets the tags, at most 50, each key once: <c>Tags</c>.</summary>
    /// <value>The default is none.</value>
    public ImmutableArray<KeyValuePair<string, string>> Tags { get; init; } = [];

    /// <summary>Gets the attribute of the output manifest that holds the labels, 1 to 127 letters, digits and hyphens: <c>LabelAttributeName</c>.</summary>
    /// <value>The default is <see cref="Name"/>, followed by <c>-ref</c> for object tracking and semantic segmentation, whose names must end so; that of object detection must not.</value>
    public string LabelAttributeName
    {
        get => field ?? (Task == LabelingTask.ObjectDetection ? Name : Name + "-ref");
        init;
    }

    /// <summary>Gets the ARN of the function that prepares the tasks: <c>PreHumanTaskLambdaArn</c>.</summary>
    public string PreHumanTaskLambdaArn => FunctionArn("PRE");

    /// <summary>Gets the ARN of the function that puts the answers together: <c>AnnotationConsolidationLambdaArn</c>.</summary>
    public string AnnotationConsolidationLambdaArn => FunctionArn("ACS");

    // The names of the interfaces are without the "3D" of the functions' names.
    // https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_UiConfig.html
    /// <summary>Gets the ARN of the workers' interface: <c>HumanTaskUiArn</c>.</summary>
    public string HumanTaskUiArn => $"arn:aws:sagemaker:{Region}:394669845002:human-task-ui/PointCloud{Task}";

    /// <summary>Looks for breaches of the rules of <c>CreateLabelingJob</c> and of 3D point cloud jobs.</summary>
    /// <returns>Every issue found, each with the path of its member in the request; no error for a sound job.</returns>
    public IReadOnlyList<LabelingIssue> Validate() => LabelingJobRules.Check(this);

    /// <summary>Looks for breaches of the rules in the job, in its label category configuration, and between the two.</summary>
    /// <param name="categories">The configuration that <see cref="LabelCategoryConfigS3Uri"/> leads to.</param>
    /// <returns>Every issue found; those of the configuration with its S3 URI and JSON path.</returns>
    public IReadOnlyList<LabelingIssue> Validate(LabelCategoryConfiguration categories)
    {
        ArgumentNullException.ThrowIfNull(categories);
        return [.. Validate(), .. LabelingJobCategoryRules.Check(this, categories)];
    }

    /// <summary>Checks that an input manifest on disk fits the job: its number of lines, sequences or frames, and the labels to adjust or verify.</summary>
    /// <param name="manifest">The local copy of the file that <see cref="ManifestS3Uri"/> leads to.</param>
    /// <param name="categories">The job's label category configuration, which names the labels to adjust or verify.</param>
    /// <param name="target">The folder that mirrors the input in S3, so that sequence files in it are checked too; null to check the manifest alone.</param>
    /// <param name="cancellationToken">Stops the check.</param>
    /// <returns>Every issue found.</returns>
    /// <remarks>Points and images are the matter of <see cref="InputCheck"/>.</remarks>
    /// <exception cref="FileNotFoundException">There is no such manifest.</exception>
    /// <exception cref="IOException">The manifest cannot be read.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    public Task<IReadOnlyList<LabelingIssue>> CheckInputAsync(
        string manifest, LabelCategoryConfiguration categories, ConversionTarget? target = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(manifest);
        ArgumentNullException.ThrowIfNull(categories);
        return System.Threading.Tasks.Task.Run(() => new JobInputChecker(this, categories, target, cancellationToken).Run(manifest), cancellationToken);
    }

    /// <summary>Returns the request as UTF-8 JSON, as <c>aws sagemaker create-labeling-job --cli-input-json file://labeling-job.json</c> takes it. Equal jobs give equal bytes.</summary>
    /// <returns>The JSON with a line break at its end; ASCII only, so that the encoding the tool takes a file to have does not matter.</returns>
    /// <exception cref="LabelingDataException">The job breaks a rule. All errors of <see cref="Validate()"/> are listed.</exception>
    public byte[] ToJson()
    {
        ThrowIfUnsound();
        return LabelingJobJson.Write(this);
    }

    /// <summary>Returns the request for <c>IAmazonSageMaker.CreateLabelingJobAsync</c>.</summary>
    /// <returns>A new request with the content of <see cref="ToJson"/>.</returns>
    /// <exception cref="LabelingDataException">The job breaks a rule. All errors of <see cref="Validate()"/> are listed.</exception>
    public CreateLabelingJobRequest ToRequest()
    {
        ThrowIfUnsound();
        return LabelingJobRequest.Create(this);
    }

    private void ThrowIfUnsound()
    {
        var errors = Validate().Where(issue => issue.Severity == IssueSeverity.Error).ToList();
        if (errors.Count > 0)
            throw new LabelingDataException(errors);
    }

    // Adjustment functions serve verification too.
    // https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_HumanTaskConfig.html
    private string FunctionArn(string step) =>
        $"arn:aws:lambda:{Region}:{Region.FunctionAccount}:function:{step}-{(Kind == LabelingJobKind.Labeling ? "" : "Adjustment")}3DPointCloud{Task}";
}

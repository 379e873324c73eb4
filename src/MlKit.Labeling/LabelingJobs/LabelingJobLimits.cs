namespace MlKit.Labeling.LabelingJobs;

/// <summary>Holds the limits of a labeling job's settings.</summary>
/// <remarks>See https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateLabelingJob.html and https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_HumanTaskConfig.html.</remarks>
public static class LabelingJobLimits
{
    /// <summary>The most characters of the job's name.</summary>
    public const int NameLength = 63;

    /// <summary>The most characters of the label attribute name.</summary>
    public const int LabelAttributeNameLength = 127;

    /// <summary>The most characters of an S3 URI.</summary>
    public const int S3UriLength = 1024;

    /// <summary>The most characters of the role's ARN and of the KMS key's id.</summary>
    public const int ArnLength = 2048;

    /// <summary>The most characters of the work team's ARN.</summary>
    public const int WorkteamArnLength = 256;

    /// <summary>The most characters of the task's title.</summary>
    public const int TaskTitleLength = 128;

    /// <summary>The most characters of the task's description.</summary>
    public const int TaskDescriptionLength = 255;

    /// <summary>The most keywords.</summary>
    public const int TaskKeywords = 5;

    /// <summary>The most characters of a keyword.</summary>
    public const int TaskKeywordLength = 30;

    /// <summary>The most tasks at the same time. An account has 1000 until AWS Support raises it.</summary>
    public const int ConcurrentTasks = 5000;

    /// <summary>The most tags.</summary>
    public const int Tags = 50;

    /// <summary>The most characters of a tag's key.</summary>
    public const int TagKeyLength = 128;

    /// <summary>The most characters of a tag's value.</summary>
    public const int TagValueLength = 256;

    /// <summary>Gets the least time a worker can be given for a task: 30 s.</summary>
    public static TimeSpan MinTaskTimeLimit { get; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets the least time for which a task can be offered to workers: 60 s.</summary>
    public static TimeSpan MinTaskAvailabilityLifetime { get; } = TimeSpan.FromSeconds(60);

    /// <summary>Gets the most time of both: 30 days.</summary>
    public static TimeSpan MaxTaskTime { get; } = TimeSpan.FromDays(30);
}

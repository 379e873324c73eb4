using System.Collections.Immutable;

namespace MlKit.Pipelines.Executions;

/// <summary>A SageMaker job that a state of an execution runs, as it was when it was last looked at.</summary>
/// <param name="Kind">The kind of the job.</param>
/// <param name="Name">Its name.</param>
/// <param name="StateName">The state that started it.</param>
public sealed record SageMakerJob(SageMakerJobKind Kind, string Name, string StateName)
{
    private const string InProgress = "InProgress";
    private const string Stopping = "Stopping";

    // Only of a labeling job, until its workers can begin.
    private const string Initializing = "Initializing";

    /// <summary>Gets whether its state waits for it, so that it belongs to the execution; otherwise it goes on by itself.</summary>
    public bool IsAwaited { get; init; }

    /// <summary>Gets the status: <c>InProgress</c>, <c>Completed</c>, <c>Failed</c>, <c>Stopping</c> or <c>Stopped</c>; of a labeling job also <c>Initializing</c>.</summary>
    /// <value>It is <see langword="null"/> before the first look.</value>
    public string? Status { get; init; }

    /// <summary>Gets what a training job is doing, such as <c>Downloading</c> or <c>Training</c>.</summary>
    /// <value>It is <see langword="null"/> for jobs of other kinds.</value>
    public string? SecondaryStatus { get; init; }

    /// <summary>Gets why the job failed.</summary>
    /// <value>It is <see langword="null"/> unless it did.</value>
    public string? FailureReason { get; init; }

    /// <summary>Gets what a Processing job left as its last words in <c>/opt/ml/output/message</c>.</summary>
    /// <value>It is <see langword="null"/> where there are none.</value>
    public string? ExitMessage { get; init; }

    /// <summary>Gets the instances it runs on.</summary>
    /// <value>The default is none: not known, as of a tuning job, or people, as of a labeling job.</value>
    public ImmutableArray<JobInstances> Instances { get; init; } = [];

    /// <summary>Gets when its container started, or when a tuning or labeling job was created.</summary>
    /// <value>It is <see langword="null"/> before.</value>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>Gets when it ended.</summary>
    /// <value>It is <see langword="null"/> before.</value>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>Gets the time AWS bills for each instance of a training job, less than its duration on Spot.</summary>
    /// <value>It is <see langword="null"/> for a job that runs, or that is of another kind.</value>
    public TimeSpan? BillableTime { get; init; }

    /// <summary>Gets whether the job has ended, well or not.</summary>
    public bool HasEnded => Status is not (null or Initializing or InProgress or Stopping);

    /// <summary>Gets the group of its log streams, whose names begin with the name of the job: https://docs.aws.amazon.com/sagemaker/latest/dg/logging-cloudwatch.html.</summary>
    /// <value>It is <see langword="null"/> for a tuning job: its training jobs have logs of their own.</value>
    public string? LogGroupName => Kind == SageMakerJobKind.HyperParameterTuning ? null : $"/aws/sagemaker/{Kind}Jobs";

    /// <summary>Gets what the names of its log streams begin with: containers have one each, a labeling job one in all.</summary>
    internal string LogStreamPrefix => Kind == SageMakerJobKind.Labeling ? Name : $"{Name}/";

    internal bool IsRunning => Status is InProgress or Initializing;

    internal bool LooksLike(SageMakerJob other) => Status == other.Status && SecondaryStatus == other.SecondaryStatus && FailureReason == other.FailureReason;
}

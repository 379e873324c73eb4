using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using MlKit.Pipelines.Running;

namespace MlKit.Pipelines.ProcessingJobs.Local;

/// <summary>How Processing jobs run on this machine.</summary>
/// <param name="Buckets">The folders that stand for S3 buckets.</param>
/// <remarks>Records with lists compare them by identity.</remarks>
public sealed record LocalJobOptions(LocalBuckets Buckets)
{
    /// <summary>Gets how images run here; the first whose pattern fits is taken.</summary>
    /// <value>The default is <see cref="LocalImage.ScikitLearn"/>.</value>
    public ImmutableArray<LocalImage> Images { get; init; } = [LocalImage.ScikitLearn];

    /// <summary>Gets how <c>/opt/ml</c> is provided.</summary>
    /// <value>
    /// The default is <see langword="null"/>: a mount namespace; without one, rewritten paths for Python programs; for others a symbolic link where one
    /// can be made.
    /// </value>
    public OptMlMethod? OptMl { get; init; }

    /// <summary>Gets the folder in which each job makes a folder of its own and removes it again.</summary>
    /// <value>The default is <see langword="null"/>: the user's folder for temporary files.</value>
    public string? WorkFolder { get; init; }

    /// <summary>Gets who is told each line of the instances' output. One is told after the other; what it throws ends the job and reaches the caller.</summary>
    /// <value>The default is nobody.</value>
    /// <remarks>Implement the interface: <see cref="Progress{T}"/> hands the lines to the thread pool, where they overtake each other.</remarks>
    public IProgress<LocalLogLine>? Log { get; init; }

    /// <summary>Gets who is told how each job ended, also those of a workflow; what it throws reaches the caller.</summary>
    /// <value>The default is nobody.</value>
    public IProgress<LocalJobResult>? Results { get; init; }

    /// <summary>Gets the logger, which is told of jobs by their names, never of what they read or write.</summary>
    /// <value>The default writes nothing.</value>
    public ILogger Logger { get; init; } = NullLogger.Instance;

    /// <summary>Gets how long a stopped instance has between SIGINT and SIGKILL.</summary>
    /// <value>The default is 30 seconds.</value>
    public TimeSpan StopGracePeriod { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets how often outputs with <c>Continuous</c> upload are looked at; a file is uploaded once it stayed the same that long, or at the end.</summary>
    /// <value>The default is a second.</value>
    public TimeSpan ContinuousUploadInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Gets the clock.</summary>
    /// <value>The default is the system's.</value>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Gets the region in ARNs and in <c>AWS_REGION</c>.</summary>
    /// <value>The default is <c>us-east-1</c>.</value>
    public string Region { get; init; } = "us-east-1";

    /// <summary>Gets the account in ARNs.</summary>
    /// <value>The default is <c>123456789012</c>.</value>
    public string AccountId { get; init; } = "123456789012";
}

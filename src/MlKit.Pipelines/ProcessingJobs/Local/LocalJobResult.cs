using System.Collections.Immutable;
using System.Text.Json;

namespace MlKit.Pipelines.ProcessingJobs.Local;

/// <summary>How a local job ended.</summary>
/// <remarks>The records compare their lists by identity.</remarks>
public sealed record LocalJobResult
{
    internal LocalJobResult()
    {
    }

    /// <summary>Gets the name of the job.</summary>
    public required string Job { get; init; }

    /// <summary>Gets how it ended.</summary>
    public required LocalJobStatus Status { get; init; }

    /// <summary>Gets why it failed, in AWS's words where AWS has some, at most 1,024 characters; otherwise <see langword="null"/>.</summary>
    public required string? FailureReason { get; init; }

    /// <summary>Gets the first kilobyte of what the instances wrote to <c>/opt/ml/output/message</c>, or <see langword="null"/>.</summary>
    public required string? ExitMessage { get; init; }

    /// <summary>Gets the exit code of each instance: 128 and the signal's number if a signal ended it, <see langword="null"/> if it never ran.</summary>
    public required ImmutableArray<int?> ExitCodes { get; init; }

    /// <summary>Gets how <c>/opt/ml</c> was provided.</summary>
    public required OptMlMethod OptMl { get; init; }

    /// <summary>Gets what AWS would not say but helps: the exit codes, keys a prefix took by chance, what differs from AWS.</summary>
    public required ImmutableArray<string> Notes { get; init; }

    /// <summary>Gets the answer of <c>DescribeProcessingJob</c> as a state with <c>.sync</c> gets it: PascalCase, times in milliseconds of the Unix epoch.</summary>
    /// <remarks>As at AWS it repeats the job's environment variables.</remarks>
    public required JsonElement Description { get; init; }
}

using System.Collections.Frozen;

namespace MlKit.Pipelines.Retries;

/// <summary>The errors that are named by Step Functions itself: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html.</summary>
public static class ErrorNames
{
    /// <summary>Every error except <see cref="DataLimitExceeded"/> and <see cref="Runtime"/>.</summary>
    public const string All = "States.ALL";

    /// <summary>A state or an execution took longer than it may.</summary>
    public const string Timeout = "States.Timeout";

    /// <summary>A task has not been heard of for too long.</summary>
    public const string HeartbeatTimeout = "States.HeartbeatTimeout";

    /// <summary>Every error of a task except <see cref="Timeout"/>.</summary>
    public const string TaskFailed = "States.TaskFailed";

    /// <summary>The execution role lacks a permission.</summary>
    public const string Permissions = "States.Permissions";

    /// <summary>A branch of a Parallel state failed.</summary>
    public const string BranchFailed = "States.BranchFailed";

    /// <summary>No rule of a Choice state held, and it has no default.</summary>
    public const string NoChoiceMatched = "States.NoChoiceMatched";

    /// <summary>A path of a payload template found nothing.</summary>
    public const string ParameterPathFailure = "States.ParameterPathFailure";

    /// <summary>A result cannot be put where <c>ResultPath</c> says.</summary>
    public const string ResultPathMatchFailure = "States.ResultPathMatchFailure";

    /// <summary>An intrinsic function failed.</summary>
    public const string IntrinsicFailure = "States.IntrinsicFailure";

    /// <summary>A JSONata expression failed, or yielded nothing or the wrong type.</summary>
    public const string QueryEvaluationError = "States.QueryEvaluationError";

    /// <summary>More iterations of a Map state failed than it tolerates.</summary>
    public const string ExceedToleratedFailureThreshold = "States.ExceedToleratedFailureThreshold";

    /// <summary>The items of a Map state could not be read.</summary>
    public const string ItemReaderFailed = "States.ItemReaderFailed";

    /// <summary>The results of a Map state could not be written.</summary>
    public const string ResultWriterFailed = "States.ResultWriterFailed";

    /// <summary>An input or output is larger than it may be. <see cref="All"/> does not match it.</summary>
    public const string DataLimitExceeded = "States.DataLimitExceeded";

    /// <summary>A state cannot be run as it is defined. Nothing matches it.</summary>
    public const string Runtime = "States.Runtime";

    internal static FrozenSet<string> Reserved { get; } = FrozenSet.Create(
        All, Timeout, HeartbeatTimeout, TaskFailed, Permissions, BranchFailed, NoChoiceMatched, ParameterPathFailure, ResultPathMatchFailure, IntrinsicFailure, QueryEvaluationError,
        ExceedToleratedFailureThreshold, ItemReaderFailed, ResultWriterFailed, DataLimitExceeded, Runtime, "States.Http.Socket", "States.ParameterPathFailure", "States.ItemReaderFailed");
}

using Microsoft.Extensions.Logging;

namespace MlKit.Pipelines.Internal;

/// <summary>Holds the log messages of the package; their ids begin at 1000.</summary>
internal static partial class Log
{
    [LoggerMessage(1000, LogLevel.Information, "Planned {Changes} changes of state machine {Machine}")]
    public static partial void Planned(ILogger logger, int changes, string machine);

    [LoggerMessage(1001, LogLevel.Information, "Deployed {Changes} changes of state machine {Machine}")]
    public static partial void Deployed(ILogger logger, int changes, string machine);

    [LoggerMessage(1002, LogLevel.Information, "Started execution {Execution}")]
    public static partial void Started(ILogger logger, string execution);

    [LoggerMessage(1003, LogLevel.Information, "Execution {Execution} existed already with the same input")]
    public static partial void Existed(ILogger logger, string execution);

    [LoggerMessage(1004, LogLevel.Warning, "Look {Failure} of at most {MaxFailures} at execution {Execution} failed: {Operation} with {ErrorCode}; the next one is in {Delay}")]
    public static partial void PollFailed(ILogger logger, int failure, int maxFailures, string execution, string operation, string? errorCode, TimeSpan delay);

    [LoggerMessage(1005, LogLevel.Information, "Execution {Execution} ended as {Status}")]
    public static partial void Ended(ILogger logger, string execution, string status);

    [LoggerMessage(1006, LogLevel.Information, "Stopped execution {Execution} and {Jobs} of its jobs")]
    public static partial void Stopped(ILogger logger, string execution, int jobs);

    [LoggerMessage(1007, LogLevel.Warning, "Job {Job} of execution {Execution} is not in the account and region of the client and is not followed")]
    public static partial void JobUnknown(ILogger logger, string job, string execution);

    [LoggerMessage(1020, LogLevel.Information, "Local execution {Execution} started")]
    public static partial void RunStarted(ILogger logger, string execution);

    [LoggerMessage(1021, LogLevel.Information, "Local execution {Execution} ended as {Status} with {Error}")]
    public static partial void RunEnded(ILogger logger, string execution, string status, string? error);

    [LoggerMessage(1022, LogLevel.Debug, "Local execution {Execution} entered state {State}")]
    public static partial void StateEntered(ILogger logger, string execution, string state);

    [LoggerMessage(1023, LogLevel.Information, "State {State} of local execution {Execution} failed with {Error}; retry {Retry} is in {Delay}")]
    public static partial void StateRetried(ILogger logger, string execution, string state, string? error, int retry, TimeSpan delay);

    [LoggerMessage(1024, LogLevel.Warning, "State {State} of local execution {Execution} failed with {Error}")]
    public static partial void StateFailed(ILogger logger, string execution, string state, string? error);

    [LoggerMessage(1025, LogLevel.Warning, "The handler of state {State} of local execution {Execution} was stopped, but did not end within {GracePeriod} and may still run")]
    public static partial void HandlerGivenUp(ILogger logger, string execution, string state, TimeSpan gracePeriod);

    [LoggerMessage(1026, LogLevel.Information, "Local job {Job} started with {Instances} instances and /opt/ml by {Method}")]
    public static partial void JobStarted(ILogger logger, string job, int instances, string method);

    [LoggerMessage(1027, LogLevel.Information, "Local job {Job} ended as {Status} after {Duration}")]
    public static partial void JobEnded(ILogger logger, string job, string status, TimeSpan duration);

    [LoggerMessage(1028, LogLevel.Warning, "The folder {Folder} of a local job could not be removed")]
    public static partial void JobFolderLeft(ILogger logger, string folder);
}

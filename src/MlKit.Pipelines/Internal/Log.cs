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
}

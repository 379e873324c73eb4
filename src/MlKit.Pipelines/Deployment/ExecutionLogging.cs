using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;

namespace MlKit.Pipelines.Deployment;

/// <summary>Says what Step Functions writes about executions, and where: https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html.</summary>
/// <param name="LogGroupArn">The ARN of the log group, with or without <c>:*</c> at its end; empty for <see cref="Off"/>.</param>
public sealed record ExecutionLogging(string LogGroupArn)
{
    private const string Suffix = ":*";

    /// <summary>Gets the logging that writes nothing.</summary>
    public static ExecutionLogging Off { get; } = new("") { Level = LogLevel.OFF };

    /// <summary>Gets which events are written.</summary>
    /// <value>The default is <c>ALL</c>.</value>
    public LogLevel Level { get; init; } = LogLevel.ALL;

    /// <summary>Gets whether inputs and outputs are written too. They may hold what must not be logged.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool IncludeExecutionData { get; init; }

    internal bool IsOff => Level == LogLevel.OFF;

    internal static ExecutionLogging From(LoggingConfiguration? configuration)
    {
        if (configuration?.Level is not { } level || level == LogLevel.OFF)
            return Off;

        return new ExecutionLogging(Trim(configuration.Destinations?.FirstOrDefault()?.CloudWatchLogsLogGroup?.LogGroupArn ?? ""))
        {
            Level = level,
            IncludeExecutionData = configuration.IncludeExecutionData ?? false,
        };
    }

    internal LoggingConfiguration ToConfiguration()
    {
        var configuration = new LoggingConfiguration { Level = Level, IncludeExecutionData = IncludeExecutionData && !IsOff };
        if (!IsOff)
            configuration.Destinations = [new LogDestination { CloudWatchLogsLogGroup = new CloudWatchLogsLogGroup { LogGroupArn = Trim(LogGroupArn) + Suffix } }];

        return configuration;
    }

    internal string Describe() => IsOff ? "OFF" : $"{Level} to {Trim(LogGroupArn)}{(IncludeExecutionData ? " with execution data" : "")}";

    private static string Trim(string arn) => arn.EndsWith(Suffix, StringComparison.Ordinal) ? arn[..^Suffix.Length] : arn;
}

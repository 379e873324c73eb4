using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace MlKit.Pipelines.Executions;

/// <summary>Says how often an <see cref="ExecutionClient"/> looks at executions.</summary>
public sealed record ExecutionClientOptions
{
    /// <summary>The shortest time between two looks.</summary>
    public static readonly TimeSpan MinPollInterval = TimeSpan.FromSeconds(1);

    /// <summary>Gets the time between two looks at an execution in which something happens, at least 1 second.</summary>
    /// <value>The default is 2 seconds: all callers of an account and region share 15 DescribeExecution and 20 GetExecutionHistory a second.</value>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Gets the time to which that between two looks grows while nothing happens.</summary>
    /// <value>The default is 30 seconds.</value>
    public TimeSpan MaxPollInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets how many looks may fail one after the other, because AWS throttles or is not reached, each after the retries of the client.</summary>
    /// <value>The default is 10.</value>
    public int MaxFailedPolls { get; init; } = 10;

    /// <summary>Gets the clock.</summary>
    /// <value>The default is that of the system.</value>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Gets what takes the log messages.</summary>
    /// <value>The default takes none.</value>
    public ILogger Logger { get; init; } = NullLogger.Instance;

    internal void Check()
    {
        ArgumentNullException.ThrowIfNull(TimeProvider);
        ArgumentNullException.ThrowIfNull(Logger);
        ArgumentOutOfRangeException.ThrowIfLessThan(PollInterval, MinPollInterval);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxPollInterval, PollInterval);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxFailedPolls, 0);
    }
}

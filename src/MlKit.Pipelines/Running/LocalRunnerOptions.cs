using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace MlKit.Pipelines.Running;

/// <summary>Says how <see cref="LocalRunner"/> runs workflows.</summary>
public sealed class LocalRunnerOptions
{
    /// <summary>Gets the handlers of tasks.</summary>
    /// <value>The default is none: a task without a handler fails with an error that says how to add one.</value>
    public TaskHandlers Handlers { get; init; } = new();

    /// <summary>Gets the responses that are given instead of calling handlers.</summary>
    /// <value>The default is <see langword="null"/>: none.</value>
    public TaskMocks? Mocks { get; init; }

    /// <summary>Gets the machines that tasks may start, by the names in their ARNs.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<StateMachine> StateMachines { get; init; } = [];

    /// <summary>Gets what stands for S3: where <c>ItemReader</c> reads and <c>ResultWriter</c> writes.</summary>
    /// <value>The default is <see langword="null"/>: both fail.</value>
    public IObjectStore? Objects { get; init; }

    /// <summary>Gets the kind of machine the workflows are run as.</summary>
    /// <value>The default is <see cref="StateMachineType.Standard"/>.</value>
    public StateMachineType Type { get; init; }

    /// <summary>Gets whether Wait states and the delays of retries pass at once. The clock of the execution goes on as if they had not.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    /// <remarks>
    /// Timeouts of tasks are not skipped: they end a task that really takes longer. Nor is the time a Processing job takes: a task that asks for a job
    /// that runs on this machine waits for its end, at most as long as was skipped since the execution asked last.
    /// </remarks>
    public bool SkipDelays { get; init; }

    /// <summary>Gets how long a handler whose task was stopped may take to end before it is given up.</summary>
    /// <value>The default is 30 seconds.</value>
    public TimeSpan HandlerGracePeriod { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets the clock, also of delays and timeouts.</summary>
    /// <value>The default is the system's.</value>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Gets the seed of random numbers, UUIDs, tokens and jitter, so that they repeat.</summary>
    /// <value>The default is <see langword="null"/>: they differ from execution to execution.</value>
    public int? Seed { get; init; }

    /// <summary>Gets the region in the ARNs.</summary>
    /// <value>The default is <c>us-east-1</c>.</value>
    public string Region { get; init; } = "us-east-1";

    /// <summary>Gets the account in the ARNs.</summary>
    /// <value>The default is <c>123456789012</c>.</value>
    public string AccountId { get; init; } = "123456789012";

    /// <summary>Gets the role in the context object.</summary>
    /// <value>The default is <c>arn:aws:iam::123456789012:role/local</c>.</value>
    public string RoleArn { get; init; } = "arn:aws:iam::123456789012:role/local";

    /// <summary>Gets the greatest size of an input or output in bytes of UTF-8.</summary>
    /// <value>The default is 262,144, as at AWS.</value>
    public int MaxPayloadBytes { get; init; } = 256 * 1024;

    /// <summary>Gets the greatest number of events in a history.</summary>
    /// <value>The default is <see langword="null"/>: 25,000 for standard machines and no limit for express ones, as at AWS.</value>
    public int? MaxEvents { get; init; }

    /// <summary>Gets the logger, which is told of executions, states and retries by their names, never of what they work with.</summary>
    /// <value>The default writes nothing.</value>
    public ILogger Logger { get; init; } = NullLogger.Instance;

    /// <summary>Gets the greatest size of a file of results in bytes; the next result goes into another one.</summary>
    internal long MaxResultFileBytes { get; init; } = 5L << 30;

    /// <summary>Gets the folder of the files in which results lie until they are written to <see cref="Objects"/>.</summary>
    internal string TemporaryFolder { get; init; } = Path.GetTempPath();

    // https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html#service-limits-state-machine-executions
    internal int HistoryLimit(bool isExpress) => MaxEvents ?? (isExpress ? int.MaxValue : 25_000);
}

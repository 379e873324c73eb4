using System.Globalization;
using System.Text.Json;
using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Internal;

namespace MlKit.Pipelines.Running;

/// <summary>What all flows of one execution share.</summary>
internal sealed class ExecutionRun
{
    public const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    private readonly JsonElement _input;
    private Randomness? _randomness;
    private ContextNode? _executionContext;
    private ContextNode? _machineContext;
    private MockCounts? _mockCounts;

    public ExecutionRun(LocalRunner runner, string machineName, string name, string arn, JsonElement input, History history, TimeSpan skippedBefore = default)
    {
        Runner = runner;
        MachineName = machineName;
        Name = name;
        Arn = arn;
        _input = input;
        History = history;
        SkippedBefore = skippedBefore;
        StartTime = Options.TimeProvider.GetUtcNow() + skippedBefore;
    }

    /// <summary>Gets what stands for the execution where its data is not to be kept.</summary>
    public object Identity { get; } = new();

    public LocalRunner Runner { get; }

    public LocalRunnerOptions Options => Runner.Options;

    public string MachineName { get; }

    public string Name { get; }

    public string Arn { get; }

    public History History { get; }

    public DateTimeOffset StartTime { get; }

    /// <summary>Gets how much the clock of whoever started it was ahead, because delays had been skipped.</summary>
    public TimeSpan SkippedBefore { get; }

    // Few executions need one; the first of its branches that does makes it.
    public Randomness Randomness => LazyInitializer.EnsureInitialized(ref _randomness, () => new Randomness(Options.Seed));

    /// <summary>Gets the language of states that name none.</summary>
    public QueryLanguage Language { get; init; }

    /// <summary>Gets whether a single state is tested.</summary>
    public bool IsTest { get; init; }

    /// <summary>Gets when the execution's time is over.</summary>
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>Gets how often each mocked state has been called.</summary>
    public MockCounts MockCounts { get => LazyInitializer.EnsureInitialized(ref _mockCounts); init => _mockCounts = value; }

    public ContextNode ExecutionContext => _executionContext ??= BuildContext();

    public ContextNode MachineContext => _machineContext ??= new ContextNode().Add("Id", Arns.Machine(Options, MachineName)).Add("Name", MachineName);

    private ContextNode BuildContext()
    {
        var node = new ContextNode()
            .Add("Id", Arn).Add("Input", _input).Add("StartTime", StartTime.ToString(TimeFormat, CultureInfo.InvariantCulture)).Add("Name", Name).Add("RoleArn", Options.RoleArn);
        // What is only tested is never redriven, and AWS leaves the field out.
        return IsTest ? node : node.Add("RedriveCount", 0);
    }
}

using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.States;
using MlKit.Pipelines.Validation;

namespace MlKit.Pipelines.Running;

/// <summary>Runs workflows in this process, as Step Functions would: the same results, errors and histories.</summary>
/// <remarks>It may run any number of executions at the same time.</remarks>
public sealed class LocalRunner : IAsyncDisposable
{
    // https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html#service-limits-state-machine-executions
    internal const long MostExpressSeconds = 300;

    private readonly ConditionalWeakTable<StateMachine, object> _checked = [];
    private readonly ConcurrentDictionary<string, ActivityQueue> _activities = new();
    private readonly ConcurrentDictionary<LocalExecution, bool> _running = new();
    private readonly ExecutionNames _executionNames = new();
    private readonly Randomness _names;
    private volatile bool _isDisposed;

    /// <summary>Makes a runner.</summary>
    /// <param name="options">How it runs workflows.</param>
    public LocalRunner(LocalRunnerOptions? options = null)
    {
        Options = options ?? new LocalRunnerOptions();
        _names = new Randomness(Options.Seed);
    }

    internal LocalRunnerOptions Options { get; }

    internal Callbacks Callbacks { get; } = new();

    internal BackgroundWork Background { get; } = new();

    /// <summary>Runs a workflow to its end.</summary>
    /// <param name="machine">The workflow.</param>
    /// <param name="input">The input.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What came of it.</returns>
    /// <exception cref="DefinitionException">The workflow has mistakes.</exception>
    /// <exception cref="ArgumentException">The input is larger than allowed.</exception>
    /// <exception cref="OperationCanceledException">It was stopped; nothing runs any more that it waited for.</exception>
    public Task<ExecutionResult> RunAsync(StateMachine machine, JsonElement input, CancellationToken cancellationToken = default) =>
        Prepare(machine, ref input, null).ExecuteAsync(machine, input, cancellationToken);

    /// <summary>Runs a workflow to its end.</summary>
    /// <param name="machine">The workflow.</param>
    /// <param name="inputJson">The input.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What came of it.</returns>
    /// <exception cref="DefinitionException">The workflow has mistakes, or the input is not JSON.</exception>
    /// <exception cref="ArgumentException">The input is larger than allowed.</exception>
    /// <exception cref="OperationCanceledException">It was stopped; nothing runs any more that it waited for.</exception>
    public Task<ExecutionResult> RunAsync(StateMachine machine, string inputJson = "{}", CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(inputJson);
        return RunAsync(machine, JsonText.Parse(inputJson), cancellationToken);
    }

    /// <summary>Starts a workflow, to follow it while it runs.</summary>
    /// <param name="machine">The workflow.</param>
    /// <param name="input">The input.</param>
    /// <param name="name">The name of the execution, or <see langword="null"/> for one that is made up.</param>
    /// <returns>The execution.</returns>
    /// <exception cref="DefinitionException">The workflow has mistakes.</exception>
    /// <exception cref="ArgumentException">The input is larger than allowed, or the name was used before.</exception>
    /// <exception cref="ObjectDisposedException">The runner has been disposed of.</exception>
    /// <remarks>As at AWS, a name can be used once for a standard machine; with the same input it gives the execution again while that runs.</remarks>
    public LocalExecution Start(StateMachine machine, JsonElement input, string? name = null) =>
        TryStart(machine, input, name, TimeSpan.Zero, out _)
            ?? throw new ArgumentException($"The name must be a new one for the workflow '{machine.Name}', but '{name}' was used before. Choose another, or none.", nameof(name));

    /// <summary>Starts a workflow, to follow it while it runs.</summary>
    /// <param name="machine">The workflow.</param>
    /// <param name="inputJson">The input.</param>
    /// <param name="name">The name of the execution, or <see langword="null"/> for one that is made up.</param>
    /// <returns>The execution.</returns>
    /// <exception cref="DefinitionException">The workflow has mistakes, or the input is not JSON.</exception>
    /// <exception cref="ArgumentException">The input is larger than allowed.</exception>
    public LocalExecution Start(StateMachine machine, string inputJson = "{}", string? name = null)
    {
        ArgumentNullException.ThrowIfNull(inputJson);
        return Start(machine, JsonText.Parse(inputJson), name);
    }

    /// <summary>Tests one state, as AWS's <c>TestState</c> does: one attempt, what happens inside it, and what would follow.</summary>
    /// <param name="test">The test.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What came of it.</returns>
    /// <exception cref="StateTestException">AWS would not make the test.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public Task<StateTestResult> TestStateAsync(StateTest test, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(test);
        StateTestRules.Check(test);
        var name = NextId().ToString();
        return new StateTester(test, new ExecutionRun(this, "test", name, Arns.Execution(Options, "test", name), test.Input, new History(Options.HistoryLimit(Options.Type == StateMachineType.Express))) { Language = test.Language, IsTest = true }).RunAsync(cancellationToken);
    }

    /// <summary>Answers a task token, or a task of an activity.</summary>
    /// <param name="taskToken">The token.</param>
    /// <param name="output">The result of the task.</param>
    /// <returns>Whether somebody waits for it.</returns>
    /// <exception cref="ArgumentException">The output is undefined.</exception>
    public bool SendTaskSuccess(string taskToken, JsonElement output)
    {
        ArgumentNullException.ThrowIfNull(taskToken);
        if (Callbacks.Find(taskToken) is not { } callback)
            return false;

        return output.ValueKind == JsonValueKind.Undefined
            ? throw new ArgumentException("The output must be a JSON value, but was undefined. Give null if there is nothing to give.", nameof(output))
            : callback.Succeed(output.Clone());
    }

    /// <summary>Fails a task that waits for its token, or a task of an activity.</summary>
    /// <param name="taskToken">The token.</param>
    /// <param name="error">The name of the error.</param>
    /// <param name="cause">What caused it.</param>
    /// <returns>Whether somebody waits for it.</returns>
    public bool SendTaskFailure(string taskToken, string? error = null, string? cause = null) => Callbacks.Find(taskToken)?.Fail(error, cause) == true;

    /// <summary>Says that a task that waits for its token, or a task of an activity, is alive.</summary>
    /// <param name="taskToken">The token.</param>
    /// <returns>Whether somebody waits for it.</returns>
    public bool SendTaskHeartbeat(string taskToken)
    {
        var callback = Callbacks.Find(taskToken);
        callback?.OnHeartbeat?.Invoke();
        return callback is not null;
    }

    /// <summary>Makes an activity, for workers in this process.</summary>
    /// <param name="name">The name, or the whole ARN.</param>
    /// <returns>The ARN, to be the resource of a task.</returns>
    /// <exception cref="ArgumentException">The name is empty or blank.</exception>
    public string CreateActivity(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var arn = name.StartsWith("arn:", StringComparison.Ordinal) ? name : Arns.Activity(Options, name);
        _activities.TryAdd(arn, new ActivityQueue());
        return arn;
    }

    /// <summary>Waits for a task of an activity.</summary>
    /// <param name="activityArn">The ARN of the activity.</param>
    /// <param name="workerName">The name of the worker, for the history.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>The task.</returns>
    /// <exception cref="ArgumentException">There is no such activity.</exception>
    public ValueTask<ActivityTask> GetActivityTaskAsync(string activityArn, string? workerName = null, CancellationToken cancellationToken = default) =>
        _activities.TryGetValue(activityArn, out var activity)
            ? activity.TakeAsync(workerName, cancellationToken)
            : throw new ArgumentException($"The activity must have been created, but there is none with the ARN '{activityArn}'. Call CreateActivity first.", nameof(activityArn));

    /// <summary>Stops every execution that was started and has not ended, and every job that one started without waiting for its end, and waits until they have.</summary>
    /// <returns>A task that ends when nothing runs any more.</returns>
    public async ValueTask DisposeAsync()
    {
        _isDisposed = true;
        // One that is being stopped may have started another just before.
        while (_running.Keys.ToList() is { Count: > 0 } running)
        {
            foreach (var execution in running)
                execution.Stop();

            await Task.WhenAll(running.Select(execution => (Task)execution.Completion)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            running.ForEach(execution => _running.TryRemove(execution, out _));
        }

        await Background.StopAsync().ConfigureAwait(false);
    }

    internal ITaskHandler? FindHandler(TaskState state, ExecutionRun run) =>
        (ITaskHandler?)Options.Mocks?.Find(state.Name) ?? Options.Handlers.Find(state.Name, state.Resource!) ?? _activities.GetValueOrDefault(state.Resource!) ?? BuiltInHandlers.Find(state, Options);

    internal Guid NextId() => _names.NextUuid();

    /// <summary>Starts an execution, or finds the one of the same name and input that runs.</summary>
    /// <param name="machine">The workflow.</param>
    /// <param name="input">The input.</param>
    /// <param name="name">The name, or <see langword="null"/>.</param>
    /// <param name="skipped">How much the clock of whoever starts it is ahead.</param>
    /// <param name="arn">The ARN it has, or would have.</param>
    /// <returns>The execution, or <see langword="null"/> where the name was used before.</returns>
    internal LocalExecution? TryStart(StateMachine machine, JsonElement input, string? name, TimeSpan skipped, out string arn)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        var prepared = Prepare(machine, ref input, name, skipped);
        arn = prepared.Arn;
        return name is null || Options.Type == StateMachineType.Express ? Begin() : _executionNames.FindOrStart(arn, input, Begin);

        LocalExecution Begin()
        {
            _running[prepared] = true;
            prepared.Begin(machine, input, CancellationToken.None);
            _ = prepared.Completion.ContinueWith(_ => _running.TryRemove(prepared, out var _), TaskScheduler.Default);
            return prepared;
        }
    }

    private LocalExecution Prepare(StateMachine machine, ref JsonElement input, string? name, TimeSpan skipped = default)
    {
        ArgumentNullException.ThrowIfNull(machine);
        if (input.ValueKind == JsonValueKind.Undefined)
            throw new ArgumentException("The input must be a JSON value, but was undefined. Give an empty object if there is nothing to give.", nameof(input));

        // The caller may free the document it lies in.
        input = input.Clone();
        if (!_checked.TryGetValue(machine, out _))
            Check(machine);

        if (JsonValues.IsLargerThan(input, Options.MaxPayloadBytes))
            throw new ArgumentException($"The input must have at most {Options.MaxPayloadBytes} bytes, but was larger. Put the data into an object, and pass on where it lies.", nameof(input));

        var executionName = name ?? NextId().ToString();
        var run = new ExecutionRun(this, machine.Name, executionName, Arns.Execution(Options, machine.Name, executionName), input, new History(Options.HistoryLimit(Options.Type == StateMachineType.Express)), skipped)
        {
            Language = machine.QueryLanguage ?? default,
            Deadline = SecondsAllowed(machine) is { } seconds ? Options.TimeProvider.GetUtcNow() + skipped + TimeSpan.FromSeconds(seconds) : null,
        };
        return new LocalExecution(run);
    }

    private long? SecondsAllowed(StateMachine machine) =>
        Options.Type == StateMachineType.Express ? Math.Min(machine.TimeoutSeconds ?? MostExpressSeconds, MostExpressSeconds) : machine.TimeoutSeconds;

    private void Check(StateMachine machine)
    {
        var errors = machine.Validate(Options.Type).Where(issue => issue.Severity == IssueSeverity.Error).ToList();
        if (errors.Count > 0)
            throw new DefinitionException([.. errors]);

        _checked.TryAdd(machine, machine);
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using MlKit.Pipelines.Internal;

namespace MlKit.Pipelines.Running;

/// <summary>An execution that has been started.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A source of cancellation without a timer holds nothing to free.")]
public sealed class LocalExecution
{
    private readonly ExecutionRun _run;
    private CancellationTokenSource? _stop;
    private (string? Error, string? Cause)? _stopped;

    internal LocalExecution(ExecutionRun run) => _run = run;

    /// <summary>Gets the ARN the execution would have.</summary>
    public string Arn => _run.Arn;

    /// <summary>Gets the name.</summary>
    public string Name => _run.Name;

    /// <summary>Gets what comes of it.</summary>
    public Task<ExecutionResult> Completion { get; private set; } = null!;

    internal ExecutionRun Run => _run;

    /// <summary>Gets how much of the delays had not been waited for when it ended.</summary>
    internal TimeSpan Skipped { get; private set; }

    /// <summary>Reads the history as it happens, from its beginning to its end.</summary>
    /// <param name="cancellationToken">Stops the reading, not the execution.</param>
    /// <returns>The events.</returns>
    public IAsyncEnumerable<HistoryEvent> ReadEventsAsync(CancellationToken cancellationToken = default) => _run.History.ReadAsync(cancellationToken);

    /// <summary>Stops the execution; it ends as <see cref="ExecutionStatus.Aborted"/> when everything it runs has ended.</summary>
    /// <param name="error">The name of the error.</param>
    /// <param name="cause">Why it is stopped.</param>
    public void Stop(string? error = null, string? cause = null)
    {
        _stopped ??= (error, cause);
        _stop?.Cancel();
    }

    internal LocalExecution Begin(StateMachine machine, JsonElement input, CancellationToken cancellationToken)
    {
        _stop = new CancellationTokenSource();
        Completion = Task.Run(() => ExecuteAsync(machine, input, cancellationToken), CancellationToken.None);
        return this;
    }

    internal async Task<ExecutionResult> ExecuteAsync(StateMachine machine, JsonElement input, CancellationToken cancellationToken)
    {
        using var telemetry = new RunTelemetry(_run);
        var result = await RunAsync(machine, input, cancellationToken).ConfigureAwait(false);
        telemetry.End(result);
        return result;
    }

    private async Task<ExecutionResult> RunAsync(StateMachine machine, JsonElement input, CancellationToken cancellationToken)
    {
        using var time = new ExecutionClock(_run, _stop?.Token ?? CancellationToken.None, cancellationToken);
        var flow = new Flow(_run, new VariableScope(), time.Token) { Skipped = _run.SkippedBefore };
        try
        {
            // The first state follows no event, as at AWS.
            flow.RecordAside(new HistoryEvent(HistoryEventType.ExecutionStarted) { Input = input, RoleArn = _run.Options.RoleArn });
            var output = await GraphRunner.RunAsync(machine, input, flow).ConfigureAwait(false);
            flow.Record(new HistoryEvent(HistoryEventType.ExecutionSucceeded) { Output = output }, isLast: true);
            return Result(ExecutionStatus.Succeeded) with { Output = output };
        }
        catch (StateFailureException e)
        {
            flow.Record(new HistoryEvent(HistoryEventType.ExecutionFailed) { Error = e.Error, Cause = e.Cause }, isLast: true);
            return Result(ExecutionStatus.Failed) with { Error = e.Error, Cause = e.Cause, Exception = e.Thrown };
        }
        catch (Exception e) when (e is ExecutionTimeoutException || (e is OperationCanceledException && time.IsOver))
        {
            flow.Record(new HistoryEvent(HistoryEventType.ExecutionTimedOut), isLast: true);
            return Result(ExecutionStatus.TimedOut);
        }
        catch (OperationCanceledException) when (_stopped is not null && !cancellationToken.IsCancellationRequested)
        {
            return Abort(flow);
        }
        finally
        {
            Skipped = flow.Skipped;
            _run.History.End();
        }
    }

    private ExecutionResult Abort(Flow flow)
    {
        var (error, cause) = _stopped!.Value;
        try
        {
            if (flow.Current is { } visit && StateEvents.Aborted(visit.State) is { } type)
                flow.RecordAside(new HistoryEvent(type));
        }
        catch (StateFailureException)
        {
            // The history is full, but for the last event.
        }

        flow.Record(new HistoryEvent(HistoryEventType.ExecutionAborted) { Error = error, Cause = cause }, isLast: true);
        return Result(ExecutionStatus.Aborted) with { Error = error, Cause = cause };
    }

    private ExecutionResult Result(ExecutionStatus status) => new() { Status = status, Arn = Arn, History = _run.History.ToList() };
}

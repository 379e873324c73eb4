using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;
using System.Text.Json;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.Maps;
using MlKit.Pipelines.Retries;

namespace MlKit.Pipelines.Running;

/// <summary>The child executions of one distributed Map. Only those that run are in memory.</summary>
internal sealed class MapRun(MapState state, Visit visit, MapSettings settings, string label, string id)
{
    private const string Express = "EXPRESS";

    // AWS runs up to 10,000; one process gains nothing from so many.
    private const int MostChildren = 1_000;

    private readonly ExecutionRun _run = visit.Flow.Run;
    private readonly Lock _lock = new();
    private long _failed;
    private long _total;
    private TimeSpan _skipped = visit.Flow.Skipped;
    private Exception? _failure;

    public string Arn { get; } = Arns.MapRun(visit.Flow.Run.Options, visit.Flow.Run.MachineName, label, id);

    public async ValueTask<JsonElement> RunAsync(Func<CancellationToken, IAsyncEnumerable<ChildInput>> read, long? total, JsonElement input)
    {
        var results = await WriteAsync(() => ValueTask.FromResult(CreateResults(input))).ConfigureAwait(false);
        await using (results.ConfigureAwait(false))
        {
            await RunOrSaveAsync(read, total, results).ConfigureAwait(false);
            return await WriteAsync(() => results.CompleteAsync(visit.Flow.CancellationToken)).ConfigureAwait(false);
        }
    }

    /// <summary>Runs the children; where too many fail, what came of those that ended is written all the same, as at AWS.</summary>
    private async ValueTask RunOrSaveAsync(Func<CancellationToken, IAsyncEnumerable<ChildInput>> read, long? total, IChildResults results)
    {
        try
        {
            await RunChildrenAsync(read, total, results).ConfigureAwait(false);
            visit.Flow.Skipped = _skipped;
            if (settings.IsExceeded(_failed, _total))
                throw Exceeded();
        }
        catch (StateFailureException e) when (e.Error == ErrorNames.ExceedToleratedFailureThreshold && state.ResultWriter is not null)
        {
            try
            {
                await results.CompleteAsync(visit.Flow.CancellationToken).ConfigureAwait(false);
            }
            catch (Exception writing) when (IsForeign(writing) || writing is StateFailureException)
            {
                // The failure of the children is the one to tell.
            }

            throw;
        }
    }

    private static StateFailureException Exceeded() => new(ErrorNames.ExceedToleratedFailureThreshold, "The specified tolerated failure threshold was exceeded");

    private IChildResults CreateResults(JsonElement input)
    {
        if (state.ResultWriter is not { } writer || DataFlow.StoreCall(visit, writer.Parameters, writer.Arguments, input, nameof(ResultWriter)) is not { } call)
            return new CollectedResults(state, visit);

        if (!call.TryGetProperty("Bucket", out var bucket) || bucket.ValueKind != JsonValueKind.String)
            throw new StateFailureException(ErrorNames.ResultWriterFailed, "The field 'Bucket' of the ResultWriter must be a string");

        var prefix = call.TryGetProperty("Prefix", out var given) ? FieldValues.Text(given).TrimEnd('/') : "";
        var objects = _run.Options.Objects ?? throw new StateFailureException(ErrorNames.ResultWriterFailed, "There is nothing to write results to. Set LocalRunnerOptions.Objects, for instance to LocalBuckets.In(folder).");
        return new WrittenResults(writer, objects, bucket.GetString()!, prefix.Length == 0 ? id : $"{prefix}/{id}", Arn, _run.Options);
    }

    private async Task RunChildrenAsync(Func<CancellationToken, IAsyncEnumerable<ChildInput>> read, long? total, IChildResults results)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(visit.Flow.CancellationToken);
        using var gate = new SemaphoreSlim(1);
        var inputs = read(stop.Token).GetAsyncEnumerator(stop.Token);
        await using (inputs.ConfigureAwait(false))
        {
            await Task.WhenAll(Enumerable.Range(0, settings.Limit(MostChildren)).Select(_ => WorkAsync(inputs, gate, total, results, stop))).ConfigureAwait(false);
        }

        if (_failure is not null)
            ExceptionDispatchInfo.Throw(_failure);
    }

    /// <summary>Runs one child after the other until there are no more, or too many have failed.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "It is thrown when all children have ended.")]
    private async Task WorkAsync(IAsyncEnumerator<ChildInput> inputs, SemaphoreSlim gate, long? total, IChildResults results, CancellationTokenSource stop)
    {
        try
        {
            while (await NextAsync(inputs, gate, stop.Token).ConfigureAwait(false) is { } input)
            {
                var result = await RunChildAsync(input, stop.Token).ConfigureAwait(false);
                await WriteAsync(() => AddAsync(results, result, stop.Token)).ConfigureAwait(false);
                if (!result.Succeeded && settings.IsExceeded(Interlocked.Add(ref _failed, input.ItemCount), total))
                    throw Exceeded();
            }
        }
        catch (Exception e)
        {
            lock (_lock)
                _failure ??= e;

            await stop.CancelAsync().ConfigureAwait(false);
        }
    }

    private async ValueTask<ChildInput?> NextAsync(IAsyncEnumerator<ChildInput> inputs, SemaphoreSlim gate, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!await inputs.MoveNextAsync().ConfigureAwait(false))
                return null;

            _total += inputs.Current.ItemCount;
            return inputs.Current;
        }
        catch (Exception e) when (IsForeign(e))
        {
            throw new StateFailureException(ErrorNames.ItemReaderFailed, e.Message) { Thrown = e };
        }
        finally
        {
            gate.Release();
        }
    }

    private async ValueTask<ChildResult> RunChildAsync(ChildInput input, CancellationToken cancellationToken)
    {
        var child = NewChild(input);
        // The time of the whole execution is watched already.
        using var time = child.Deadline == _run.Deadline ? null : new ExecutionClock(child, CancellationToken.None, cancellationToken);
        // Its variables begin anew: https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html#variables-scope
        var flow = new Flow(child, new VariableScope(), time?.Token ?? cancellationToken) { Skipped = child.SkippedBefore };
        try
        {
            flow.RecordAside(new HistoryEvent(HistoryEventType.ExecutionStarted));
            var output = await GraphRunner.RunAsync(state.Processor!, input.Input, flow).ConfigureAwait(false);
            return Ended(flow, new ChildResult(child, input, output, null, null, flow.Now));
        }
        catch (StateFailureException e)
        {
            return Ended(flow, new ChildResult(child, input, null, e.Error, e.Cause, flow.Now));
        }
        catch (Exception e) when (time is not null && (e is ExecutionTimeoutException || (e is OperationCanceledException && time.IsOver && !cancellationToken.IsCancellationRequested)))
        {
            return Ended(flow, new ChildResult(child, input, null, ErrorNames.Timeout, null, flow.Now) { IsTimedOut = true });
        }
    }

    private ExecutionRun NewChild(ChildInput input)
    {
        var options = _run.Options;
        var name = _run.Randomness.NextUuid().ToString();
        var machine = $"{_run.MachineName}/{label}";
        var isExpress = state.Processor!.ProcessorConfig?.ExecutionType == Express;
        var over = options.TimeProvider.GetUtcNow() + visit.Flow.Skipped + TimeSpan.FromSeconds(LocalRunner.MostExpressSeconds);
        return new ExecutionRun(_run.Runner, machine, name, Arns.Execution(options, machine, name), input.Input, new History(options.HistoryLimit(isExpress), keeps: false), visit.Flow.Skipped)
        {
            Deadline = isExpress && !(_run.Deadline <= over) ? over : _run.Deadline,
            MockCounts = _run.MockCounts,
            Language = _run.Language,
        };
    }

    private ChildResult Ended(Flow flow, ChildResult result)
    {
        lock (_lock)
            _skipped = flow.Skipped > _skipped ? flow.Skipped : _skipped;

        return result;
    }

    private static async ValueTask<bool> AddAsync(IChildResults results, ChildResult result, CancellationToken cancellationToken)
    {
        await results.AddAsync(result, cancellationToken).ConfigureAwait(false);
        return true;
    }

    private static async ValueTask<T> WriteAsync<T>(Func<ValueTask<T>> write)
    {
        try
        {
            return await write().ConfigureAwait(false);
        }
        catch (Exception e) when (IsForeign(e))
        {
            throw new StateFailureException(ErrorNames.ResultWriterFailed, e.Message) { Thrown = e };
        }
    }

    /// <summary>Whatever an object store throws fails the state, as at AWS whatever S3 answers.</summary>
    private static bool IsForeign(Exception e) => e is not (StateFailureException or ExecutionTimeoutException or OperationCanceledException);
}

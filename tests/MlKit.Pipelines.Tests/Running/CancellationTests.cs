using System.Text.Json;
using MlKit.Pipelines.ProcessingJobs.Local;
using MlKit.Pipelines.Running;
using MlKit.Pipelines.Tests.ProcessingJobs.Local;

namespace MlKit.Pipelines.Tests.Running;

/// <summary>Cancels workflows at each moment that the runner looks at the clock, which it does for every event, from the first to the last.</summary>
public sealed class CancellationTests : IDisposable
{
    private const string Working = $$"""{"Type":"Task","Resource":"{{Workflows.Function}}","End":true}""";
    private const string Distributed = """ "ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},"StartAt":"A" """;

    // Every machine can rewrite paths.
    private readonly JobBench _bench = new(OptMlMethod.PathRewriting);
    private int _running;

    private string Temporary => Path.Combine(_bench.WorkFolder, "..", "temporary");

    public static TheoryData<string> States { get; } =
    [
        """ "P":{"Type":"Pass","End":true} """,
        """ "C":{"Type":"Choice","Choices":[{"Variable":"$","IsPresent":true,"Next":"S"}]},"S":{"Type":"Succeed"} """,
        """ "F":{"Type":"Fail","Error":"E","Cause":"C"} """,
        """ "W":{"Type":"Wait","Seconds":100,"End":true} """,
        $$""" "T":{{Working}} """,
        $$""" "R":{"Type":"Task","Resource":"{{Workflows.Function}}fails","Retry":[{"ErrorEquals":["E"],"MaxAttempts":2}],"Catch":[{"ErrorEquals":["E"],"Next":"S"}],"End":true},"S":{"Type":"Succeed"} """,
        $$""" "P":{"Type":"Parallel","End":true,"Branches":[{"StartAt":"A","States":{"A":{{Working}} } },{"StartAt":"B","States":{"B":{"Type":"Wait","Seconds":100,"End":true} } }]} """,
        $$""" "M":{"Type":"Map","ItemsPath":"$.items","MaxConcurrency":2,"End":true,"ItemProcessor":{"StartAt":"A","States":{"A":{{Working}} } } } """,
        $$""" "D":{"Type":"Map","MaxConcurrency":2,"End":true,"ItemProcessor":{ {{Distributed}},"States":{"A":{{Working}} } },"ItemReader":{"Resource":"arn:aws:states:::s3:getObject","ReaderConfig":{"InputType":"JSONL"},"Parameters":{"Bucket":"b","Key":"items.jsonl"} },"ResultWriter":{"Resource":"arn:aws:states:::s3:putObject","Parameters":{"Bucket":"b","Prefix":"out"} } } """,
        """ "N":{"Type":"Task","Resource":"arn:aws:states:::states:startExecution.sync","Parameters":{"StateMachineArn":"inner"},"End":true} """,
    ];

    [Theory]
    [MemberData(nameof(States))]
    public async Task RunAsync_CancelledAtAnyMoment_ThrowsAndLeavesNothing(string states)
    {
        _bench.Put("items.jsonl", "1\n2\n3\n");

        await CancelEverywhereAsync(Workflows.Of(states));
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task RunAsync_LocalJobCancelledAtAnyMoment_ThrowsAndLeavesNothing()
    {
        _bench.Put("in/a", "1");
        var job = _bench.Sh("cp /opt/ml/processing/in/a /opt/ml/processing/out/a".Replace("/opt/ml", "$0", StringComparison.Ordinal))
            .AddInput("in", "s3://b/in/", "/opt/ml/processing/in").AddOutput("out", "/opt/ml/processing/out", "s3://b/out");
        // A shell knows of /opt/ml only through its arguments.
        var machine = StateMachine.Create("test").Then((job with { Entrypoint = ["sh", "-c", "cp \"$0\"/in/a \"$0\"/out/a", "/opt/ml/processing"] }).AsState()).Build();

        await CancelEverywhereAsync(machine);

        Assert.Equal("1", _bench.Get("out/a"));
    }

    [Theory]
    [MemberData(nameof(States))]
    public async Task Stop_AtAnyMoment_EndsAsAborted(string states)
    {
        _bench.Put("items.jsonl", "1\n2\n3\n");
        for (var moment = 1; ; moment++)
        {
            LocalExecution? execution = null;
            var clock = new StoppingClock(moment, () => Volatile.Read(ref execution) is { } started && StopIt(started));
            await using var runner = NewRunner(clock);

            Volatile.Write(ref execution, runner.Start(Workflows.Of(states), JsonElement.Parse("""{"items":[1,2,3]}""")));
            var result = await execution.Completion;

            Assert.Equal(result.Status.ToString(), result.History[^1].Type.ToString()["Execution".Length..]);
            AssertNothingIsLeft();
            if (!clock.HasStopped)
                return;
        }
    }

    public void Dispose() => _bench.Dispose();

    private static bool StopIt(LocalExecution execution)
    {
        execution.Stop();
        return true;
    }

    private async Task CancelEverywhereAsync(StateMachine machine)
    {
        var cancelled = 0;
        for (var moment = 1; ; moment++)
        {
            using var cancel = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            var clock = new StoppingClock(moment, () => CancelIt(cancel));
            await using var runner = NewRunner(clock);
            try
            {
                var result = await runner.RunAsync(machine, """{"items":[1,2,3]}""", cancel.Token);
                if (!clock.HasStopped)
                {
                    Assert.NotEqual(ExecutionStatus.Aborted, result.Status);
                    break;
                }
            }
            catch (OperationCanceledException)
            {
                cancelled++;
            }

            AssertNothingIsLeft();
        }

        Assert.True(cancelled > 0);
    }

    private static bool CancelIt(CancellationTokenSource source)
    {
        source.Cancel();
        return true;
    }

    private void AssertNothingIsLeft()
    {
        Assert.Equal(0, _running);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Temporary));
        Assert.DoesNotContain(Directory.EnumerateFiles(_bench.Bucket, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None }), file => Path.GetFileName(file).StartsWith(FolderFiles.UnfinishedPrefix, StringComparison.Ordinal));
        _bench.AssertNothingIsLeft();
    }

    private LocalRunner NewRunner(TimeProvider clock) => new(new LocalRunnerOptions
    {
        TimeProvider = clock,
        SkipDelays = true,
        TemporaryFolder = Directory.CreateDirectory(Temporary).FullName,
        Objects = _bench.Options.Buckets,
        StateMachines = [StateMachine.Parse("""{"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":100,"End":true}}}""", "inner")],
        Handlers = new TaskHandlers().AddProcessingJobs(_bench.Options with { TimeProvider = clock }).AddResource(Workflows.Function, WorkAsync)
            .AddResource($"{Workflows.Function}fails", (_, _) => throw new TaskFailedException("E", "C")),
    });

    private async ValueTask<JsonElement> WorkAsync(TaskCall task, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _running);
        try
        {
            await Task.Delay(1, cancellationToken);
            return task.Input;
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }

    /// <summary>Does something when it is looked at for the n-th time, or as soon as it can afterwards.</summary>
    private sealed class StoppingClock(int moment, Func<bool> stop) : TimeProvider
    {
        private int _looks;
        private int _hasStopped;

        public bool HasStopped => _hasStopped != 0;

        public override DateTimeOffset GetUtcNow()
        {
            if (Interlocked.Increment(ref _looks) >= moment && !HasStopped && Interlocked.CompareExchange(ref _hasStopped, 1, 0) == 0 && !stop())
                _hasStopped = 0;

            return base.GetUtcNow();
        }
    }
}

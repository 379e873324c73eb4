using BenchmarkDotNet.Attributes;
using MlKit.Pipelines;
using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.States;

namespace MlKit.Benchmarks;

/// <summary>Does the time to build, check, write and read a workflow grow with the number of its states, and not faster?</summary>
[MemoryDiagnoser]
public class BuildWorkflow
{
    private string _json = "";

    // 10,000 of these states are more than the megabyte AWS takes: the check reports that, and does its work all the same.
    [Params(10, 100, 1_000, 10_000)]
    public int States { get; set; }

    [GlobalSetup]
    public void Setup() => _json = Create().ToJson();

    [Benchmark(Baseline = true)]
    public string BuildCheckAndWrite()
    {
        var machine = Create();
        _ = machine.Validate();
        return machine.ToJson();
    }

    [Benchmark]
    public int ReadAndCheck() => StateMachine.Parse(_json).Validate().Length;

    private StateMachine Create()
    {
        var builder = StateMachine.Create("benchmark").Then(chain =>
        {
            for (var i = 0; i < States; i++)
                chain.Then(ServiceTask.InvokeFunction($"State {i}", "function", Payload.Object(("value", Asl.Input("$.value")), ("text", Asl.Format("{} of {}", i, Asl.Context("$$.Execution.Name"))))).WithResultPath(Asl.Discard));
        });
        return builder.Snapshot();
    }
}

using BenchmarkDotNet.Attributes;
using MlKit.Pipelines;
using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.States;

namespace MlKit.Benchmarks;

/// <summary>How long does it take to read and check the largest definition Step Functions takes, of 1,048,576 characters?</summary>
[MemoryDiagnoser]
public class ReadLargestDefinition
{
    private const int MaxCharacters = 1_048_576;

    private string _json = "";

    [GlobalSetup]
    public void Setup()
    {
        var length = Create(2000).ToJson(indented: false).Length;
        _json = Create(2000 * (MaxCharacters - 10_000) / length).ToJson(indented: false);
        if (_json.Length is > MaxCharacters or < MaxCharacters * 95 / 100)
            throw new InvalidOperationException($"The definition must have a little less than {MaxCharacters} characters, but has {_json.Length}.");
    }

    [Benchmark(Baseline = true)]
    public StateMachine Read() => StateMachine.Parse(_json);

    [Benchmark]
    public int ReadAndCheck() => StateMachine.Parse(_json).Validate().Length;

    private static StateMachine Create(int states) => StateMachine.Create("benchmark").Then(chain =>
    {
        for (var i = 0; i < states; i++)
            chain.Then(ServiceTask.InvokeFunction($"State {i}", "function", Payload.Object(("value", Asl.Input("$.value")), ("text", Asl.Format("{} of {}", i, Asl.Context("$$.Execution.Name"))))).WithResultPath(Asl.Discard));
    }).Snapshot();
}

using System.Text.Json;
using BenchmarkDotNet.Attributes;
using MlKit.Pipelines;
using MlKit.Pipelines.Running;
using MlKit.Pipelines.States;

namespace MlKit.Benchmarks;

/// <summary>How long does the local runner take for three Pass states, and for a Map over 1,000 items? The npm interpreter aws-local-stepfunctions runs 26,800 and 19.5 of them a second on two cores.</summary>
[MemoryDiagnoser]
public class RunWorkflows
{
    private static readonly JsonElement Input = JsonElement.Parse("""{"a":{"b":1},"items":[1,2,3]}""");
    private static readonly JsonElement Items = JsonSerializer.SerializeToElement(Enumerable.Range(0, 1_000).ToArray());

    private readonly LocalRunner _runner = new();
    private readonly StateMachine _passes = StateMachine.Create("passes").Then(PassState.Create("A")).Then(PassState.Create("B")).Then(PassState.Create("C")).Build();
    private readonly StateMachine _map = StateMachine.Parse(
        """
        {"StartAt":"Map","States":{"Map":{"Type":"Map","End":true,"ItemProcessor":{"StartAt":"Item","States":{"Item":{"Type":"Pass","End":true}}}}}}
        """);

    private readonly StateMachine _templates = StateMachine.Parse(
        """
        {"StartAt":"A","States":{"A":{"Type":"Pass","Parameters":{"b.$":"$.a.b","sum.$":"States.MathAdd($.a.b, 1)"},"ResultPath":"$.made","Next":"B"},
        "B":{"Type":"Choice","Choices":[{"Variable":"$.made.sum","NumericGreaterThan":1,"Next":"C"}],"Default":"C"},"C":{"Type":"Pass","OutputPath":"$.made","End":true}}}
        """);

    [Benchmark(Baseline = true)]
    public Task<ExecutionResult> ThreePassStates() => _runner.RunAsync(_passes, Input);

    [Benchmark]
    public Task<ExecutionResult> TemplatesAndChoice() => _runner.RunAsync(_templates, Input);

    [Benchmark]
    public Task<ExecutionResult> MapOverThousandItems() => _runner.RunAsync(_map, Items);
}

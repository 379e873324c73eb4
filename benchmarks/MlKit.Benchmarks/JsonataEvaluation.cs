using System.Text.Json;
using BenchmarkDotNet.Attributes;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.Internal.Jsonata;

namespace MlKit.Benchmarks;

/// <summary>How long does it take to evaluate JSONata: one field of a large input, a filter and a function over 1,000 items, a text, and to compile it all?</summary>
[MemoryDiagnoser]
public class JsonataEvaluation
{
    private const string FilterText = "$states.input.items[price > 50 and kind = 'b'].id";

    private static readonly JsonElement States = JsonSerializer.SerializeToElement(new
    {
        input = new { job = new { name = "train", epoch = 3 }, items = Enumerable.Range(0, 1_000).Select(i => new { id = $"item-{i}", price = i % 100, kind = i % 2 == 0 ? "a" : "b" }) },
    });

    private readonly JsonataEnvironment _environment = new JsonataEnvironment(TimeProvider.System, new Randomness(1)).Bind("states", States);
    private readonly JsonataExpression _path = JsonataExpression.Compile("$states.input.job.name");
    private readonly JsonataExpression _text = JsonataExpression.Compile("'s3://models/' & $states.input.job.name & '/' & $states.input.job.epoch & '/model.tar.gz'");
    private readonly JsonataExpression _filter = JsonataExpression.Compile(FilterText);
    private readonly JsonataExpression _map = JsonataExpression.Compile("$map($states.input.items, function($item) { $item.price * 2 })");

    [Benchmark(Baseline = true)]
    public JsonElement? PathLookup() => _path.Evaluate(_environment);

    [Benchmark]
    public JsonElement? Concatenation() => _text.Evaluate(_environment);

    [Benchmark]
    public JsonElement? FilterThousandItems() => _filter.Evaluate(_environment);

    [Benchmark]
    public JsonElement? MapThousandItems() => _map.Evaluate(_environment);

    [Benchmark]
    public object Compile() => JsonataExpression.Compile(FilterText);
}

using System.Text.Json;
using MlKit.Pipelines;
using MlKit.Pipelines.Choices;
using MlKit.Pipelines.Diagrams;
using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Maps;
using MlKit.Pipelines.ProcessingJobs.Local;
using MlKit.Pipelines.Running;
using MlKit.Pipelines.States;

namespace Snippets;

/// <summary>The code of docs/pipelines.md that runs workflows on the developer's machine.</summary>
internal static class LocalRunSnippets
{
    public static async Task<ExecutionResult> RunAsync(StateMachine machine, string folder, CancellationToken cancellationToken)
    {
        var handlers = new TaskHandlers()
            .AddProcessingJobs(new LocalJobOptions(LocalBuckets.In(folder)))
            .AddResource("arn:aws:states:::sns:publish", (task, _) => ValueTask.FromResult(JsonElement.Parse("""{"MessageId":"1"}""")));

        await using var runner = new LocalRunner(new LocalRunnerOptions { Handlers = handlers, SkipDelays = true });
        ExecutionResult result = await runner.RunAsync(machine, """{"InputUri":"s3://my-bucket/in/"}""", cancellationToken);

        Console.WriteLine($"{result.Status} {result.Error} {result.Cause}");
        File.WriteAllText("run.svg", machine.ToSvg(result.StateStatuses()));
        return result;
    }

    public static async Task<ExecutionResult> MockAsync(CancellationToken cancellationToken)
    {
        var each = MapState.Inline("rate each", item => item.Then(ServiceTask.InvokeFunction("rate", "rate-review", Asl.Jsonata("$states.input")).WithOutput(Asl.Jsonata("$states.result.Payload")))) with
        {
            Items = Asl.Jsonata("$states.input.files"),
        };
        StateMachine machine = StateMachine.Create("rate-reviews").WithQueryLanguage(QueryLanguage.Jsonata)
            .Then(each)
            .Choose("all sure?", ways => ways
                .When(ChoiceCondition.Jsonata("$min($states.input.probability) > 0.9"), _ => { })
                .Otherwise(way => way.Then(PassState.Create("ask a human"))))
            .Then(SucceedState.Create("done"))
            .Build();

        TaskMocks mocks = new TaskMocks().AddInOrder(
            "rate", MockResponse.Return("""{"Payload":{"probability":0.95}}"""), MockResponse.Return("""{"Payload":{"probability":0.5}}"""));

        await using var runner = new LocalRunner(new LocalRunnerOptions { Mocks = mocks });
        ExecutionResult result = await runner.RunAsync(machine, """{"files":["a.csv","b.csv"]}""", cancellationToken);
        return result;
    }

    public static async Task FollowAsync(StateMachine machine, IProgress<LocalLogLine> lines, IProgress<LocalJobResult> jobs, CancellationToken cancellationToken)
    {
        var options = new LocalJobOptions(LocalBuckets.In("buckets"))
        {
            Images = [LocalImage.ScikitLearn, LocalImage.FromDockerfile("*/legacycode:*", "inferencecontainer/Dockerfile")],
            Log = lines,
            Results = jobs,
        };

        await using var runner = new LocalRunner(new LocalRunnerOptions { Handlers = new TaskHandlers().AddProcessingJobs(options) });
        LocalExecution execution = runner.Start(machine, File.ReadAllText("input.json"));
        await foreach (HistoryEvent told in execution.ReadEventsAsync(cancellationToken))
            Console.WriteLine(told);

        ExecutionResult result = await execution.Completion;
        File.WriteAllText("run.svg", machine.ToSvg(result.StateStatuses()));
    }
}

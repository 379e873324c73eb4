using System.Globalization;
using System.Text.Json;
using MlKit.Pipelines.Running;

namespace MlKit.Pipelines.Tests.Running;

public sealed class ParallelExecutionTests : IDisposable
{
    private const int Count = 200;

    private readonly string _root = Directory.CreateTempSubdirectory("mlkit-objects-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task RunAsync_TwoHundredExecutionsAtATime_GiveTheResultsOfOneAfterTheOther()
    {
        var machine = Workflows.Of(
            $$"""
            "Map":{"Type":"Map","ItemsPath":"$.items","ResultPath":"$.mapped","ItemProcessor":{"StartAt":"I","States":{"I":{"Type":"Task","Resource":"{{Workflows.Function}}","Retry":[{"ErrorEquals":["Again"],"MaxAttempts":2}],"End":true} } },"Next":"Both"},
            "Both":{"Type":"Parallel","ResultPath":"$.both","Branches":[
              {"StartAt":"U","States":{"U":{"Type":"Pass","Parameters":{"id.$":"States.UUID()","n.$":"$.n"},"Assign":{"x.$":"$.n"},"Next":"V"},"V":{"Type":"Pass","Parameters":{"x.$":"$x","id.$":"$.id"},"End":true} } },
              {"StartAt":"K","States":{"K":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken","TimeoutSeconds":60,"Parameters":{"QueueUrl":"q","MessageBody":{"t.$":"$$.Task.Token","n.$":"$.n"} },"End":true} } }],"Next":"Put"},
            "Put":{"Type":"Task","Resource":"arn:aws:states:::aws-sdk:s3:putObject","Parameters":{"Bucket":"b","Key.$":"States.Format('{}/in.json', $.n)","Body.$":"$.mapped"},"ResultPath":null,"Next":"Distributed"},
            "Distributed":{"Type":"Map","ResultPath":"$.distributed","ItemReader":{"Resource":"arn:aws:states:::s3:getObject","ReaderConfig":{"InputType":"JSON"},"Parameters":{"Bucket":"b","Key.$":"States.Format('{}/in.json', $.n)"} },
              "ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},"StartAt":"D","States":{"D":{"Type":"Pass","End":true} } },"Next":"Odd"},
            "Odd":{"Type":"Choice","Choices":[{"Variable":"$.n","NumericLessThan":100,"Next":"Ok"}],"Default":"Bad"},
            "Ok":{"Type":"Succeed"},
            "Bad":{"Type":"Fail","ErrorPath":"$.name","Cause":"n"}
            """);
        var sequential = new List<string>();
        await using var runner = NewRunner();
        for (var i = 0; i < Count; i++)
            sequential.Add(Describe(await RunAsync(runner, machine, i)));

        await using var other = NewRunner();
        var parallel = await Task.WhenAll(Enumerable.Range(0, Count).Select(i => Task.Run(() => RunAsync(other, machine, i), TestContext.Current.CancellationToken)));

        Assert.Equal(sequential, parallel.Select(Describe));
    }

    private static Task<ExecutionResult> RunAsync(LocalRunner runner, StateMachine machine, int i) =>
        runner.RunAsync(machine, string.Create(CultureInfo.InvariantCulture, $$"""{"n":{{i}},"name":"E{{i}}","items":[{{i}},{{i + 1}},{{i + 2}}]}"""), TestContext.Current.CancellationToken);

    /// <summary>What came of it, and how many events of each type there were: branches side by side have no order.</summary>
    private static string Describe(ExecutionResult result) =>
        $"{result.Status} {result.Output} {result.Error} {result.Cause} {string.Join(' ', result.History.CountBy(item => item.Type).OrderBy(pair => pair.Key))}";

    private LocalRunner NewRunner() => new(new LocalRunnerOptions
    {
        Seed = 7,
        SkipDelays = true,
        Objects = LocalBuckets.In(_root),
        Handlers = new TaskHandlers()
            .AddResource(Workflows.Function, async (task, cancellationToken) =>
            {
                await Task.Delay(1, cancellationToken);
                return task.RetryCount == 0 ? throw new TaskFailedException("Again", "c") : JsonElement.Parse($"{task.Input.GetInt32() * 2}");
            })
            .AddResource("arn:aws:states:::sqs:sendMessage.waitForTaskToken", (task, cancellationToken) =>
            {
                var body = task.Input.GetProperty("MessageBody");
                _ = Task.Run(() => task.Runner.SendTaskSuccess(body.GetProperty("t").GetString()!, body.GetProperty("n")), cancellationToken);
                return ValueTask.FromResult(task.Input);
            }),
    });
}

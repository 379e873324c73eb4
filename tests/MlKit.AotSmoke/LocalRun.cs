using MlKit.Pipelines;
using MlKit.Pipelines.ProcessingJobs;
using MlKit.Pipelines.ProcessingJobs.Local;
using MlKit.Pipelines.Running;

/// <summary>Runs a workflow with a mock, a distributed Map over an object and a local Processing job.</summary>
internal static class LocalRun
{
    public static async Task<bool> SucceedsAsync(StateMachine mocked, string folder)
    {
        var buckets = LocalBuckets.In(folder);
        await buckets.WriteAsync("b", "in/items.jsonl", new MemoryStream("1\n2\n"u8.ToArray()), CancellationToken.None);
        await using var mocks = new LocalRunner(new LocalRunnerOptions { Mocks = new TaskMocks().AddAlways("job", MockResponse.Return("""{"ok":true}""")) });
        await using var jobs = new LocalRunner(new LocalRunnerOptions
        {
            Objects = buckets,
            Handlers = new TaskHandlers().AddProcessingJobs(new LocalJobOptions(buckets) { Images = [new LocalImage("image")], OptMl = OptMlMethod.PathRewriting }),
        });
        var job = ProcessingJob.Create("copy").WithJobName("copy-1").WithImage("image").WithRole("arn:aws:iam::111111111111:role/r")
            .WithEntrypoint("sh", "-c", "cp \"$0\"/in/items.jsonl \"$0\"/out/copy", "/opt/ml/processing")
            .AddInput("in", "s3://b/in/", "/opt/ml/processing/in").AddOutput("out", "/opt/ml/processing/out", "s3://b/out");
        var map = StateMachine.Parse("""
            {"StartAt":"M","States":{"M":{"Type":"Map","End":true,
              "ItemReader":{"Resource":"arn:aws:states:::s3:getObject","ReaderConfig":{"InputType":"JSONL"},"Parameters":{"Bucket":"b","Key":"out/copy"}},
              "ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},"StartAt":"P","States":{"P":{"Type":"Pass","Parameters":{"n.$":"States.MathAdd($, 1)"},"OutputPath":"$.n","End":true}}}}}}
            """, "map");

        var mock = await mocks.RunAsync(mocked);
        // Windows has no sh.
        var copy = OperatingSystem.IsWindows() ? null : await jobs.RunAsync(StateMachine.Create("copies").Then(job.AsState()).Build());
        var mapped = copy is null ? null : await jobs.RunAsync(map);
        return mock.Output?.GetRawText() == """{"ok":true}""" && copy?.Status is null or ExecutionStatus.Succeeded && mapped?.Output?.GetRawText() is null or "[2,3]";
    }
}

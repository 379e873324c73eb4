using System.Text.Json;
using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.ProcessingJobs;
using MlKit.Pipelines.ProcessingJobs.Local;

namespace MlKit.Pipelines.Tests.ProcessingJobs.Local;

public sealed class LocalJobRunnerTests
{
    private const string CopyScript = """
        import os, sys
        for folder, _, names in os.walk('/opt/ml/processing/input/data'):
            for name in sorted(names):
                with open(os.path.join(folder, name)) as source, open('/opt/ml/processing/output/' + name, 'w') as target:
                    target.write(source.read().upper())
        print('copied', *sys.argv[1:])
        """;

    [Theory]
    [InlineData(OptMlMethod.MountNamespace)]
    [InlineData(OptMlMethod.PathRewriting)]
    public async Task RunAsync_ScriptThatHardCodesOptMl_RunsUnchanged(OptMlMethod method)
    {
        await JobBench.RequireAsync(method);
        using var bench = new JobBench(method);
        bench.Put("in/a.csv", "a,b\n");
        bench.Put("in/deep/c.csv", "c,d\n");

        var result = await bench.CompleteAsync(Copy(bench).WithArguments("--mode", "fast"));

        Assert.Equal("A,B\n", bench.Get("out/a.csv"));
        Assert.Equal("C,D\n", bench.Get("out/c.csv"));
        Assert.Equal(["copied --mode fast"], bench.Output);
        Assert.Equal(method, result.OptMl);
        Assert.Equal([0], result.ExitCodes);
        Assert.False(Path.Exists("/opt/ml/processing/output"));
    }

    [Fact]
    public async Task RunAsync_Job_IsDescribedAsStatesGetIt()
    {
        using var bench = new JobBench();
        bench.Put("in/a.csv", "a");

        var description = (await bench.CompleteAsync(Copy(bench).With("Tags", Payload.Literal(JobBench.Json("""[{"Key":"team","Value":"ml"}]"""))))).Description;

        Assert.Equal("arn:aws:sagemaker:us-east-1:123456789012:processing-job/job", description.GetProperty("ProcessingJobArn").GetString());
        Assert.Equal("Completed", description.GetProperty("ProcessingJobStatus").GetString());
        Assert.Equal("""{"MANAGED_BY_AWS":"STARTED_BY_STEP_FUNCTIONS","team":"ml"}""", description.GetProperty("Tags").GetRawText());
        Assert.Equal("""{"MaxRuntimeInSeconds":86400}""", description.GetProperty("StoppingCondition").GetRawText());
        Assert.InRange(description.GetProperty("ProcessingEndTime").GetInt64(), description.GetProperty("ProcessingStartTime").GetInt64(), long.MaxValue);
        Assert.InRange(description.GetProperty("ProcessingStartTime").GetInt64(), description.GetProperty("CreationTime").GetInt64(), long.MaxValue);
        Assert.False(description.TryGetProperty("FailureReason", out _));
        Assert.False(description.TryGetProperty("ExitMessage", out _));
    }

    [Fact]
    public async Task RunAsync_Configuration_IsWrittenAsAwsDoes()
    {
        using var bench = new JobBench();
        var job = bench.Sh("cp /opt/ml/config/*.json /opt/ml/processing/output/").WithInstances("ml.m5.xlarge", 1, 30) with { Environment = [] };
        await bench.CompleteAsync(job.AddOutput("out", "/opt/ml/processing/output", "s3://b/out"));

        Golden.Check("Golden/processingjobconfig.json", bench.Get("out/processingjobconfig.json"));
        Assert.Equal("""{"current_host":"algo-1","hosts":["algo-1"]}""", JsonSerializer.Serialize(JobBench.Json(bench.Get("out/resourceconfig.json"))));
    }

    [Fact]
    public async Task RunAsync_Environment_IsTheJobsAndNotTheMachines()
    {
        Environment.SetEnvironmentVariable("MLKIT_TEST_SECRET", "machine");
        using var bench = new JobBench();

        await bench.CompleteAsync(bench.Sh("echo $A-$AWS_REGION-${MLKIT_TEST_SECRET:-none}").WithEnvironment("A", "x y"));

        Assert.Equal(["x y-us-east-1-none"], bench.Output);
    }

    [Fact]
    public async Task RunAsync_TwoInstancesWithShards_EachGetsItsOwn()
    {
        using var bench = new JobBench();
        foreach (var name in (string[])["a", "b", "c"])
            bench.Put($"in/{name}", name);

        bench.Put("all/x", "x");
        var job = bench.Sh("""
            host=$(sed -n 's/.*"current_host": "\(.*\)".*/\1/p' /opt/ml/config/resourceconfig.json)
            cat /opt/ml/processing/in/* /opt/ml/processing/all/* > /opt/ml/processing/out/$host
            """).WithInstances("ml.m5.xlarge", 2, 30)
            .AddInput(new ProcessingInput("in", "s3://b/in", "/opt/ml/processing/in") { Distribution = "ShardedByS3Key" })
            .AddInput("all", "s3://b/all", "/opt/ml/processing/all")
            .AddOutput("out", "/opt/ml/processing/out", "s3://b/out");

        var result = await bench.CompleteAsync(job);

        Assert.Equal("acx", bench.Get("out/algo-1"));
        Assert.Equal("bx", bench.Get("out/algo-2"));
        Assert.Equal([0, 0], result.ExitCodes);
        Assert.Empty(result.Notes);
    }

    [Fact]
    public async Task RunAsync_TwoInstancesWriteTheSameKey_IsNoted()
    {
        using var bench = new JobBench();

        var result = await bench.CompleteAsync(bench.Sh("echo x > /opt/ml/processing/out/x").WithInstances("ml.m5.xlarge", 2, 30).AddOutput("out", "/opt/ml/processing/out", "s3://b/out"));

        Assert.Equal(["algo-1 and algo-2 both wrote s3://b/out/x; the file of algo-2 stayed. Let each put its number, which is in /opt/ml/config/resourceconfig.json, into the names."], result.Notes);
    }

    [Fact]
    public async Task RunAsync_TwentyJobsAtOnce_DoNotMeet()
    {
        using var bench = new JobBench();
        await JobBench.RequireAsync(OptMlMethod.MountNamespace);
        var job = bench.Sh("echo $N > /opt/ml/processing/out/n; sleep 0.05; cat /opt/ml/processing/out/n > /opt/ml/processing/out/m");
        var runner = new LocalJobRunner(bench.Options);

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => runner.RunAsync(
            job.WithJobName($"job-{i}").WithEnvironment("N", $"{i}").AddOutput("out", "/opt/ml/processing/out", $"s3://b/out/{i}"), TestContext.Current.CancellationToken)));

        Assert.All(results, result => Assert.Equal(LocalJobStatus.Completed, result.Status));
        Assert.All(Enumerable.Range(0, 20), i => Assert.Equal($"{i}\n", bench.Get($"out/{i}/m")));
        bench.AssertNothingIsLeft();
    }

    [Theory]
    [InlineData("hello", "hello")]
    [InlineData("", null)]
    public async Task RunAsync_ExitMessage_IsReturned(string written, string? expected)
    {
        using var bench = new JobBench();

        var result = await bench.CompleteAsync(bench.Sh($"printf '{written}' > /opt/ml/output/message"));

        Assert.Equal(expected, result.ExitMessage);
    }

    [Theory]
    [InlineData("x", 600, "x", 511)]
    [InlineData("", 600, "", 512)]
    public async Task RunAsync_LongExitMessage_IsCutToAKilobyteOfWholeCharacters(string prefix, int count, string expectedPrefix, int expectedCount)
    {
        using var bench = new JobBench();

        var result = await bench.CompleteAsync(bench.Python($"open('/opt/ml/output/message', 'wb').write(('{prefix}' + 'ä' * {count}).encode())"));

        Assert.Equal(expectedPrefix + new string('ä', expectedCount), result.ExitMessage);
    }

    [Fact]
    public async Task RunAsync_ExitMessagesOfTwoInstances_AreJoined()
    {
        using var bench = new JobBench();

        var result = await bench.CompleteAsync(bench.Sh("printf message. > /opt/ml/output/message").WithInstances("ml.m5.xlarge", 2, 30));

        Assert.Equal("message.message.", result.ExitMessage);
    }

    [Fact]
    public async Task RunAsync_RelativePaths_LitterNothing()
    {
        using var bench = new JobBench();

        await bench.CompleteAsync(bench.Sh("echo x > mlkit-relative; ls"));

        Assert.Equal(["mlkit-relative"], bench.Output);
        Assert.False(File.Exists("/mlkit-relative"));
    }

    private static ProcessingJob Copy(JobBench bench) =>
        bench.Python(CopyScript).AddInput("data", "s3://b/in/", "/opt/ml/processing/input/data/").AddOutput("out", "/opt/ml/processing/output", "s3://b/out");
}

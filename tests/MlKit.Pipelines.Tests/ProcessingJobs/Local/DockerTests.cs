using MlKit.Pipelines.ProcessingJobs;
using MlKit.Pipelines.ProcessingJobs.Local;

namespace MlKit.Pipelines.Tests.ProcessingJobs.Local;

public sealed class DockerTests : IDisposable
{
    private readonly JobBench _bench = new();

    private string Calls => File.ReadAllText(Path.Combine(_bench.Bucket, "calls"));

    [Fact]
    public async Task RunAsync_ImageInDocker_IsRunWithMountVariablesAndCommand()
    {
        UseDocker("""for w; do case $w in type=bind*) ml=${w#*source=}; ml=${ml%,target*};; esac; done; echo "$TOKEN" > "$ml/processing/out/token"; ls "$ml/processing/in" "$ml/config" """);
        _bench.Put("in/a", "1");
        var job = Job.WithEntrypoint("python", "-v").WithArguments("x y").WithEnvironment("TOKEN", "s3cr3t").WithEnvironment("PATH", "/p").WithEnvironment("EMPTY", "")
            .AddInput("in", "s3://b/in/", "/opt/ml/processing/in").AddOutput("out", "/opt/ml/processing/out", "s3://b/out");

        var result = await RunAsync(job);

        Assert.Equal((LocalJobStatus.Completed, OptMlMethod.Docker), (result.Status, result.OptMl));
        Assert.Equal("s3cr3t\n", _bench.Get("out/token"));
        Assert.Contains("a", _bench.Output);
        Assert.Contains("resourceconfig.json", _bench.Output);
        var lines = Calls.Split('\n');
        var name = lines[3];
        Assert.Matches("^mlkit-job-[0-9a-f]{32}-algo-1$", name);
        var folder = Path.Combine(_bench.WorkFolder, name[..^"-algo-1".Length], "algo-1");
        Assert.Equal(
            [
                "run", "--rm", "--name", name, "--hostname", "algo-1", "--mount", $"type=bind,source={folder}/ml,target=/opt/ml", "--env", "AWS_DEFAULT_REGION", "--env", "AWS_REGION", "--env", "EMPTY=",
                "--env", "MLKIT_TEST_MARK", "--env", "PATH=/p", "--env", "TOKEN", "--entrypoint", "python", "111111111111.dkr.ecr.us-east-1.amazonaws.com/legacycode:1.0", "-v", "x y", ".",
                "rm", "--force", name, ".",
            ],
            lines.Take(30));
    }

    [Fact]
    public async Task RunAsync_JobWithoutCommand_LeavesItToTheImage()
    {
        UseDocker("");

        Assert.Equal(LocalJobStatus.Completed, (await RunAsync(Job)).Status);

        Assert.DoesNotContain("--entrypoint", Calls.Split("rm\n--force")[0], StringComparison.Ordinal);
        Assert.Contains("legacycode:1.0\n.\n", Calls, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_DockerItselfFails_SaysSo()
    {
        UseDocker("[ $1 = rm ] || { echo 'Cannot connect to the Docker daemon' >&2; exit 125; }");

        var result = await RunAsync(Job);

        Assert.Equal(LocalJobStatus.Failed, result.Status);
        Assert.Equal(["algo-1 did not run, since docker itself failed (exit code 125). See the log."], result.Notes);
        Assert.Equal(["Cannot connect to the Docker daemon"], _bench.Output);
    }

    [Fact]
    public async Task RunAsync_Cancelled_RemovesTheContainer()
    {
        UseDocker("[ $1 = rm ] || { trap '' INT; echo started; sleep 60; sleep 60; }");
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        _bench.OnLine = _ => cancellation.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new LocalJobRunner(_bench.Options).RunAsync(Job, cancellation.Token));

        Assert.Matches("\nrm\n--force\nmlkit-job-[0-9a-f]{32}-algo-1\n", Calls);
        _bench.AssertNothingIsLeft();
    }

    [Fact]
    public async Task RunAsync_NoDocker_SaysWhatToInstall()
    {
        Use("no-such-docker");

        var e = await Assert.ThrowsAsync<LocalJobException>(() => RunAsync(Job));

        Assert.Equal(
            "AppSpecification.ImageUri: '111111111111.dkr.ecr.us-east-1.amazonaws.com/legacycode:1.0' must run in Docker, since the local image '*/legacycode:*' asks for it, but the program 'no-such-docker' was not found. Install Docker, or describe how the image runs without it.",
            e.Message);
    }

    [Fact]
    public async Task RunAsync_DockerAsTheWayForEveryJob_IsRefused()
    {
        using var bench = new JobBench(OptMlMethod.Docker);

        var e = await Assert.ThrowsAsync<LocalJobException>(() => bench.RunAsync(bench.Sh("true")));

        Assert.Equal("LocalJobOptions.OptMl: must be a way for a process of this machine, but was Docker. Set RunsInDocker of the image's LocalImage.", e.Message);
    }

    public void Dispose() => _bench.Dispose();

    private ProcessingJob Job => _bench.Bare().WithImage("111111111111.dkr.ecr.us-east-1.amazonaws.com/legacycode:1.0");

    /// <summary>A program that notes its arguments, one a line and a point behind them, and does what a script says.</summary>
    private void UseDocker(string script)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in is a shell script.");
        var program = _bench.Put("docker", $"#!/bin/sh\nprintf '%s\\n' \"$@\" . >> '{_bench.Bucket}/calls'\n{script}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        Use(program);
    }

    private void Use(string program) => _bench.Options = _bench.Options with
    {
        Images = [new LocalImage("*/legacycode:*") { RunsInDocker = true, Programs = _bench.Options.Images[0].Programs.Add("docker", program) }],
    };

    private async Task<LocalJobResult> RunAsync(ProcessingJob job)
    {
        try
        {
            return await new LocalJobRunner(_bench.Options).RunAsync(job, TestContext.Current.CancellationToken);
        }
        finally
        {
            _bench.AssertNothingIsLeft();
        }
    }
}

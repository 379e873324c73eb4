using System.Diagnostics;
using MlKit.Pipelines.ProcessingJobs;
using MlKit.Pipelines.ProcessingJobs.Local;

namespace MlKit.Pipelines.Tests.ProcessingJobs.Local;

public sealed class LocalJobFaultTests
{
    [Fact]
    public async Task RunAsync_ExitCode_FailsInAwsWords()
    {
        using var bench = new JobBench();

        var result = await bench.RunAsync(bench.Sh("echo why > /opt/ml/output/message; echo x > /opt/ml/processing/out/x; exit 3").AddOutput("out", "/opt/ml/processing/out", "s3://b/out"));

        Assert.Equal(LocalJobStatus.Failed, result.Status);
        Assert.Equal("AlgorithmError: See job logs for more information", result.FailureReason);
        Assert.Equal("why\n", result.ExitMessage);
        Assert.Equal(["algo-1 ended with exit code 3."], result.Notes);
        Assert.Empty(bench.Keys("out"));
        Assert.Equal("Failed", result.Description.GetProperty("ProcessingJobStatus").GetString());
        Assert.Equal(result.FailureReason, result.Description.GetProperty("FailureReason").GetString());
        Assert.Equal("why\n", result.Description.GetProperty("ExitMessage").GetString());
    }

    [Fact]
    public async Task RunAsync_OneInstanceFails_TheOthersAreEnded()
    {
        using var bench = new JobBench();
        var watch = Stopwatch.StartNew();

        var result = await bench.RunAsync(bench.Sh("grep -q 'current_host.*algo-2' /opt/ml/config/resourceconfig.json && exit 7; sleep 60").WithInstances("ml.m5.xlarge", 2, 30));

        Assert.Equal(LocalJobStatus.Failed, result.Status);
        Assert.Equal(7, result.ExitCodes[1]);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task RunAsync_KilledProcess_IsNoted()
    {
        using var bench = new JobBench(OptMlMethod.PathRewriting);

        var result = await bench.RunAsync(bench.Sh("kill -9 $$"));

        Assert.Equal(LocalJobStatus.Failed, result.Status);
        Assert.Equal("AlgorithmError: See job logs for more information", result.FailureReason);
        Assert.Equal([137], result.ExitCodes);
        Assert.Equal(["algo-1 was ended by SIGKILL (exit code 137): by this run where it was stopped, otherwise mostly by the kernel, for want of memory. Give it less data."], result.Notes);
    }

    [Fact]
    public async Task RunAsync_MissingProgram_SaysWhatToInstall()
    {
        using var bench = new JobBench();

        var result = await bench.RunAsync(bench.Bare().WithEntrypoint("no-such-program"));

        Assert.Equal(LocalJobStatus.Failed, result.Status);
        Assert.Equal(
            "ClientError: The program of AppSpecification.ContainerEntrypoint must be on this machine, but 'no-such-program' was not found on the path. Install it, or name the one to use in the Programs of the image's LocalImage.",
            result.FailureReason);
        Assert.Equal([null], result.ExitCodes);
    }

    [Fact]
    public async Task RunAsync_ScriptAsProgram_SaysThatItIsNotExecutable()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows knows no executable files.");
        using var bench = new JobBench();

        var result = await bench.RunAsync(bench.Sh("true") with { Entrypoint = ["/opt/ml/processing/input/scripts/run"] });

        Assert.Equal(
            "ClientError: The program of AppSpecification.ContainerEntrypoint must be executable, but '/opt/ml/processing/input/scripts/run' is not: files from S3 never are. Put its interpreter before it, such as [\"sh\", \"/opt/ml/processing/input/scripts/run\"].",
            result.FailureReason);
    }

    [Fact]
    public async Task RunAsync_OutputFolderVanishes_Fails()
    {
        using var bench = new JobBench();

        var result = await bench.RunAsync(bench.Sh("rm -r /opt/ml/processing/out").AddOutput("out", "/opt/ml/processing/out", "s3://b/out"));

        Assert.Equal(LocalJobStatus.Failed, result.Status);
        Assert.Equal("ClientError: The folder /opt/ml/processing/out of the output 'out' is gone. The script must leave it and write into it.", result.FailureReason);
    }

    [Theory]
    [InlineData("rm -r /opt/ml/processing/out; ln -s /etc /opt/ml/processing/out")]
    [InlineData("rm -r /opt/ml/processing/out; echo > /opt/ml/processing/out")]
    public async Task RunAsync_OutputFolderIsReplaced_FailsAndUploadsNothing(string script)
    {
        using var bench = new JobBench();

        var result = await bench.RunAsync(bench.Sh(script).AddOutput("out", "/opt/ml/processing/out", "s3://b/out"));

        Assert.Equal("ClientError: The folder /opt/ml/processing/out of the output 'out' is gone. The script must leave it and write into it.", result.FailureReason);
        Assert.Empty(bench.Keys("out"));
    }

    [Fact]
    public async Task RunAsync_PipeAndSocketAmongTheOutputs_AreNotedAndLeftOut()
    {
        using var bench = new JobBench();

        var result = await bench.CompleteAsync(bench.Python("""
            import os, socket
            os.mkfifo('/opt/ml/processing/out/pipe')
            os.chdir('/opt/ml/processing/out')
            socket.socket(socket.AF_UNIX).bind('socket')
            open('file', 'w').write('1')
            """).AddOutput("out", "/opt/ml/processing/out", "s3://b/out"));

        Assert.Equal(["file"], bench.Keys("out"));
        Assert.Equal(
            [
                "The pipe, socket or device 'pipe' of the output 'out' was not uploaded: only files are. Remove it before the script ends.",
                "The pipe, socket or device 'socket' of the output 'out' was not uploaded: only files are. Remove it before the script ends.",
            ],
            result.Notes.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task RunAsync_PipeInTheBucket_IsNoInput()
    {
        JobBench.Require("mkfifo");
        using var bench = new JobBench();
        bench.Put("in/x", "1");
        await Process.Start("mkfifo", Path.Combine(bench.Bucket, "in", "pipe")).WaitForExitAsync(TestContext.Current.CancellationToken);

        await bench.CompleteAsync(bench.Sh("ls /opt/ml/processing/in").AddInput("in", "s3://b/in/", "/opt/ml/processing/in"));

        Assert.Equal(["x"], bench.Output);
    }

    [Theory]
    [InlineData("mkfifo /opt/ml/output/message")]
    [InlineData("mkdir /opt/ml/output/message")]
    public async Task RunAsync_MessageIsNoFile_IsNoMessage(string script)
    {
        JobBench.Require("mkfifo");
        using var bench = new JobBench();

        Assert.Null((await bench.CompleteAsync(bench.Sh(script))).ExitMessage);
    }

    [Fact]
    public async Task RunAsync_OutputNameIsNotUtf8_Fails()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere there are no such names.");
        using var bench = new JobBench();

        var result = await bench.RunAsync(bench.Sh(@"cd /opt/ml/processing/out; echo > $(printf 'a\377')").AddOutput("out", "/opt/ml/processing/out", "s3://b/out"));

        Assert.Equal("ClientError: The name of the file 'a\uFFFD' of the output 'out' must be UTF-8, but is not. Give it another name.", result.FailureReason);
    }

    [Theory]
    [InlineData("echo > /opt/ml/processing/out/a", "The file 'a' of the output 'out' could not be written to s3://b/out/a: s3://b/out/a: must not be a folder as well")]
    [InlineData("mkdir -p /opt/ml/processing/out/f/a; echo > /opt/ml/processing/out/f/a/b", "The file 'f/a/b' of the output 'out' could not be written to s3://b/out/f/a/b: s3://b/out/f/a/b: must lie in folders, since it is a file here, but 's3://b/out/f' is an object. Give one of them another key.")]
    public async Task RunAsync_KeyCollidesWithAFolder_SaysSo(string script, string reason)
    {
        using var bench = new JobBench();
        bench.Put("out/a/b", "");
        bench.Put("out/f", "");

        var result = await bench.RunAsync(bench.Sh(script).AddOutput("out", "/opt/ml/processing/out", "s3://b/out"));

        Assert.StartsWith($"InternalServerError: {reason}", result.FailureReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_MessageIsNotUtf8_Fails()
    {
        using var bench = new JobBench();

        var result = await bench.RunAsync(bench.Sh(@"printf '\377' > /opt/ml/output/message"));

        Assert.Equal(LocalJobStatus.Failed, result.Status);
        Assert.Equal("ClientError: /opt/ml/output/message must be UTF-8, but is not. Write the text with that encoding.", result.FailureReason);
        Assert.Null(result.ExitMessage);
    }

    [Fact]
    public async Task RunAsync_LongerThanAllowed_IsStoppedBySigint()
    {
        using var bench = new JobBench();
        bench.Options = bench.Options with { StopGracePeriod = TimeSpan.FromSeconds(10) };
        var job = bench.Python("""
            import signal, sys, time
            def stop(number, frame):
                print('signal', number, flush=True)
                sys.exit(0)
            signal.signal(signal.SIGINT, stop)
            open('/opt/ml/processing/out/x', 'w').write('partial')
            time.sleep(60)
            """).WithMaxRuntime(TimeSpan.FromSeconds(1)).AddOutput(new ProcessingOutput("out", "/opt/ml/processing/out", "s3://b/out") { UploadMode = "Continuous" });

        var result = await bench.RunAsync(job);

        Assert.Equal(LocalJobStatus.Stopped, result.Status);
        Assert.Null(result.FailureReason);
        Assert.Equal(["signal 2"], bench.Output);
        Assert.Equal("partial", bench.Get("out/x"));
        Assert.Equal("Stopped", result.Description.GetProperty("ProcessingJobStatus").GetString());
    }

    [Theory]
    [InlineData(OptMlMethod.MountNamespace)]
    [InlineData(OptMlMethod.PathRewriting)]
    public async Task RunAsync_Cancelled_LeavesNothingRunning(OptMlMethod method)
    {
        await JobBench.RequireAsync(method);
        using var bench = new JobBench(method);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        bench.OnLine = _ => cancellation.Cancel();

        // It ignores the request to end, as do its children.
        var job = bench.Sh("trap '' INT; sleep 60 & (sleep 60 & sleep 60) & echo started; sleep 60; sleep 60");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.RunUntilAsync(job, cancellation.Token));
        Assert.Equal(["started"], bench.Output);
    }

    [Fact]
    public async Task RunAsync_CancelledBefore_DoesNothing()
    {
        using var bench = new JobBench();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.RunUntilAsync(bench.Sh("echo x"), new CancellationToken(canceled: true)));
        Assert.Empty(bench.Output);
    }

    [Theory]
    [InlineData("sleep 60 &")]
    [InlineData("setsid sleep 60 > /dev/null 2>&1 &")]
    public async Task RunAsync_ProcessLeftBehind_IsEnded(string command)
    {
        await JobBench.RequireAsync(OptMlMethod.MountNamespace);
        using var bench = new JobBench(OptMlMethod.MountNamespace);

        await bench.CompleteAsync(bench.Sh(command));
    }

    [Theory]
    [InlineData("setsid sleep 60 > /dev/null 2>&1 &")]
    [InlineData("(setsid sh -c 'while true; do date > $TMPDIR/$$; sleep 0.01; done' > /dev/null 2>&1 &) ; sleep 0.2")]
    public async Task RunAsync_ProcessLeftItsGroup_IsEndedOnLinux(string command)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux shows the variables of processes.");
        using var bench = new JobBench(OptMlMethod.PathRewriting);

        await bench.CompleteAsync(bench.Bare().WithEntrypoint("sh", "-c", command));
    }

    [Theory]
    [InlineData(OptMlMethod.MountNamespace)]
    [InlineData(OptMlMethod.PathRewriting)]
    public async Task RunAsync_WholeTreeIsKilled_FailsAndLeavesNothing(OptMlMethod method)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux shows the variables of processes.");
        await JobBench.RequireAsync(method);
        using var bench = new JobBench(method);
        bench.OnLine = _ => bench.KillAll();

        var result = await bench.RunAsync(bench.Sh("sleep 60 & (sleep 60 & sleep 60) & echo started; sleep 60; sleep 60"));

        Assert.Equal(LocalJobStatus.Failed, result.Status);
        Assert.Equal([137], result.ExitCodes);
        Assert.Equal("AlgorithmError: See job logs for more information", result.FailureReason);
    }

    [Fact]
    public async Task RunAsync_LogThrows_EndsTheJobAndReachesTheCaller()
    {
        using var bench = new JobBench();
        bench.OnLine = _ => throw new InvalidOperationException("listener");

        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => bench.RunAsync(bench.Sh("echo a; echo b; sleep 60")));

        Assert.Equal("listener", thrown.Message);
        Assert.Single(bench.Lines);
    }

    [Fact]
    public async Task RunAsync_FoldersWithoutRights_AreRemoved()
    {
        using var bench = new JobBench();

        await bench.CompleteAsync(bench.Sh("mkdir -p /opt/ml/x/y; echo > /opt/ml/x/y/z; chmod 0 /opt/ml/x/y /opt/ml/x"));
    }

    [Fact]
    public async Task RunAsync_DiskOfTheBucketIsFull_SaysSo()
    {
        using var bench = new JobBench();
        using var disk = SmallDisk.Mount(Path.Combine(bench.Bucket, "out"));

        var result = await bench.RunAsync(bench.Sh("head -c 2000000 /dev/zero > /opt/ml/processing/out/x").AddOutput("out", "/opt/ml/processing/out", "s3://b/out"));

        Assert.Equal(LocalJobStatus.Failed, result.Status);
        Assert.Equal(
            "InternalServerError: The file 'x' of the output 'out' could not be written to s3://b/out/x: the disk is full. Free space on it, or choose a work folder or buckets on another one.",
            result.FailureReason);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(bench.Bucket, "out")));
    }

    [Fact]
    public async Task RunAsync_DiskOfTheWorkFolderIsFull_SaysSo()
    {
        using var bench = new JobBench();
        bench.Put("in/x", new string('x', 2_000_000));
        using var disk = SmallDisk.Mount(bench.WorkFolder);

        var result = await bench.RunAsync(bench.Sh("true").AddInput("in", "s3://b/in/", "/opt/ml/processing/in"));

        Assert.Equal(LocalJobStatus.Failed, result.Status);
        Assert.Equal("InternalServerError: The inputs could not be brought into the job's folder: the disk is full. Free space on it, or choose a work folder or buckets on another one.", result.FailureReason);
    }

    [Fact]
    public async Task RunAsync_WorkFolderCannotBeMade_SaysSo()
    {
        using var bench = new JobBench();
        var file = bench.Put("file", "");
        bench.Options = bench.Options with { WorkFolder = file };

        var result = await bench.RunAsync(bench.Sh("true"));

        Assert.Equal(LocalJobStatus.Failed, result.Status);
        Assert.StartsWith($"InternalServerError: The job's folder could not be made in '{file}': ", result.FailureReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_WithoutWorkFolder_UsesTheTemporaryFolderAndLeavesNothing()
    {
        using var bench = new JobBench();
        bench.Options = bench.Options with { WorkFolder = null };

        await bench.CompleteAsync(bench.Sh("echo $TMPDIR"));

        var folder = Path.GetFullPath(Path.Combine(bench.Output.Single(), "..", ".."));
        Assert.StartsWith(Path.Combine(Path.GetTempPath(), "mlkit-job-"), folder, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task RunAsync_Secrets_AreInNoMessage()
    {
        using var bench = new JobBench();

        var result = await bench.RunAsync(bench.Bare().WithEnvironment("TOKEN", "s3cr3t").WithEntrypoint("no-such-program"));

        Assert.DoesNotContain("s3cr3t", result.FailureReason + string.Concat(result.Notes) + string.Concat(bench.Output), StringComparison.Ordinal);
    }
}

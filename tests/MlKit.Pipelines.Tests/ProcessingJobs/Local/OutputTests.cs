using MlKit.Pipelines.ProcessingJobs;
using MlKit.Pipelines.ProcessingJobs.Local;
using MlKit.Pipelines.Running;

namespace MlKit.Pipelines.Tests.ProcessingJobs.Local;

public sealed class OutputTests : IDisposable
{
    private readonly JobBench _bench = new();

    [Fact]
    public async Task RunAsync_Output_KeepsRelativePathsAndFollowsNoLinks()
    {
        await _bench.CompleteAsync(_bench.Sh("""
            cd /opt/ml/processing/out
            mkdir -p deep/er empty
            echo a > deep/er/a; echo b > .b
            ln -s deep/er/a link; ln -s deep linked
            """).AddOutput("out", "/opt/ml/processing/out", "s3://b/x/y/"));

        Assert.Equal([".b", "deep/er/a"], _bench.Keys("x/y"));
    }

    [Fact]
    public async Task RunAsync_TwoOutputs_GoWhereTheyBelong()
    {
        await _bench.CompleteAsync(_bench.Sh("echo 1 > /opt/ml/processing/one/a; echo 2 > /opt/ml/processing/two/a")
            .AddOutput("one", "/opt/ml/processing/one/", "s3://b/1").AddOutput("two", "/opt/ml/processing/two", "s3://new/2"));

        Assert.Equal("1\n", _bench.Get("1/a"));
        Assert.Equal("2\n", _bench.Get("../new/2/a"));
    }

    [Fact]
    public async Task RunAsync_ContinuousOutput_IsUploadedWhileTheJobRuns()
    {
        // The job goes on only when it sees its first file in the bucket.
        var bucket = _bench.Bucket;
        await _bench.CompleteAsync(_bench.Sh($"""
            echo 1 > /opt/ml/processing/out/first
            while [ ! -e '{bucket}/out/first' ]; do sleep 0.01; done
            echo 2 > /opt/ml/processing/out/first; echo 3 > /opt/ml/processing/out/last
            """).WithMaxRuntime(TimeSpan.FromSeconds(30)).AddOutput(new ProcessingOutput("out", "/opt/ml/processing/out", "s3://b/out") { UploadMode = "Continuous" }));

        Assert.Equal("2\n", _bench.Get("out/first"));
        Assert.Equal("3\n", _bench.Get("out/last"));
    }

    [Fact]
    public async Task RunAsync_ContinuousOutputOfFailedJob_IsUploaded()
    {
        var result = await _bench.RunAsync(_bench.Sh("echo 1 > /opt/ml/processing/out/a; exit 1")
            .AddOutput(new ProcessingOutput("out", "/opt/ml/processing/out", "s3://b/out") { UploadMode = "Continuous" }));

        Assert.Equal(LocalJobStatus.Failed, result.Status);
        Assert.Equal("1\n", _bench.Get("out/a"));
    }

    [Fact]
    public async Task RunAsync_ContinuousUploadFails_EndsTheJob()
    {
        // A file stands where the output's folder should be.
        _bench.Put("out", "");

        var result = await _bench.RunAsync(_bench.Sh("echo 1 > /opt/ml/processing/out/a; sleep 60")
            .AddOutput(new ProcessingOutput("out", "/opt/ml/processing/out", "s3://b/out") { UploadMode = "Continuous" }));

        Assert.Equal(LocalJobStatus.Failed, result.Status);
        Assert.StartsWith("InternalServerError: The file 'a' of the output 'out' could not be written to s3://b/out/a: ", result.FailureReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UploadSettledAsync_FileThatStillChanges_Waits()
    {
        var folder = Path.Combine(_bench.WorkFolder, "out");
        var upload = new OutputUpload(_bench.Options.Buckets, new JobOutput("out", "/opt/ml/processing/out", new S3Location("b", "out"), true), folder);
        upload.Prepare();
        foreach (var text in (string[])["1", "12", "123"])
        {
            File.WriteAllText(Path.Combine(folder, "a"), text);
            await upload.UploadSettledAsync(TestContext.Current.CancellationToken);
            Assert.Empty(_bench.Keys("out"));
        }

        await upload.UploadSettledAsync(TestContext.Current.CancellationToken);

        Assert.Equal("123", _bench.Get("out/a"));
    }

    [Fact]
    public async Task CopyAsync_OfMissingFile_LeavesNothing()
    {
        var target = Path.Combine(_bench.Bucket, "out", "a");

        await Assert.ThrowsAsync<FileNotFoundException>(() => AtomicFile.CopyAsync(Path.Combine(_bench.Bucket, "missing"), target, TestContext.Current.CancellationToken));

        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(target)!));
    }

    public void Dispose() => _bench.Dispose();
}

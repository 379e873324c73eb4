using System.Collections.Concurrent;
using System.Diagnostics;
using MlKit.Labeling.A2d2;
using MlKit.Labeling.ScaleOut;
using MlKit.Pipelines.ProcessingJobs;
using MlKit.Pipelines.ProcessingJobs.Local;
using MlKit.Pipelines.Running;

namespace MlKit.Labeling.Tests.ScaleOut;

/// <summary>Runs the jobs of a conversion as processes of the sample's program. After every run no process and no folder of it may be left.</summary>
internal sealed class ProcessBench : IDisposable, IProgress<LocalLogLine>
{
    private const string MarkName = "MLKIT_TEST_MARK";

    private readonly TemporaryFolder _folder = new();
    private readonly string _mark = Guid.NewGuid().ToString("N");

    public ProcessBench(string dataRoot, OptMlMethod method = OptMlMethod.PathRewriting)
    {
        Directory.CreateDirectory(WorkFolder);
        Conversion = new ShardedConversion(
            new(dataRoot, "s3://data/"), new(_folder["s3", "bucket", "work"], "s3://bucket/work/"), new(_folder["s3", "bucket", "labeling-input"], ShardBench.S3Prefix));
        Options = new LocalJobOptions(LocalBuckets.In(_folder["s3"]).With("data", dataRoot))
        {
            Images = [LocalImage.FromDockerfile("worker:*", Path.Combine(SampleFolder, "Dockerfile"))],
            WorkFolder = WorkFolder,
            OptMl = method,
            Log = this,
        };
        Worker = ProcessingJob.Create("a2d2").WithImage("worker:1").WithRole("arn:aws:iam::111111111111:role/r").WithEnvironment(MarkName, _mark);
    }

    public ShardedConversion Conversion { get; }

    public ProcessingJob Worker { get; set; }

    public ConcurrentQueue<string> Lines { get; } = [];

    public Action<LocalLogLine>? OnLine { get; set; }

    private LocalJobOptions Options { get; }

    private string WorkFolder => _folder["jobs"];

    // The tests and the sample are built alike, each into its own folder: bin/Release/net10.0.
    public static string SampleFolder
    {
        get
        {
            var own = AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar);
            var project = Path.GetFullPath(Path.Combine(own, "../../.."));
            return Path.GetFullPath(Path.Combine(project, "../../samples/ShardedConversion", Path.GetRelativePath(project, own)));
        }
    }

    public Task<int> SplitAsync(int shards) => Conversion.SplitAsync([.. A2d2Dataset.Open(Conversion.Data.Folder).Scenes], shards, cancellationToken: TestContext.Current.CancellationToken);

    public ProcessingJob ConvertJob(int instances) => Conversion.ToConvertJob(Worker.WithInstances("ml.m5.xlarge", instances, 30));

    public async Task<LocalJobResult> RunAsync(ProcessingJob job, CancellationToken? cancellationToken = null)
    {
        try
        {
            return await new LocalJobRunner(Options).RunAsync(job, cancellationToken ?? TestContext.Current.CancellationToken);
        }
        finally
        {
            AssertNothingIsLeft();
        }
    }

    public async Task CompleteAsync(ProcessingJob job)
    {
        var result = await RunAsync(job);
        Assert.True(result.Status == LocalJobStatus.Completed, $"{result.FailureReason} {result.ExitMessage}\n{string.Join('\n', Lines)}");
        Assert.Empty(result.Notes);
    }

    public async Task<ExecutionResult> RunMapAsync(int maxConcurrency)
    {
        var machine = Conversion.ToStateMachine("convert", Worker, maxConcurrency);
        await using var runner = new LocalRunner(new LocalRunnerOptions { Handlers = new TaskHandlers().AddProcessingJobs(Options), Objects = Options.Buckets });
        try
        {
            return await runner.RunAsync(machine, cancellationToken: TestContext.Current.CancellationToken);
        }
        finally
        {
            AssertNothingIsLeft();
        }
    }

    /// <summary>Kills one worker as the kernel would.</summary>
    public void KillOne()
    {
        foreach (var id in Marked().Where(id => Read(id, "cmdline").StartsWith("dotnet\0", StringComparison.Ordinal)).Take(1))
        {
            using var process = Process.GetProcessById(id);
            process.Kill();
        }
    }

    public SortedDictionary<string, byte[]> ReadTarget() => Directory.Exists(Conversion.Target.Folder) ? TemporaryFolder.Read(Conversion.Target.Folder) : [];

    public void Dispose() => _folder.Dispose();

    void IProgress<LocalLogLine>.Report(LocalLogLine value)
    {
        Lines.Enqueue(value.Text);
        OnLine?.Invoke(value);
    }

    private void AssertNothingIsLeft()
    {
        Assert.Empty(Directory.EnumerateFileSystemEntries(WorkFolder));
        Assert.Empty(Marked());
    }

    private IEnumerable<int> Marked() => OperatingSystem.IsLinux()
        ? Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(name => char.IsAsciiDigit(name![0])).Select(int.Parse!).Where(id => Read(id, "environ").Contains(_mark, StringComparison.Ordinal))
        : [];

    private static string Read(int process, string name)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/{name}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It has ended meanwhile, or is another user's.
            return "";
        }
    }
}

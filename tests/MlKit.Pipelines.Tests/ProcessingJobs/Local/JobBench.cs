using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using MlKit.Pipelines.ProcessingJobs;
using MlKit.Pipelines.ProcessingJobs.Local;
using MlKit.Pipelines.Running;

namespace MlKit.Pipelines.Tests.ProcessingJobs.Local;

/// <summary>A bucket and a work folder for the jobs of one test. After every run the work folder must be empty and no process of the test may live.</summary>
internal sealed class JobBench : IDisposable, IProgress<LocalLogLine>
{
    public const string Image = "111111111111.dkr.ecr.us-east-1.amazonaws.com/sagemaker-scikit-learn:1.2-1";
    public const string Role = "arn:aws:iam::111111111111:role/r";
    private const string MarkName = "MLKIT_TEST_MARK";

    private readonly string _root = Directory.CreateTempSubdirectory("mlkit-test-").FullName;
    private readonly string _mark = Guid.NewGuid().ToString("N");

    public JobBench(OptMlMethod? method = null)
    {
        Directory.CreateDirectory(WorkFolder);
        Directory.CreateDirectory(Bucket);
        Options = new LocalJobOptions(LocalBuckets.In(Path.Combine(_root, "buckets")))
        {
            WorkFolder = WorkFolder,
            OptMl = method,
            Log = this,
            StopGracePeriod = TimeSpan.FromMilliseconds(300),
            ContinuousUploadInterval = TimeSpan.FromMilliseconds(20),
        };
    }

    public LocalJobOptions Options { get; set; }

    /// <summary>Gets the folder of <c>s3://b</c>.</summary>
    public string Bucket => Path.Combine(_root, "buckets", "b");

    public string WorkFolder => Path.Combine(_root, "work");

    public ConcurrentQueue<LocalLogLine> Lines { get; } = [];

    public Action<LocalLogLine>? OnLine { get; set; }

    public IEnumerable<string> Output => Lines.Select(line => line.Text);

    public static void Require(params string[] programs)
    {
        foreach (var program in programs)
            Assert.SkipUnless(ProgramFinder.Find(program) is not null, $"The program '{program}' is not on this machine.");
    }

    public static async Task RequireAsync(OptMlMethod method)
    {
        var obstacle = method == OptMlMethod.MountNamespace ? await MountNamespaceProvider.FindObstacleAsync() : null;
        Assert.SkipUnless(obstacle is null, $"There is no mount namespace here: {obstacle}.");
    }

    public string Put(string key, string content)
    {
        var file = Path.Combine(Bucket, key);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
        return file;
    }

    public string Get(string key) => File.ReadAllText(Path.Combine(Bucket, key));

    public string[] Keys(string folder) => Directory.Exists(Path.Combine(Bucket, folder)) ? [.. FolderFiles.Under(Path.Combine(Bucket, folder)).Order(StringComparer.Ordinal)] : [];

    /// <summary>Makes a job whose script lies in S3, as the samples of SageMaker do.</summary>
    public ProcessingJob Script(string interpreter, string script)
    {
        Require(interpreter);
        Put("scripts/run", script);
        return Bare().AddInput("scripts", "s3://b/scripts/", "/opt/ml/processing/input/scripts").WithEntrypoint(interpreter, "/opt/ml/processing/input/scripts/run");
    }

    public ProcessingJob Sh(string script) => Script("sh", script);

    public ProcessingJob Python(string script) => Script("python3", script);

    public ProcessingJob Bare() => ProcessingJob.Create("job").WithJobName("job").WithImage(Image).WithRole(Role).WithEnvironment(MarkName, _mark);

    public Task<LocalJobResult> RunAsync(ProcessingJob job) => RunUntilAsync(job, TestContext.Current.CancellationToken);

    public async Task<LocalJobResult> RunUntilAsync(ProcessingJob job, CancellationToken cancellationToken)
    {
        if (Options.OptMl is null)
            await RequireAsync(OptMlMethod.MountNamespace);

        try
        {
            return await new LocalJobRunner(Options).RunAsync(job, cancellationToken);
        }
        finally
        {
            AssertNothingIsLeft();
        }
    }

    public void AssertNothingIsLeft()
    {
        Assert.Empty(Directory.EnumerateFileSystemEntries(WorkFolder));
        Assert.Empty(Survivors());
    }

    public async Task<LocalJobResult> CompleteAsync(ProcessingJob job)
    {
        var result = await RunAsync(job);
        Assert.True(result.Status == LocalJobStatus.Completed, $"{result.FailureReason}\n{string.Join('\n', result.Notes)}\n{string.Join('\n', Output)}");
        return result;
    }

    public static JsonElement Json(string text) => JsonElement.Parse(text);

    public void Dispose() => Directory.Delete(_root, recursive: true);

    void IProgress<LocalLogLine>.Report(LocalLogLine value)
    {
        Lines.Enqueue(value);
        OnLine?.Invoke(value);
    }

    /// <summary>Does as the kernel does where memory is short, with all processes of the test.</summary>
    public void KillAll()
    {
        foreach (var folder in Processes())
            ProcessGroup.Kill(int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture));
    }

    /// <summary>Returns the command lines of the processes that still have the test's mark.</summary>
    private IEnumerable<string> Survivors() => Processes().Select(folder => Read(folder, "cmdline"));

    private List<string> Processes() => OperatingSystem.IsLinux()
        ? [.. Directory.EnumerateDirectories("/proc").Where(folder => char.IsAsciiDigit(Path.GetFileName(folder)[0]) && Read(folder, "environ").Contains(_mark, StringComparison.Ordinal))]
        : [];

    private static string Read(string folder, string name)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, name));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It has ended meanwhile, or is another user's.
            return "";
        }
    }
}

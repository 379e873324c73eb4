using MlKit.Labeling;
using MlKit.Labeling.A2d2;
using MlKit.Labeling.ScaleOut;
using MlKit.Pipelines.ProcessingJobs;
using MlKit.Pipelines.ProcessingJobs.Local;
using MlKit.Pipelines.Running;

namespace ShardedConversionSample;

/// <summary>One conversion by jobs, which run here: folders stand for the buckets, processes for the instances.</summary>
internal sealed class ShardedRun
{
    public const string TargetPrefix = $"s3://{Bucket}/labeling-input/";

    private const string Bucket = "amzn-s3-demo-destination-bucket";
    private const string DataBucket = "amzn-s3-demo-source-bucket";
    private const string Image = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/sharded-conversion:1";

    private readonly string _root;
    private readonly int _instances;
    private readonly ShardedConversion _conversion;
    private LocalJobOptions _options;

    public ShardedRun(string root, string data, int instances, OptMlMethod? optMl = null)
    {
        (_root, _instances) = (root, instances);
        _conversion = new ShardedConversion(
            new ConversionTarget(data, $"s3://{DataBucket}/"),
            new ConversionTarget(Path.Combine(root, Bucket, "work"), $"s3://{Bucket}/work/"),
            new ConversionTarget(Path.Combine(root, Bucket, "labeling-input"), TargetPrefix));
        _options = new LocalJobOptions(LocalBuckets.In(root).With(DataBucket, data))
        {
            Images = [LocalImage.FromDockerfile("*/sharded-conversion:*", Path.Combine(AppContext.BaseDirectory, "Dockerfile"))],
            Log = new JobConsole(),
            OptMl = optMl,
        };
    }

    public string TargetFolder => _conversion.Target.Folder;

    /// <summary>Gets how /opt/ml is provided, once jobs have run; null for the way the runner prefers.</summary>
    public OptMlMethod? OptMl => _options.OptMl;

    private ProcessingJob Worker => ProcessingJob.Create("a2d2")
        .WithImage(Image)
        .WithInstances("ml.c5.2xlarge", _instances, volumeSizeInGB: 100)
        .WithMaxRuntime(TimeSpan.FromHours(4))
        .WithRole("arn:aws:iam::123456789012:role/SageMakerProcessing");

    /// <summary>Runs one job of several instances, and the merge.</summary>
    public async Task RunJobsAsync(IReadOnlyList<A2d2Scene> scenes, A2d2ConverterOptions options, CancellationToken cancellationToken)
    {
        var shards = await _conversion.SplitAsync(scenes, _instances, options, cancellationToken);
        Console.WriteLine($"\nProcessing job, {shards} shards");
        foreach (var job in new[] { _conversion.ToConvertJob(Worker), _conversion.ToMergeJob(Worker) })
        {
            var result = await RunAsync(job, cancellationToken);
            if (result.Status != LocalJobStatus.Completed)
                throw new IOException($"The job {job.Name} ended as {result.Status}: {result.ExitMessage ?? result.FailureReason} {string.Join(' ', result.Notes)}");
        }
    }

    /// <summary>Runs the workflow: a job for each shard, and the merge.</summary>
    public async Task RunStateMachineAsync(IReadOnlyList<A2d2Scene> scenes, A2d2ConverterOptions options, CancellationToken cancellationToken)
    {
        // More shards than jobs at a time: whoever is done early takes another.
        var shards = await _conversion.SplitAsync(scenes, 2 * _instances, options, cancellationToken);
        Console.WriteLine($"\nDistributed Map, {shards} shards");
        var machine = _conversion.ToStateMachine("convert-a2d2", Worker, _instances);
        await File.WriteAllTextAsync(Path.Combine(_root, "state-machine.json"), machine.ToJson(), cancellationToken);

        var handlers = new TaskHandlers().AddProcessingJobs(_options);
        await using var runner = new LocalRunner(new LocalRunnerOptions { Handlers = handlers, Objects = _options.Buckets });
        var result = await runner.RunAsync(machine, cancellationToken: cancellationToken);
        if (result.Status != ExecutionStatus.Succeeded)
            throw new IOException($"The workflow ended as {result.Status}: {result.Error}: {result.Cause}");
    }

    private async Task<LocalJobResult> RunAsync(ProcessingJob job, CancellationToken cancellationToken)
    {
        try
        {
            return await new LocalJobRunner(_options).RunAsync(job, cancellationToken);
        }
        catch (LocalJobException exception) when (_options.OptMl is null)
        {
            // The worker takes /opt/ml as an argument, so it can be told another place where the system lets nobody make that folder.
            Console.WriteLine(exception.Message);
            _options = _options with { OptMl = OptMlMethod.PathRewriting };
            return await new LocalJobRunner(_options).RunAsync(job, cancellationToken);
        }
    }
}

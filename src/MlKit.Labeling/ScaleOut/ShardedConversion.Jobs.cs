using MlKit.Pipelines;
using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Maps;
using MlKit.Pipelines.ProcessingJobs;
using MlKit.Pipelines.Retries;
using MlKit.Pipelines.States;

namespace MlKit.Labeling.ScaleOut;

// The jobs, and the workflow of them.
public sealed partial class ShardedConversion
{
    /// <summary>Returns the job that converts all shards, dealt out among its instances.</summary>
    /// <param name="worker">Image, command, instances and role of the worker program. Give it no more instances than there are shards.</param>
    /// <returns>The job: the worker with inputs, outputs and the last argument <c>convert</c>, named anew for each run. Every instance fetches the files of all shards.</returns>
    public ProcessingJob ToConvertJob(ProcessingJob worker)
    {
        ArgumentNullException.ThrowIfNull(worker);
        return Convert(worker, Work.S3Prefix + ShardWriter.ShardsFolder, Work.S3Prefix + ShardWriter.AllFiles);
    }

    /// <summary>Returns the job that writes sequence files and manifests when all shards are converted.</summary>
    /// <param name="worker">Image, command, instances and role of the worker program.</param>
    /// <returns>The job: the worker on one instance with inputs, outputs and the last argument <c>merge</c>, named anew for each run. It needs neither images nor points.</returns>
    public ProcessingJob ToMergeJob(ProcessingJob worker)
    {
        ArgumentNullException.ThrowIfNull(worker);
        return Step(worker, "merge")
            .WithInstances(worker.InstanceType, 1, worker.VolumeSizeInGB)
            .AddInput("results", Work.S3Prefix + ShardWriter.ResultsFolder, ShardFolders.Container.Results)
            .AddOutput("target", ShardFolders.Container.TargetOutput, Target.S3Prefix);
    }

    /// <summary>Returns the workflow that runs a job of its own for each shard, which fetches that shard's files only, and then the merge.</summary>
    /// <param name="name">The name of the workflow.</param>
    /// <param name="worker">Image, command, instances and role of the worker program; each job takes one instance.</param>
    /// <param name="maxConcurrency">How many jobs run at once; your account's quota of instances is the limit.</param>
    /// <returns>The workflow; it takes no input. When a shard fails, it fails, and nothing is merged.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is blank.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxConcurrency"/> is less than 1.</exception>
    public StateMachine ToStateMachine(string name, ProcessingJob worker, int maxConcurrency)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(worker);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxConcurrency, 1);

        var convert = Convert(worker, Asl.Input("$." + ShardWriter.ShardField), Asl.Input("$." + ShardWriter.FilesField))
            .WithInstances(worker.InstanceType, 1, worker.VolumeSizeInGB);
        var location = (Work.S3Prefix + ShardWriter.Items)["s3://".Length..].Split('/', 2);
        // What a job says of itself is not passed on: of many jobs it is more than a state may hold.
        var map = MapState.Distributed("convert every shard", item => item.Then(AsState(convert))) with
        {
            ItemReader = ItemReader.File(location[0], location[1], new ReaderConfig { InputType = "JSON" }),
            MaxConcurrency = maxConcurrency,
        };
        return StateMachine.Create(name).Then(map.WithResultPath(Asl.Discard)).Then(AsState(ToMergeJob(worker))).Build();
    }

    private static TaskState AsState(ProcessingJob job) => job.AsState().WithResultSelector(Payload.Object()).AddRetry(Retrier.SageMakerThrottling);

    private ProcessingJob Convert(ProcessingJob worker, ValueOf<string> shards, ValueOf<string> files) => Step(worker, "convert")
        .AddInput(new ProcessingInput("data", files, ShardFolders.Container.Data) { DataType = "ManifestFile" })
        .AddInput(new ProcessingInput("shards", shards, ShardFolders.Container.Shards) { Distribution = "ShardedByS3Key" })
        .AddOutput("target", ShardFolders.Container.TargetOutput, Target.S3Prefix)
        .AddOutput("results", ShardFolders.Container.ResultsOutput, Work.S3Prefix + ShardWriter.ResultsFolder);

    private static ProcessingJob Step(ProcessingJob worker, string step) =>
        worker with { Name = $"{worker.Name}-{step}", JobName = null, Arguments = worker.Arguments.Add(step) };
}

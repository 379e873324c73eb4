using MlKit.Labeling;
using MlKit.Labeling.A2d2;
using MlKit.Labeling.Conversion;
using MlKit.Labeling.ScaleOut;
using MlKit.Pipelines;
using MlKit.Pipelines.ProcessingJobs;

namespace Snippets;

/// <summary>The code of docs/labeling.md on conversions by several machines.</summary>
internal static class ScaleOutSnippets
{
    public static async Task<StateMachine> SplitAsync(A2d2ConverterOptions options)
    {
        var conversion = new ShardedConversion(
            new ConversionTarget("a2d2", "s3://my-bucket/a2d2/"),
            new ConversionTarget("work", "s3://my-bucket/work/drive-42/"),
            new ConversionTarget("labeling-input", "s3://my-bucket/labeling-input/"));

        int shards = await conversion.SplitAsync(A2d2Dataset.Open("a2d2").Scenes.ToList(), shards: 40, options);

        ProcessingJob worker = ProcessingJob.Create("a2d2")
            .WithImage("123456789012.dkr.ecr.eu-central-1.amazonaws.com/sharded-conversion:1")
            .WithInstances("ml.c5.2xlarge", count: 1, volumeSizeInGB: 100)
            .WithRole("arn:aws:iam::123456789012:role/SageMakerProcessing");

        StateMachine machine = conversion.ToStateMachine("convert-a2d2", worker, maxConcurrency: 10);
        return machine;
    }

    public static void Jobs(ShardedConversion conversion, ProcessingJob worker)
    {
        ProcessingJob convert = conversion.ToConvertJob(worker.WithInstances("ml.c5.2xlarge", count: 8, volumeSizeInGB: 500));
        ProcessingJob merge = conversion.ToMergeJob(worker);
    }

    public static async Task WorkAsync(string[] args, IProgress<ConversionProgress> progress, CancellationToken stop)
    {
        switch (args[^1])
        {
            case "convert":
                await ShardWorker.ConvertAsync("/opt/ml", progress, stop);
                break;
            case "merge":
                ConversionReport report = await ShardWorker.MergeAsync("/opt/ml", stop);
                break;
        }
    }
}

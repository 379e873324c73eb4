using System.Text.Json;
using MlKit.Labeling.ScaleOut;
using MlKit.Pipelines.ProcessingJobs;

namespace MlKit.Labeling.Tests.ScaleOut;

public sealed class ShardedConversionJobsTests
{
    private static readonly ShardedConversion Conversion = new(new("a2d2", "s3://data/a2d2/"), new("work", "s3://bucket/my work/"), new("target", "s3://bucket/target/"));

    private static readonly ProcessingJob Worker = ProcessingJob.Create("a2d2").WithJobName("fixed").WithImage("image:1").WithArguments("worker").WithInstances("ml.c5.xlarge", 8, 50).WithRole("arn:aws:iam::111111111111:role/r");

    [Fact]
    public void ToConvertJob_DealsListsOutAndGivesEveryInstanceTheFiles()
    {
        var request = Conversion.ToConvertJob(Worker).WithJobName("n").ToRequest();

        Assert.Equal(["worker", "convert"], request.AppSpecification.ContainerArguments);
        Assert.Equal(8, request.ProcessingResources.ClusterConfig.InstanceCount);
        Assert.Equal(
            ["data ManifestFile  s3://bucket/my work/files/all.manifest /opt/ml/processing/input/data", "shards S3Prefix ShardedByS3Key s3://bucket/my work/shards/ /opt/ml/processing/input/shards"],
            request.ProcessingInputs.Select(input => $"{input.InputName} {input.S3Input.S3DataType} {input.S3Input.S3DataDistributionType} {input.S3Input.S3Uri} {input.S3Input.LocalPath}"));
        Assert.Equal(
            ["target s3://bucket/target/ /opt/ml/processing/output/target", "results s3://bucket/my work/results/ /opt/ml/processing/output/results"],
            request.ProcessingOutputConfig.Outputs.Select(output => $"{output.OutputName} {output.S3Output.S3Uri} {output.S3Output.LocalPath}"));
    }

    [Fact]
    public void ToMergeJob_TakesOneInstanceAndTheResults()
    {
        var job = Conversion.ToMergeJob(Worker);
        var request = job.WithJobName("n").ToRequest();

        Assert.Null(job.JobName);
        Assert.Equal("a2d2-merge", job.Name);
        Assert.Equal(["worker", "merge"], request.AppSpecification.ContainerArguments);
        Assert.Equal(1, request.ProcessingResources.ClusterConfig.InstanceCount);
        Assert.Equal(["s3://bucket/my work/results/ /opt/ml/processing/input/results"], request.ProcessingInputs.Select(input => $"{input.S3Input.S3Uri} {input.S3Input.LocalPath}"));
        Assert.Equal(["s3://bucket/target/ /opt/ml/processing/output/target"], request.ProcessingOutputConfig.Outputs.Select(output => $"{output.S3Output.S3Uri} {output.S3Output.LocalPath}"));
    }

    [Fact]
    public void ToStateMachine_IsSound()
    {
        var machine = Conversion.ToStateMachine("convert", Worker, 5);

        Assert.Empty(machine.Validate());
        var map = JsonElement.Parse(machine.ToJson(indented: false)).GetProperty("States").GetProperty("convert every shard");
        Assert.Equal("""{"Bucket":"bucket","Key":"my work/shards.json"}""", map.GetProperty("ItemReader").GetProperty("Parameters").GetRawText());
    }

    [Fact]
    public void ToStateMachine_WrongArguments_Throws()
    {
        Assert.Throws<ArgumentException>("name", () => Conversion.ToStateMachine(" ", Worker, 1));
        Assert.Throws<ArgumentNullException>("worker", () => Conversion.ToStateMachine("n", null!, 1));
        Assert.Throws<ArgumentOutOfRangeException>("maxConcurrency", () => Conversion.ToStateMachine("n", Worker, 0));
        Assert.Throws<ArgumentNullException>("worker", () => Conversion.ToConvertJob(null!));
        Assert.Throws<ArgumentNullException>("worker", () => Conversion.ToMergeJob(null!));
    }
}

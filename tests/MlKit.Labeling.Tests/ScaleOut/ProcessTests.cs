using MlKit.Labeling.Tests.Conversion;
using MlKit.Pipelines.ProcessingJobs.Local;
using MlKit.Pipelines.Running;

namespace MlKit.Labeling.Tests.ScaleOut;

/// <summary>The jobs of a sharded conversion as processes on this machine.</summary>
[Trait("Category", "Slow")]
public sealed class ProcessTests(SyntheticFixture fixture) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 3)]
    [InlineData(4, 6)]
    public async Task ProcessingJob_AnyNumberOfInstances_GivesTheFilesOfOneProcess(int shards, int instances)
    {
        using var bench = new ProcessBench(fixture.Root);
        Assert.Equal(shards, await bench.SplitAsync(shards));

        await bench.CompleteAsync(bench.ConvertJob(instances));
        await bench.CompleteAsync(bench.Conversion.ToMergeJob(bench.Worker));

        ShardBench.AssertEqual(await ConvertAloneAsync(), bench.ReadTarget());
    }

    [Fact]
    public async Task ProcessingJob_InMountNamespaces_GivesTheFilesOfOneProcess()
    {
        using var bench = new ProcessBench(fixture.Root, OptMlMethod.MountNamespace);
        await bench.SplitAsync(2);

        try
        {
            await bench.CompleteAsync(bench.ConvertJob(2));
        }
        catch (LocalJobException exception)
        {
            Assert.Skip(exception.Message);
        }

        await bench.CompleteAsync(bench.Conversion.ToMergeJob(bench.Worker));
        ShardBench.AssertEqual(await ConvertAloneAsync(), bench.ReadTarget());
    }

    [Fact]
    public async Task ProcessingJob_RunTwice_GivesTheSameFiles()
    {
        using var bench = new ProcessBench(fixture.Root);
        for (var run = 0; run < 2; run++)
        {
            await bench.SplitAsync(2);
            await bench.CompleteAsync(bench.ConvertJob(2));
            await bench.CompleteAsync(bench.Conversion.ToMergeJob(bench.Worker));
        }

        ShardBench.AssertEqual(await ConvertAloneAsync(), bench.ReadTarget());
    }

    [Fact]
    public async Task ProcessingJob_BrokenFrame_FailsWithItsProblemAndUploadsNothing()
    {
        var image = BreakImage();
        using var bench = new ProcessBench(_folder["a2d2"]);
        await bench.SplitAsync(2);

        var result = await bench.RunAsync(bench.ConvertJob(2));

        Assert.Equal(LocalJobStatus.Failed, result.Status);
        Assert.Equal(1, result.ExitCodes[1]);
        Assert.Contains(Path.GetFileName(image), result.ExitMessage, StringComparison.Ordinal);
        Assert.Empty(bench.ReadTarget());
    }

    [Fact]
    public async Task ProcessingJob_KilledInstance_FailsAndTheNextRunGivesTheFilesOfOneProcess()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Processes are found in /proc.");
        using var bench = new ProcessBench(fixture.Root);
        await bench.SplitAsync(2);
        bench.OnLine = _ => bench.KillOne();

        var result = await bench.RunAsync(bench.ConvertJob(2));

        Assert.Equal(LocalJobStatus.Failed, result.Status);
        Assert.Contains(137, result.ExitCodes);
        Assert.Empty(bench.ReadTarget());

        bench.OnLine = null;
        await bench.CompleteAsync(bench.ConvertJob(2));
        await bench.CompleteAsync(bench.Conversion.ToMergeJob(bench.Worker));
        ShardBench.AssertEqual(await ConvertAloneAsync(), bench.ReadTarget());
    }

    [Fact]
    public async Task ProcessingJob_Cancelled_StopsTheWorkersAndLeavesNothing()
    {
        using var bench = new ProcessBench(fixture.Root);
        await bench.SplitAsync(2);
        using var stop = new CancellationTokenSource();
        bench.OnLine = _ => stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.RunAsync(bench.ConvertJob(2), stop.Token));

        Assert.Empty(bench.ReadTarget());
    }

    [Fact]
    public async Task MergeJob_MissingShard_FailsAndListsNothing()
    {
        using var bench = new ProcessBench(fixture.Root);
        await bench.SplitAsync(2);
        await bench.CompleteAsync(bench.ConvertJob(2));
        File.Delete(Path.Combine(bench.Conversion.Work.Folder, "results", "result-0002.json"));

        var result = await bench.RunAsync(bench.Conversion.ToMergeJob(bench.Worker));

        Assert.Equal(LocalJobStatus.Failed, result.Status);
        Assert.EndsWith("must hold the result of every shard, but found none of 2 of 2. Convert the missing shards first.", result.ExitMessage, StringComparison.Ordinal);
        Assert.DoesNotContain(bench.ReadTarget().Keys, name => name.EndsWith(".manifest", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 2)]
    public async Task DistributedMap_GivesTheFilesOfOneProcess(int shards, int maxConcurrency)
    {
        using var bench = new ProcessBench(fixture.Root);
        await bench.SplitAsync(shards);

        var result = await bench.RunMapAsync(maxConcurrency);

        Assert.True(result.Status == ExecutionStatus.Succeeded, $"{result.Error} {result.Cause}");
        Assert.Equal("{}", result.Output?.GetRawText());
        ShardBench.AssertEqual(await ConvertAloneAsync(), bench.ReadTarget());
    }

    [Fact]
    public async Task DistributedMap_BrokenFrame_FailsAndMergesNothing()
    {
        BreakImage();
        using var bench = new ProcessBench(_folder["a2d2"]);
        await bench.SplitAsync(4);

        var result = await bench.RunMapAsync(2);

        Assert.Equal((ExecutionStatus.Failed, "States.ExceedToleratedFailureThreshold"), (result.Status, result.Error));
        Assert.DoesNotContain(bench.ReadTarget().Keys, name => name.EndsWith(".manifest", StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Breaks the last frame of a copy of the scene, and returns its image.</summary>
    private string BreakImage()
    {
        fixture.CopyTo(_folder["a2d2"]);
        var image = Directory.GetFiles(Path.Combine(SyntheticFixture.SceneFolder(_folder["a2d2"]), "camera", "cam_front_center"), "*.png").Order(StringComparer.Ordinal).Last();
        File.WriteAllText(image, "no image");
        return image;
    }

    private async Task<SortedDictionary<string, byte[]>> ConvertAloneAsync()
    {
        await A2d2Converter.ConvertAsync(fixture.Scene, new ConversionTarget(_folder["alone"], ShardBench.S3Prefix), cancellationToken: TestContext.Current.CancellationToken);
        return ShardBench.WithoutState(_folder["alone"]);
    }
}

using System.Diagnostics;
using MlKit.Labeling;
using MlKit.Labeling.A2d2;
using Quickstart.Synthetic;

namespace ShardedConversionSample;

/// <summary>Converts the same scenes in this process, as a Processing job and as a distributed Map, and holds the three against one another.</summary>
internal sealed class Launcher(LauncherArguments arguments)
{
    private const int SyntheticFrames = 8;

    private readonly string _output = Path.GetFullPath(arguments.Output);

    /// <returns>Whether all ways gave the same files.</returns>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        var data = arguments.Source is null ? MakeScene(cancellationToken) : Path.GetFullPath(arguments.Source);
        var scenes = A2d2Dataset.Open(data).Scenes.ToList();
        var options = new A2d2ConverterOptions { Cameras = [.. scenes[0].Cameras.Where(camera => scenes.TrueForAll(scene => scene.Frames(camera).Any()))] };

        var alone = new ConversionTarget(Empty("one-process"), ShardedRun.TargetPrefix);
        var inOneProcess = await TimeAsync(() => A2d2Converter.ConvertAsync(scenes, alone, options, cancellationToken));
        var job = new ShardedRun(Empty("as-job"), data, arguments.Instances);
        var asJob = await TimeAsync(() => job.RunJobsAsync(scenes, options, cancellationToken));
        var map = new ShardedRun(Empty("as-map"), data, arguments.Instances, job.OptMl);
        var asMap = await TimeAsync(() => map.RunStateMachineAsync(scenes, options, cancellationToken));

        Console.WriteLine();
        Tell("in this process", inOneProcess, $"{options.Workers} frames at a time");
        Tell("as a Processing job", asJob, $"{arguments.Instances} instances, then the merge");
        Tell("as a distributed Map", asMap, $"{arguments.Instances} jobs at a time, then the merge");
        Console.WriteLine($"All of it on the same {Environment.ProcessorCount} processors, and jobs copy files and start processes besides: this run shows that the output is right. What machines of their own gain, it cannot show.");
        Console.WriteLine();
        return FolderComparison.Tell("Processing job", alone.Folder, job.TargetFolder) & FolderComparison.Tell("distributed Map", alone.Folder, map.TargetFolder);
    }

    private static async Task<TimeSpan> TimeAsync(Func<Task> run)
    {
        var watch = Stopwatch.StartNew();
        await run();
        return watch.Elapsed;
    }

    private static void Tell(string way, TimeSpan time, string how) => Console.WriteLine(FormattableString.Invariant($"{way,-20} {time.TotalSeconds,6:0.00} s  {how}"));

    private string MakeScene(CancellationToken cancellationToken)
    {
        var folder = Empty("a2d2");
        Console.WriteLine($"Making a synthetic A2D2 scene in {folder}");
        SyntheticScene.Write(folder, SyntheticFrames, cancellationToken: cancellationToken);
        return folder;
    }

    /// <summary>Returns one of the folders that are this program's own, without what an earlier run left: it is to be seen what this one makes.</summary>
    private string Empty(string name)
    {
        var folder = Path.Combine(_output, name);
        try
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
            return Directory.CreateDirectory(folder).FullName;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"Cannot write to '{_output}': {exception.Message} Choose another folder, or free space if the disk is full.", exception);
        }
    }
}

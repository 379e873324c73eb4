using System.Text;
using MlKit.Labeling.Checks;
using MlKit.Labeling.ScaleOut;

namespace ShardedConversionSample;

/// <summary>The program of the container: https://docs.aws.amazon.com/sagemaker/latest/dg/build-your-own-processing-container.html.</summary>
internal static class WorkerProgram
{
    private const int Stopped = 130;

    // AWS shows so many bytes of it.
    private const int LongestMessage = 1024;

    /// <returns>The exit code: 0 tells AWS that the outputs may be uploaded.</returns>
    public static async Task<int> RunAsync(string optMl, string step)
    {
        using var signals = new StopSignals();
        try
        {
            var instance = JobInstance.Read(optMl);
            Console.WriteLine($"{step} of {instance.Job} on {instance.Host}, one of {instance.Hosts}");
            switch (step)
            {
                case "convert":
                    var frames = await ShardWorker.ConvertAsync(optMl, new LogProgress(instance.Host), signals.Token);
                    Console.WriteLine($"{instance.Host}: frames converted: {frames}");
                    return 0;
                case "merge":
                    var report = await ShardWorker.MergeAsync(optMl, signals.Token);
                    Console.WriteLine($"Frames listed: {report.Frames}, left out: {report.SkippedFrames}; sequence files: {report.SequenceFiles.Length}");
                    foreach (var issue in report.Issues)
                        Console.WriteLine($"{issue.Severity}: {issue}");
                    return 0;
                default:
                    return Fail(optMl, $"The step must be 'convert' or 'merge', but was '{step}'.");
            }
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("Stopped.");
            return Stopped;
        }
        catch (Exception exception) when (exception is LabelingDataException or IOException or UnauthorizedAccessException)
        {
            return Fail(optMl, exception.Message);
        }
    }

    /// <summary>Leaves the reason where AWS looks for the job's exit message.</summary>
    private static int Fail(string optMl, string message)
    {
        Console.Error.WriteLine(message);
        var bytes = Encoding.UTF8.GetBytes(message);
        var length = Math.Min(bytes.Length, LongestMessage);
        while (length < bytes.Length && length > 0 && (bytes[length] & 0b1100_0000) == 0b1000_0000)
            length--;

        var folder = Directory.CreateDirectory(Path.Combine(optMl, "output"));
        File.WriteAllBytes(Path.Combine(folder.FullName, "message"), bytes[..length]);
        return 1;
    }
}

using MlKit.Labeling.Checks;
using MlKit.Pipelines.ProcessingJobs.Local;

namespace ShardedConversionSample;

/// <summary>Runs the launcher and tells how it ended.</summary>
internal static class LauncherProgram
{
    public static async Task<int> RunAsync(LauncherArguments arguments)
    {
        using var signals = new StopSignals();
        try
        {
            return await new Launcher(arguments).RunAsync(signals.Token) ? 0 : 1;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("Stopped; no job runs any more.");
            return 130;
        }
        catch (Exception exception) when (exception is LabelingDataException or LocalJobException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(exception.Message);
            return 1;
        }
    }
}

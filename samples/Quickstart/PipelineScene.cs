using LegacyPipeline;

namespace Quickstart;

/// <summary>The scene of samples/LegacyPipeline, where there is a Python for its scripts.</summary>
internal static class PipelineScene
{
    /// <returns>Whether the run succeeded, or had to be skipped.</returns>
    public static async Task<bool> RunAsync(QuickstartArguments arguments, CancellationToken cancellationToken)
    {
        Console.WriteLine();
        Console.WriteLine("Second scene: three legacy Python scripts as a Step Functions workflow");
        if (await Python.FindAsync(cancellationToken) is not { } python)
        {
            Console.WriteLine($"Skipped: {Python.Missing}");
            return true;
        }

        var folder = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(arguments.Output))!, "legacy-pipeline");
        return await LegacyScene.RunAsync(folder, python, broken: false, cancellationToken);
    }
}

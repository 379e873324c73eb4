using MlKit.Labeling.Conversion;

namespace Quickstart;

/// <summary>Shows progress on one line of a terminal, and nothing where output goes into a file.</summary>
internal sealed class ConsoleProgress : IProgress<ConversionProgress>
{
    public void Report(ConversionProgress value)
    {
        if (Console.IsOutputRedirected)
            return;

        Console.Write($"\r  {value.Completed} of {value.Total} frames");
        if (value.Completed == value.Total)
            Console.Write("\r                                \r");
    }
}

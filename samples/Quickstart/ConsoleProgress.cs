using MlKit.Labeling.Conversion;

namespace Quickstart;

/// <summary>Shows progress: on one line of a terminal, as a line for each tenth where output goes into a file.</summary>
internal sealed class ConsoleProgress : IProgress<ConversionProgress>
{
    private int _tenth;

    public void Report(ConversionProgress value)
    {
        if (!Console.IsOutputRedirected)
        {
            Console.Write($"\r  {value.Completed} of {value.Total} frames {(value.Completed == value.Total ? "\n" : "")}");
            return;
        }

        var tenth = 10 * value.Completed / value.Total;
        if (tenth != _tenth)
            Console.WriteLine($"  {value.Completed} of {value.Total} frames");
        _tenth = tenth;
    }
}

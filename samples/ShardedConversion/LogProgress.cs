using MlKit.Labeling.Conversion;

namespace ShardedConversionSample;

/// <summary>Writes a line for each tenth of the frames.</summary>
internal sealed class LogProgress(string host) : IProgress<ConversionProgress>
{
    private int _tenth;

    public void Report(ConversionProgress value)
    {
        var tenth = 10 * value.Completed / value.Total;
        if (tenth != _tenth)
            Console.WriteLine($"{host}: {value.Completed} of {value.Total} frames");
        _tenth = tenth;
    }
}

using MlKit.Pipelines.ProcessingJobs.Local;

namespace ShardedConversionSample;

/// <summary>Shows what the instances print.</summary>
internal sealed class JobConsole : IProgress<LocalLogLine>
{
    public void Report(LocalLogLine value) => (value.IsError ? Console.Error : Console.Out).WriteLine($"  {value.Text}");
}

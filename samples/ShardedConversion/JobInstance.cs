using System.Text.Json;

namespace ShardedConversionSample;

/// <summary>What SageMaker tells a container of its job, in <c>/opt/ml/config</c>.</summary>
internal sealed record JobInstance(string Job, string Host, int Hosts)
{
    public static JobInstance Read(string optMl)
    {
        using var job = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(optMl, "config", "processingjobconfig.json")));
        using var resources = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(optMl, "config", "resourceconfig.json")));
        return new JobInstance(
            job.RootElement.GetProperty("ProcessingJobName").GetString()!,
            resources.RootElement.GetProperty("current_host").GetString()!,
            resources.RootElement.GetProperty("hosts").GetArrayLength());
    }
}

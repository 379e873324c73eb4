using System.Collections.Immutable;
using System.Text.Json;

namespace MlKit.Pipelines.ProcessingJobs.Local;

/// <summary>A request that was checked, taken apart.</summary>
internal sealed record JobRequest
{
    /// <summary>Gets the request as it came.</summary>
    public required JsonElement Json { get; init; }

    public required string Name { get; init; }

    public required string ImageUri { get; init; }

    public required ImmutableArray<string> Entrypoint { get; init; }

    public required ImmutableArray<string> Arguments { get; init; }

    public required ImmutableArray<KeyValuePair<string, string>> Environment { get; init; }

    public required ImmutableArray<JobInput> Inputs { get; init; }

    public required ImmutableArray<JobOutput> Outputs { get; init; }

    public required int InstanceCount { get; init; }

    public required TimeSpan MaxRuntime { get; init; }

    public required string Arn { get; init; }

    /// <summary>Gets the execution that started it, if one did.</summary>
    public string? ExecutionArn { get; init; }
}

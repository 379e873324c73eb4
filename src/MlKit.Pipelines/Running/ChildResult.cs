using System.Text.Json;

namespace MlKit.Pipelines.Running;

/// <summary>What came of a child execution of a distributed Map.</summary>
internal sealed record ChildResult(ExecutionRun Run, ChildInput Input, JsonElement? Output, string? Error, string? Cause, DateTimeOffset Stopped)
{
    public bool IsTimedOut { get; init; }

    public bool Succeeded => Output is not null;
}

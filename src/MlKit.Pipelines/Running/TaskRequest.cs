using System.Text.Json;

namespace MlKit.Pipelines.Running;

/// <summary>The evaluated fields of a task.</summary>
internal sealed record TaskRequest(JsonElement Input, long? TimeoutSeconds, long? HeartbeatSeconds, string? RoleArn);

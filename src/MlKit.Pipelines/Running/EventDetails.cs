using System.Text.Json;

namespace MlKit.Pipelines.Running;

/// <summary>What only some events have; most of a long history are states entered and left, which should not carry it.</summary>
internal sealed class EventDetails
{
    public string? Error { get; set; }

    public string? Cause { get; set; }

    public string? Location { get; set; }

    public string? ResourceType { get; set; }

    public string? Resource { get; set; }

    public JsonElement? Parameters { get; set; }

    public string? Region { get; set; }

    public long? TimeoutInSeconds { get; set; }

    public long? HeartbeatInSeconds { get; set; }

    public string? WorkerName { get; set; }

    public int? Length { get; set; }

    public string? MapRunArn { get; set; }

    public string? RoleArn { get; set; }
}

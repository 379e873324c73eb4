using System.Text.Json;
using MlKit.Pipelines.Diagrams;

namespace MlKit.Pipelines.Running;

/// <summary>What came of an execution.</summary>
public sealed record ExecutionResult
{
    /// <summary>Gets how it ended.</summary>
    public required ExecutionStatus Status { get; init; }

    /// <summary>Gets its output.</summary>
    /// <value>It is <see langword="null"/> where it did not end well.</value>
    public JsonElement? Output { get; init; }

    /// <summary>Gets the name of the error.</summary>
    public string? Error { get; init; }

    /// <summary>Gets what caused the error.</summary>
    public string? Cause { get; init; }

    /// <summary>Gets what a handler threw, where that is what failed the execution.</summary>
    public Exception? Exception { get; init; }

    /// <summary>Gets the ARN the execution would have.</summary>
    public required string Arn { get; init; }

    /// <summary>Gets what happened.</summary>
    public required IReadOnlyList<HistoryEvent> History { get; init; }

    /// <summary>Returns how far each state came, for a diagram.</summary>
    /// <returns>The states that were reached, by name. A state that was visited several times is as its last visit was.</returns>
    public IReadOnlyDictionary<string, StateStatus> StateStatuses() => StatusReader.Read(History, Status);
}

using System.Text.Json;

namespace MlKit.Pipelines.Running;

/// <summary>Takes what comes of child executions.</summary>
internal interface IChildResults : IAsyncDisposable
{
    ValueTask AddAsync(ChildResult result, CancellationToken cancellationToken);

    /// <summary>Makes the result of the Map state.</summary>
    ValueTask<JsonElement> CompleteAsync(CancellationToken cancellationToken);
}

using System.Text.Json;

namespace MlKit.Pipelines.Running;

/// <summary>A task that waits for the answer to its token.</summary>
internal sealed class Callback(Callbacks owner, string token) : IDisposable
{
    private readonly TaskCompletionSource<JsonElement> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Token => token;

    public Task<JsonElement> Answer => _answer.Task;

    public Action? OnHeartbeat { get; set; }

    public bool Succeed(JsonElement output) => _answer.TrySetResult(output);

    public bool Fail(string? error, string? cause) => _answer.TrySetException(new TaskFailedException(error, cause));

    public void Dispose()
    {
        owner.Close(token);
        _ = _answer.Task.Exception;
    }
}

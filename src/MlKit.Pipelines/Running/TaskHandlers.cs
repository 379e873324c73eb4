using System.Text.Json;

namespace MlKit.Pipelines.Running;

/// <summary>The handlers of tasks. One for a state comes before one for its resource.</summary>
public sealed class TaskHandlers
{
    private readonly Dictionary<string, ITaskHandler> _byState = [];
    private readonly Dictionary<string, ITaskHandler> _byResource = [];

    /// <summary>Adds a handler for every task that calls a resource.</summary>
    /// <param name="resource">The ARN, as it stands in the definition: <c>arn:aws:states:::sns:publish</c>.</param>
    /// <param name="handler">The handler.</param>
    /// <returns>The handlers.</returns>
    /// <exception cref="ArgumentException">The resource is empty or blank.</exception>
    /// <exception cref="ArgumentNullException">The handler is <see langword="null"/>.</exception>
    public TaskHandlers AddResource(string resource, ITaskHandler handler) => Add(_byResource, resource, handler);

    /// <summary>Adds a handler for every task that calls a resource.</summary>
    /// <param name="resource">The ARN, as it stands in the definition.</param>
    /// <param name="handler">Makes the result of the input.</param>
    /// <returns>The handlers.</returns>
    /// <exception cref="ArgumentException">The resource is empty or blank.</exception>
    /// <exception cref="ArgumentNullException">The handler is <see langword="null"/>.</exception>
    public TaskHandlers AddResource(string resource, Func<TaskCall, CancellationToken, ValueTask<JsonElement>> handler) => AddResource(resource, new DelegateHandler(handler));

    /// <summary>Adds a handler for one state.</summary>
    /// <param name="state">The name of the state.</param>
    /// <param name="handler">The handler.</param>
    /// <returns>The handlers.</returns>
    /// <exception cref="ArgumentException">The name is empty or blank.</exception>
    /// <exception cref="ArgumentNullException">The handler is <see langword="null"/>.</exception>
    public TaskHandlers AddState(string state, ITaskHandler handler) => Add(_byState, state, handler);

    /// <summary>Adds a handler for one state.</summary>
    /// <param name="state">The name of the state.</param>
    /// <param name="handler">Makes the result of the input.</param>
    /// <returns>The handlers.</returns>
    /// <exception cref="ArgumentException">The name is empty or blank.</exception>
    /// <exception cref="ArgumentNullException">The handler is <see langword="null"/>.</exception>
    public TaskHandlers AddState(string state, Func<TaskCall, CancellationToken, ValueTask<JsonElement>> handler) => AddState(state, new DelegateHandler(handler));

    internal ITaskHandler? Find(string state, string resource) =>
        _byState.GetValueOrDefault(state) ?? _byResource.GetValueOrDefault(resource) ?? (InCommonPartition(resource) is { } same ? _byResource.GetValueOrDefault(same) : null);

    /// <summary>The services in China and of governments are called the same: <c>arn:aws-cn:states:::sns:publish</c>.</summary>
    private static string? InCommonPartition(string resource)
    {
        const string Other = "arn:aws-", Integration = ":states:::";
        var start = resource.StartsWith(Other, StringComparison.Ordinal) ? resource.IndexOf(Integration, StringComparison.Ordinal) : -1;
        return start < 0 ? null : $"arn:aws{resource[start..]}";
    }

    private TaskHandlers Add(Dictionary<string, ITaskHandler> handlers, string key, ITaskHandler handler)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        ArgumentNullException.ThrowIfNull(handler);
        handlers[key] = handler;
        return this;
    }
}

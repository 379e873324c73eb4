using System.Collections.Frozen;
using System.Text.Json;

namespace MlKit.Pipelines.SageMaker;

/// <summary>The request shapes of the SageMaker tasks, as <c>eng/sagemaker-requests.py</c> takes them out of the service model.</summary>
internal static class RequestModel
{
    private static readonly Lazy<JsonElement> Root = new(Load);

    private static readonly Lazy<FrozenDictionary<string, string>> Operations =
        new(() => Root.Value.GetProperty("operations").EnumerateObject().ToFrozenDictionary(property => property.Name, property => property.Value.GetString()!));

    private static readonly Lazy<FrozenDictionary<string, FrozenDictionary<string, RequestType>>> Shapes =
        new(() => Root.Value.GetProperty("shapes").EnumerateObject().ToFrozenDictionary(shape => shape.Name, shape => shape.Value.EnumerateObject()
            .ToFrozenDictionary(field => field.Name, field => RequestType.Parse(field.Value.GetString()!))));

    private static readonly Lazy<FrozenDictionary<string, FrozenSet<string>>> Enums =
        new(() => Root.Value.GetProperty("enums").EnumerateObject().ToFrozenDictionary(property => property.Name, property => property.Value.EnumerateArray().Select(value => value.GetString()!).ToFrozenSet()));

    /// <summary>Returns the name of a task's request shape, or <see langword="null"/>.</summary>
    /// <param name="action">The action as it stands in a resource: <c>createModel</c>.</param>
    public static string? ShapeOf(string action) => Operations.Value.GetValueOrDefault(action);

    public static FrozenDictionary<string, RequestType> Fields(string shape) => Shapes.Value[shape];

    public static FrozenSet<string> Values(string enumeration) => Enums.Value[enumeration];

    private static JsonElement Load()
    {
        using var stream = typeof(RequestModel).Assembly.GetManifestResourceStream("MlKit.Pipelines.SageMaker.requests.json")!;
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
    }
}

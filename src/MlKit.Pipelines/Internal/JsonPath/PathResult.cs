using System.Text.Json;

namespace MlKit.Pipelines.Internal.JsonPath;

/// <summary>What a path leads to.</summary>
/// <param name="Value">The value, where there is one.</param>
/// <param name="Problem">Why there is none, in the words of Jayway's implementation, or <see langword="null"/>.</param>
internal readonly record struct PathResult(JsonElement Value, string? Problem)
{
    public bool Found => Problem is null;

    public static PathResult Missing(string problem) => new(default, problem);

    public static implicit operator PathResult(JsonElement value) => new(value, null);
}

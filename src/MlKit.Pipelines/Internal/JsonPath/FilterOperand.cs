using System.Text.Json;

namespace MlKit.Pipelines.Internal.JsonPath;

/// <summary>One side of a comparison: a path or a literal.</summary>
internal sealed record FilterOperand(PathSyntax? Path, bool FromRoot, JsonElement Literal)
{
    public PathResult Value(JsonElement item, JsonElement root) => Path is null ? Literal : PathEvaluator.Evaluate(Path.Segments, FromRoot ? root : item);
}

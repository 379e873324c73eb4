using System.Text.Json;
using MlKit.Pipelines.Internal.JsonPath;

namespace MlKit.Pipelines.Internal;

/// <summary>What the expressions of a field see.</summary>
/// <param name="Input">What <c>$</c> is.</param>
/// <param name="Context">What <c>$$</c> is.</param>
/// <param name="Variables">The variables.</param>
/// <param name="Randomness">Where random numbers come from.</param>
internal readonly record struct ExpressionScope(JsonElement Input, ContextObject Context, VariableScope Variables, Randomness Randomness)
{
    public PathResult Find(PathSyntax path) => path.Root switch
    {
        PathRoot.Context => Context.Find(path.Segments),
        PathRoot.Variable => Variables.TryGet(path.Variable, out var value)
            ? PathEvaluator.Evaluate(path.Segments, value)
            : PathResult.Missing($"The variable '${path.Variable}' has not been assigned"),
        _ => PathEvaluator.Evaluate(path.Segments, Input),
    };
}

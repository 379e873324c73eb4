using System.Text.Json;

namespace MlKit.Pipelines.Internal.JsonPath;

/// <summary><c>&amp;&amp;</c> or <c>||</c>.</summary>
internal sealed record FilterJunction(FilterCondition Left, FilterCondition Right, bool IsAnd) : FilterCondition
{
    public override bool Holds(JsonElement item, JsonElement root) =>
        IsAnd ? Left.Holds(item, root) && Right.Holds(item, root) : Left.Holds(item, root) || Right.Holds(item, root);
}

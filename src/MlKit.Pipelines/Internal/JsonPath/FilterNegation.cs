using System.Text.Json;

namespace MlKit.Pipelines.Internal.JsonPath;

/// <summary><c>!</c>.</summary>
internal sealed record FilterNegation(FilterCondition Inner) : FilterCondition
{
    public override bool Holds(JsonElement item, JsonElement root) => !Inner.Holds(item, root);
}

using System.Text.Json;

namespace MlKit.Pipelines.Internal.JsonPath;

/// <summary>The condition of a filter.</summary>
internal abstract record FilterCondition
{
    public abstract bool Holds(JsonElement item, JsonElement root);
}

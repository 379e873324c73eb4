using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace MlKit.Pipelines.Internal;

/// <summary>Compares JSON values by what they are, not by how they are written.</summary>
internal sealed class JsonComparer : IEqualityComparer<JsonElement>
{
    public static JsonComparer Instance { get; } = new();

    public bool Equals(JsonElement x, JsonElement y) => JsonElement.DeepEquals(x, y);

    public int GetHashCode([DisallowNull] JsonElement obj) => obj.ValueKind switch
    {
        JsonValueKind.String => obj.GetString()!.GetHashCode(StringComparison.Ordinal),
        JsonValueKind.Number => obj.GetDouble().GetHashCode(),
        JsonValueKind.Array => HashCode.Combine(obj.ValueKind, obj.GetArrayLength()),
        JsonValueKind.Object => HashCode.Combine(obj.ValueKind, obj.GetPropertyCount()),
        _ => (int)obj.ValueKind,
    };
}

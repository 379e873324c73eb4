namespace MlKit.Pipelines.Internal.Jsonata.Values;

/// <summary>Says which values count as true.</summary>
internal static class Truth
{
    /// <summary>Returns whether a value counts as true; undefined does not.</summary>
    public static bool Of(JsonataValue value) => value.Kind switch
    {
        JsonataKind.Boolean => value.Boolean,
        JsonataKind.Number => value.Number != 0 && !double.IsNaN(value.Number),
        JsonataKind.String => value.AsString!.Length > 0,
        JsonataKind.Array => HasTrueItem(value),
        JsonataKind.Object => value.AsObject!.Count > 0,
        _ => false,
    };

    private static bool HasTrueItem(JsonataValue value)
    {
        ValueDepth.Check(0);
        var array = value.AsArray!;
        for (var i = 0; i < array.Count; i++)
        {
            if (Of(array[i]))
                return true;
        }

        return false;
    }
}

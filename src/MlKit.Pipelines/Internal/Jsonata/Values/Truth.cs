using MlKit.Pipelines.Internal.Jsonata.Evaluation;

namespace MlKit.Pipelines.Internal.Jsonata.Values;

/// <summary>Says which values count as true.</summary>
internal static class Truth
{
    /// <summary>Returns whether a value counts as true; undefined does not.</summary>
    public static bool Of(JsonataValue value, ExpressionRun run) => value.Kind switch
    {
        JsonataKind.Boolean => value.Boolean,
        JsonataKind.Number => value.Number != 0 && !double.IsNaN(value.Number),
        JsonataKind.String => value.AsString!.Length > 0,
        JsonataKind.Array => HasTrueItem(value.AsArray!, run),
        JsonataKind.Object => value.AsObject!.Count > 0,
        _ => false,
    };

    private static bool HasTrueItem(JsonataArray array, ExpressionRun run)
    {
        ValueDepth.Check(0);
        for (var i = 0; i < array.Count; i++)
        {
            run.Charge(1);
            if (Of(array[i], run))
                return true;
        }

        return false;
    }
}

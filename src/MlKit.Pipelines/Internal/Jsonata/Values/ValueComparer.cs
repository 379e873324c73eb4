using MlKit.Pipelines.Internal.Jsonata.Evaluation;

namespace MlKit.Pipelines.Internal.Jsonata.Values;

/// <summary>Compares values with all that is inside them.</summary>
internal sealed class ValueComparer(ExpressionRun run) : IEqualityComparer<JsonataValue>
{
    public bool Equals(JsonataValue first, JsonataValue second) => AreEqual(first, second, run);

    public static bool AreEqual(JsonataValue first, JsonataValue second, ExpressionRun run) => AreEqual(first, second, run, 0);

    /// <summary>Returns a hash of what can be looked at quickly; larger values differ in their size.</summary>
    public int GetHashCode(JsonataValue value) => value.Kind switch
    {
        JsonataKind.String => value.AsString!.GetHashCode(StringComparison.Ordinal),
        JsonataKind.Number or JsonataKind.Boolean => value.Number.GetHashCode(),
        JsonataKind.Array => HashCode.Combine(JsonataKind.Array, value.AsArray!.Count),
        JsonataKind.Object => HashCode.Combine(JsonataKind.Object, HashOf(value.AsObject!)),
        var kind => (int)kind,
    };

    private static bool AreEqual(JsonataValue first, JsonataValue second, ExpressionRun run, int depth)
    {
        if (first.Kind != second.Kind)
            return false;

        if (first.IsSameAs(second))
            return true;

        return first.Kind switch
        {
            JsonataKind.Number => first.Number == second.Number,
            JsonataKind.Boolean => first.Boolean == second.Boolean,
            JsonataKind.String => first.AsString == second.AsString,
            JsonataKind.Array => AreEqual(first.AsArray!, second.AsArray!, run, depth),
            JsonataKind.Object => AreEqual(first.AsObject!, second.AsObject!, run, depth),
            JsonataKind.Function => false,
            _ => true,
        };
    }

    private static bool AreEqual(JsonataArray first, JsonataArray second, ExpressionRun run, int depth)
    {
        ValueDepth.Check(depth);
        run.Charge(1);
        if (first.Count != second.Count)
            return false;

        for (var i = 0; i < first.Count; i++)
        {
            if (!AreEqual(first[i], second[i], run, depth + 1))
                return false;
        }

        return true;
    }

    private static bool AreEqual(JsonataObject first, JsonataObject second, ExpressionRun run, int depth)
    {
        ValueDepth.Check(depth);
        run.Charge(1);
        if (first.Members.Count != second.Members.Count)
            return false;

        foreach (var (name, value) in first.Members)
        {
            if (!second.Members.TryGetValue(name, out var other) || !AreEqual(value, other, run, depth + 1))
                return false;
        }

        return true;
    }

    // The order of the names must not matter.
    private static int HashOf(JsonataObject members)
    {
        var hash = 0;
        foreach (var (name, value) in members.Members)
            hash ^= HashCode.Combine(name, value.Kind, value.AsString, value.Number);

        return hash;
    }
}

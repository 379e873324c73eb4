using MlKit.Pipelines.Internal.Jsonata.Evaluation;

namespace MlKit.Pipelines.Internal.Jsonata.Operations;

/// <summary>Sorts by merging: what compares equal stays in its order, and a comparison that contradicts itself does no harm.</summary>
internal static class StableSort
{
    /// <summary>Returns the items in their order; the array itself is used up.</summary>
    /// <param name="items">The items.</param>
    /// <param name="isAfter">Whether the first belongs after the second.</param>
    /// <param name="run">The evaluation.</param>
    public static T[] Sort<T>(T[] items, Func<T, T, bool> isAfter, ExpressionRun run)
    {
        var source = items;
        var target = new T[items.Length];
        for (var width = 1L; width < items.Length; width *= 2)
        {
            run.Charge(items.Length);
            for (var start = 0L; start < items.Length; start += 2 * width)
                Merge(source, target, (int)start, (int)Math.Min(start + width, items.Length), (int)Math.Min(start + (2 * width), items.Length), isAfter);

            (source, target) = (target, source);
        }

        return source;
    }

    private static void Merge<T>(T[] source, T[] target, int left, int middle, int end, Func<T, T, bool> isAfter)
    {
        var right = middle;
        for (var i = left; i < end; i++)
        {
            var takesLeft = left < middle && (right == end || !isAfter(source[left], source[right]));
            target[i] = takesLeft ? source[left++] : source[right++];
        }
    }
}

namespace MlKit.Labeling.Differences;

/// <summary>Finds which labels of a frame are the same object: by object id, then by overlap.</summary>
internal static class LabelPairing
{
    /// <param name="before">The labels before.</param>
    /// <param name="after">The labels after.</param>
    /// <param name="idOf">Returns the object id of a label.</param>
    /// <param name="extentOf">Returns the middle of a label along one axis, and how far it reaches from there at most.</param>
    /// <param name="overlapOf">Returns the intersection over union.</param>
    /// <param name="minOverlap">The least overlap of one object.</param>
    /// <returns>Each label of before with its partner, then the labels of after that have none.</returns>
    public static IEnumerable<(T? Before, T? After)> Pair<T>(
        IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, string?> idOf, Func<T, (double Middle, double Reach)> extentOf, Func<T, T, double> overlapOf, double minOverlap)
        where T : class
    {
        var partners = new int[before.Count];
        Array.Fill(partners, -1);
        var taken = new bool[after.Count];
        PairById(before, after, idOf, partners, taken);
        PairByOverlap(before, after, extentOf, overlapOf, minOverlap, partners, taken);
        return before.Select((label, i) => ((T?)label, partners[i] < 0 ? null : after[partners[i]]))
            .Concat(after.Where((_, j) => !taken[j]).Select(label => ((T?)null, (T?)label)));
    }

    private static void PairById<T>(IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, string?> idOf, int[] partners, bool[] taken)
    {
        var byId = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var j = 0; j < after.Count; j++)
        {
            if (idOf(after[j]) is { } id)
                byId.TryAdd(id, j);
        }

        for (var i = 0; i < before.Count; i++)
        {
            if (idOf(before[i]) is { } id && byId.TryGetValue(id, out var j) && !taken[j])
                (partners[i], taken[j]) = (j, true);
        }
    }

    /// <summary>Sweeps along the axis, so that only neighbours are compared.</summary>
    private static void PairByOverlap<T>(
        IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, (double Middle, double Reach)> extentOf, Func<T, T, double> overlapOf, double minOverlap, int[] partners, bool[] taken)
    {
        var free = Enumerable.Range(0, after.Count).Where(j => !taken[j]).Select(j => (Extent: extentOf(after[j]), Index: j)).OrderBy(label => label.Extent.Middle).ToList();
        var middles = free.ConvertAll(label => label.Extent.Middle);
        var greatest = free.Count == 0 ? 0 : free.Max(label => label.Extent.Reach);
        var candidates = new List<(double Distance, int Before, int After)>();
        for (var i = 0; i < before.Count; i++)
        {
            if (partners[i] >= 0)
                continue;

            var (middle, reach) = extentOf(before[i]);
            for (var k = FirstFrom(middles, middle - reach - greatest); k < free.Count && middles[k] <= middle + reach + greatest; k++)
            {
                if (overlapOf(before[i], after[free[k].Index]) is var overlap && overlap >= minOverlap)
                    candidates.Add((-overlap, i, free[k].Index));
            }
        }

        candidates.Sort();
        foreach (var (_, i, j) in candidates)
        {
            if (partners[i] < 0 && !taken[j])
                (partners[i], taken[j]) = (j, true);
        }
    }

    private static int FirstFrom(List<double> sorted, double value)
    {
        var (low, high) = (0, sorted.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sorted[middle] < value)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}

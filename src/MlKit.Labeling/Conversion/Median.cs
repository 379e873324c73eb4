namespace MlKit.Labeling.Conversion;

/// <summary>Finds medians in a fraction of a sort's time.</summary>
internal static class Median
{
    // Numbers in any usual order take about a dozen for each doubling of their count at worst.
    private const int MostRounds = 128;

    /// <summary>Returns the median, of an even count the mean of the middle two; null of none. The values change their places.</summary>
    /// <param name="values">The values; none is NaN.</param>
    public static double? Of(Span<double> values)
    {
        if (values.IsEmpty)
            return null;

        var middle = values.Length / 2;
        Select(values, middle);
        return values.Length % 2 != 0 ? values[middle] : (Largest(values[..middle]) + values[middle]) / 2;
    }

    /// <summary>Brings the value that would stand at an index, were the values sorted, to that index; none before it is larger, none after it smaller.</summary>
    private static void Select(Span<double> values, int index)
    {
        for (var (first, last, round) = (0, values.Length - 1, 0); first < last; round++)
        {
            // An order made to mislead the choice of the pivot would take the square of the count.
            if (round == MostRounds)
            {
                values[first..(last + 1)].Sort();
                return;
            }

            var (low, high) = Partition(values, first, last);
            (first, last) = index <= high ? (first, high) : index >= low ? (low, last) : (index, index);
        }
    }

    private static (int Low, int High) Partition(Span<double> values, int low, int high)
    {
        var pivot = values[low + ((high - low) / 2)];
        while (low <= high)
        {
            while (values[low] < pivot)
                low++;
            while (values[high] > pivot)
                high--;
            if (low > high)
                break;
            (values[low], values[high]) = (values[high], values[low]);
            (low, high) = (low + 1, high - 1);
        }

        return (low, high);
    }

    private static double Largest(ReadOnlySpan<double> values)
    {
        var largest = values[0];
        foreach (var value in values)
            largest = Math.Max(largest, value);
        return largest;
    }
}

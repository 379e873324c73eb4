using MlKit.Labeling.Conversion;

namespace MlKit.Labeling.Tests.Conversion;

public sealed class MedianTests
{
    [Fact]
    public void Of_NoValues_IsNull() => Assert.Null(Median.Of([]));

    [Theory]
    [InlineData(2)]
    [InlineData(10)]
    [InlineData(int.MaxValue)]
    public void Of_AnyLength_IsTheMiddleOfTheSorted(int distinct)
    {
        var random = new Random(1);
        for (var length = 1; length <= 300; length++)
            AssertMiddleOfTheSorted([.. Enumerable.Range(0, length).Select(_ => (double)random.Next(distinct))]);
    }

    [Theory]
    [InlineData(2000)]
    [InlineData(200_001)]
    public void Of_OrderThatMisleads_IsTheMiddleOfTheSorted(int length) => AssertMiddleOfTheSorted(Misleading(length));

    private static void AssertMiddleOfTheSorted(double[] values)
    {
        var sorted = values.Order().ToArray();
        var expected = (sorted[(values.Length - 1) / 2] + sorted[values.Length / 2]) / 2;

        Assert.Equal(expected, Median.Of(values));
    }

    // The pivot, the middle of what is left, is the smallest of it each time, so that a round sets one value aside.
    private static double[] Misleading(int length)
    {
        var (places, values) = (Enumerable.Range(0, length).ToArray(), new double[length]);
        for (var first = 0; first < length; first++)
        {
            var middle = first + ((length - 1 - first) / 2);
            values[places[middle]] = first;
            places[middle] = places[first];
        }

        return values;
    }
}

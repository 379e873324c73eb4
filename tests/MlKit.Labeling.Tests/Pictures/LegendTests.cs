using MlKit.Labeling.Pictures;

namespace MlKit.Labeling.Tests.Pictures;

public sealed class LegendTests
{
    [Theory]
    [InlineData(2, 100, "2 5 10 20 50 100")]
    [InlineData(1, 10, "1 2 5 10")]
    [InlineData(0.3, 7, "0.3 0.5 1 2 5 7")]
    public void LogarithmicTicks_Range_HasItsEndsAndRoundValues(double min, double max, string ticks)
    {
        var values = Legend.LogarithmicTicks(min, max).ToList();

        Assert.Equal(ticks, string.Join(' ', values.Select(tick => Math.Round(tick.Value, 9))));
        Assert.Equal(0, values[0].Position);
        Assert.Equal(1, values[^1].Position);
    }

    [Theory]
    [InlineData(-2, 3, "-2 -1 0 1 2 3")]
    [InlineData(0, 12, "0 2 4 6 8 10 12")]
    [InlineData(-0.25, 0.25, "-0.25 -0.1 0 0.1 0.25")]
    public void LinearTicks_Range_HasItsEndsAndRoundValues(double min, double max, string ticks)
    {
        var values = Legend.LinearTicks(min, max).ToList();

        Assert.Equal(ticks, string.Join(' ', values.Select(tick => Math.Round(tick.Value, 9))));
        Assert.All(values, tick => Assert.Equal((tick.Value - min) / (max - min), tick.Position, 12));
    }
}

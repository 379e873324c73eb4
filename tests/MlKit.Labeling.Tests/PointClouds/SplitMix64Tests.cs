using MlKit.Labeling.PointClouds;

namespace MlKit.Labeling.Tests.PointClouds;

public sealed class SplitMix64Tests
{
    [Fact]
    public void Next_KnownSeeds_GivesThePublishedNumbers()
    {
        var zero = new SplitMix64(0);
        var other = new SplitMix64(1234567);

        Assert.Equal(0xE220A8397B1DCDAF, zero.Next());
        Assert.Equal([6457827717110365317UL, 3203168211198807973UL], [other.Next(), other.Next()]);
    }

    [Fact]
    public void Next_OfTen_DrawsEachAboutEquallyOften()
    {
        var random = new SplitMix64(1);
        var counts = new int[10];
        for (var i = 0; i < 100_000; i++)
            counts[random.Next(10)]++;

        Assert.All(counts, count => Assert.InRange(count, 9_600, 10_400));
    }
}

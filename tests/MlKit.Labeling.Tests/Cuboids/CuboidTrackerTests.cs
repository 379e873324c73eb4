using System.Collections.Immutable;
using MlKit.Labeling.Annotations;
using MlKit.Labeling.Cuboids;
using Quickstart.Synthetic;

namespace MlKit.Labeling.Tests.Cuboids;

public sealed class CuboidTrackerTests
{
    [Fact]
    public void Track_TheSyntheticWorld_KeepsEveryId()
    {
        var count = SyntheticWorld.Boxes.Count;
        var orders = Enumerable.Range(0, 6).Select(frame => Enumerable.Range(0, count).Select(i => (i + 3 * frame) % count).ToArray()).ToArray();
        var frames = orders.Select((order, frame) => (IReadOnlyList<LabeledCuboid>)[.. order.Select(i => At(SyntheticWorld.Boxes[i], frame * 0.1))]);

        var ids = CuboidTracker.Track(frames);

        Assert.Equal(orders, ids.Select(frame => frame.ToArray()));
    }

    [Fact]
    public void AssignTracks_Frames_NamesEachObjectByItsTrack()
    {
        var frames = new[] { Frame(Car(0), Car(10), new("Bus", Car(20).Cuboid)), Frame(Car(10.5), Car(0.5), Car(30)) };

        var tracked = CuboidTracker.AssignTracks(frames);

        Assert.Equal("Car:1 Car:2 Bus:1|Car:2 Car:1 Car:3", string.Join('|', tracked.Select(frame => string.Join(' ', frame.Cuboids.Select(cuboid => cuboid.ObjectName)))));
        Assert.All(tracked.SelectMany(frame => frame.Cuboids), cuboid => Assert.True(Guid.TryParseExact(cuboid.ObjectId, "D", out _)));
        Assert.Equal(4, tracked.SelectMany(frame => frame.Cuboids).GroupBy(cuboid => (cuboid.ObjectId, cuboid.ObjectName)).Count());
        Assert.Equal(frames.SelectMany(frame => frame.Cuboids).Select(cuboid => cuboid.Cuboid), tracked.SelectMany(frame => frame.Cuboids).Select(cuboid => cuboid.Cuboid));
        Assert.Equal("frames", Assert.Throws<ArgumentNullException>(() => CuboidTracker.AssignTracks(null!)).ParamName);
    }

    [Fact]
    public void Track_NearestPairFirst_IsOneToOne() => AssertIds("0 1|1 0", [Car(0), Car(1)], [Car(1.1), Car(-0.5)]);

    [Fact]
    public void Track_TwoCuboidsForOneTrack_TheFartherBeginsAnother() => AssertIds("0|1 0", [Car(0)], [Car(1), Car(0.5)]);

    [Fact]
    public void Track_EqualDistances_PreferTheLowerTrackAndTheEarlierCuboid()
    {
        AssertIds("0 1|0", [Car(0), Car(2)], [Car(1)]);
        AssertIds("0|0 1", [Car(1)], [Car(0), Car(2)]);
    }

    [Fact]
    public void Track_AnotherLabel_IsAnotherTrack() => AssertIds("0|1", [Car(0)], [new("Bus", Car(0).Cuboid)]);

    [Fact]
    public void Track_AtTheLimit_IsTheSame() => AssertIds("0|0", [Car(0)], [Car(2)]);

    [Fact]
    public void Track_BeyondTheLimit_IsAnother() => AssertIds("0|1", [Car(0)], [Car(2.001)]);

    [Fact]
    public void Track_MissingForAFrame_GoesOn() => AssertIds("0||0", [Car(0)], [], [Car(1)]);

    [Fact]
    public void Track_MissingForLonger_BeginsAnew() => AssertIds("0|||1", [Car(0)], [], [], [Car(1)]);

    [Fact]
    public void Track_NoGapAllowed_BeginsAnewAfterOne() =>
        Assert.Equal([[0], [], [1]], CuboidTracker.Track([[Car(0)], [], [Car(0)]], maxGap: 0).Select(frame => frame.ToArray()));

    [Fact]
    public void Track_WrongArguments_Throw()
    {
        Assert.Equal("frames", Assert.Throws<ArgumentNullException>(() => CuboidTracker.Track(null!)).ParamName);
        Assert.Equal("frames", Assert.Throws<ArgumentNullException>(() => CuboidTracker.Track([null!])).ParamName);
        Assert.Equal("maxDistance", Assert.Throws<ArgumentOutOfRangeException>(() => CuboidTracker.Track([], maxDistance: 0)).ParamName);
        Assert.Equal("maxDistance", Assert.Throws<ArgumentOutOfRangeException>(() => CuboidTracker.Track([], maxDistance: double.NaN)).ParamName);
        Assert.Equal("maxGap", Assert.Throws<ArgumentOutOfRangeException>(() => CuboidTracker.Track([], maxGap: -1)).ParamName);
    }

    private static void AssertIds(string expected, params IReadOnlyList<LabeledCuboid>[] frames) =>
        Assert.Equal(expected, string.Join('|', CuboidTracker.Track(frames).Select(Text)));

    private static string Text(ImmutableArray<int> ids) => string.Join(' ', ids);

    private static LabeledCuboid Car(double x) => new("Car", CuboidGen.Upright(x, 0, 0, 4, 2, 1.5));

    private static AnnotatedFrame Frame(params LabeledCuboid[] cuboids) =>
        new() { Number = 0, Cuboids = [.. cuboids.Select(cuboid => new CuboidAnnotation { Label = cuboid.Label, Cuboid = cuboid.Cuboid })] };

    private static LabeledCuboid At(SyntheticBox box, double seconds) => new(box.Class, Cuboid.FromPose(box.PoseAt(seconds), box.Size));
}

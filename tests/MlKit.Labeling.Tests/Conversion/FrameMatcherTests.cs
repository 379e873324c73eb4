using CsCheck;
using MlKit.Labeling.A2d2;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Conversion;

namespace MlKit.Labeling.Tests.Conversion;

public sealed class FrameMatcherTests : IDisposable
{
    private const string Scene = "20180807_145028";

    private readonly TemporaryFolder _folder = new();
    private readonly List<LabelingIssue> _issues = [];

    public FrameMatcherTests(SyntheticFixture fixture)
    {
        Directory.CreateDirectory(_folder[Scene, "camera", "cam_front_left"]);
        File.Copy(Path.Combine(fixture.Root, "cams_lidars.json"), _folder["cams_lidars.json"]);
    }

    [Theory]
    [InlineData(999, 1)]
    [InlineData(1000, 1)]
    [InlineData(1499, 1)]
    [InlineData(1501, 2)]
    [InlineData(2600, 3)]
    [InlineData(4000, 3)]
    public void Find_ByClock_ReturnsTheNearest(long time, long expected)
    {
        var matcher = Matcher(new() { MaxTimeDifference = TimeSpan.FromMilliseconds(1) }, 1000, 2000, 3000);

        Assert.Equal(expected, matcher.Find(time)?.Id);
    }

    [Theory]
    [InlineData(979_999, false)]
    [InlineData(980_000, true)]
    [InlineData(1_020_000, true)]
    [InlineData(1_020_001, false)]
    public void Find_AtTheTolerance_StillMatches(long time, bool expected) => Assert.Equal(expected, Matcher(new(), 1_000_000).Find(time) is not null);

    [Fact]
    public void Find_BetweenTwo_ReturnsTheEarlier() => Assert.Equal(1, Matcher(new(), 1000, 2000).Find(1500)?.Id);

    [Fact]
    public void Constructor_SameTimeTwice_TellsBothAndMatchesTheLowerId()
    {
        WriteInfo(1, """{"cam_name":"front_left","cam_tstamp":1000}""");
        WriteInfo(2, """{"cam_name":"front_left","cam_tstamp":1000}""");

        Assert.Equal(1, new FrameMatcher(Frames, new(), _issues).Find(1000)?.Id);
        Assert.Equal(
            [$"{InfoPath(2)}#$.cam_tstamp: must be the time of one image of its camera, but found the time of {Path.GetFileName(InfoPath(1))} too. Correct the time, or remove one of the two frames."],
            _issues.Select(issue => issue.ToString()));
    }

    [Fact]
    public void Find_NoTolerance_WantsTheSameTime()
    {
        var matcher = Matcher(new() { MaxTimeDifference = TimeSpan.Zero }, 1000);

        Assert.Equal(1, matcher.Find(1000)?.Id);
        Assert.Null(matcher.Find(1001));
    }

    [Fact]
    public void Find_GreatestTolerance_MatchesWhatever() => Assert.Equal(1, Matcher(new() { MaxTimeDifference = TimeSpan.MaxValue }, 0).Find(900_000_000_000_000_000)?.Id);

    [Fact]
    public void Find_NoFrames_ReturnsNull() => Assert.Null(Matcher(new()).Find(1000));

    [Fact]
    public void Find_ClocksNotInTheOrderOfIds_StillReturnsTheNearest() => Assert.Equal(2, Matcher(new() { MaxTimeDifference = TimeSpan.FromSeconds(1) }, 3000, 1000, 2000).Find(1100)?.Id);

    [Fact]
    public void Find_ById_WantsTheSameIdWhateverTheClock()
    {
        var matcher = Matcher(new() { Timestamps = TimestampSource.FrameId, MaxTimeDifference = TimeSpan.MaxValue }, 1000, 2000);

        Assert.Equal(2, matcher.Find(2)?.Id);
        Assert.Null(matcher.Find(3));
    }

    [Fact]
    public void Find_AnyTimes_EqualsALinearSearch() =>
        Gen.Select(Gen.Long[0, 200].HashSet[0, 8].Select(times => times.ToArray()), Gen.Long[0, 200], Gen.Int[0, 50]).Sample(
            (times, time, tolerance) =>
            {
                foreach (var file in Directory.GetFiles(_folder[Scene, "camera", "cam_front_left"]))
                    File.Delete(file);
                var nearest = times.Select((t, i) => (Difference: Math.Abs(t - time), Time: t, Id: (long?)(i + 1)))
                    .Where(frame => frame.Difference <= tolerance).Order().FirstOrDefault().Id;

                Assert.Equal(nearest, Matcher(new() { MaxTimeDifference = TimeSpan.FromMicroseconds(tolerance) }, times).Find(time)?.Id);
            },
            iter: 100,
            threads: 1);

    [Fact]
    public void Constructor_BadInfoFiles_TellsThemAndMatchesTheOthers()
    {
        WriteInfo(1, "{");
        WriteInfo(2, """{"cam_name":"front_left","cam_tstamp":2000}""");
        WriteInfo(3, """{"cam_name":"front_left"}""");
        File.WriteAllBytes(InfoPath(4).Replace(".json", ".png", StringComparison.Ordinal), []);

        var matcher = new FrameMatcher(Frames, new(), _issues);

        Assert.Equal(
            [
                $"{InfoPath(1)}: must be JSON in UTF-8, nested 64 levels deep at most, but found a fault at line 1, byte 2. Mend the file or fetch it again.",
                $"{InfoPath(3)}#$: must have the key 'cam_tstamp', but found the keys cam_name. Add 'cam_tstamp'.",
                $"{InfoPath(4)}: must exist, because other files of the frame do, but found no such file. Fetch the file again, or remove the frame's other files.",
            ],
            _issues.Select(issue => issue.ToString()));
        Assert.Equal(2, matcher.Find(2000)?.Id);
        Assert.Equal(2, matcher.Find(0)?.Id);
    }

    [Fact]
    public void Constructor_InfoFileThatCannotBeRead_TellsIt()
    {
        WriteInfo(1, """{"cam_name":"front_left","cam_tstamp":2000}""");
        using var held = new FileStream(InfoPath(1), FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        var matcher = new FrameMatcher(Frames, new(), _issues);

        Assert.Equal(
            $"{InfoPath(1)}: must be readable, but found The process cannot access the file '{InfoPath(1)}' because it is being used by another process. Fetch the file again, or correct its permissions.",
            Assert.Single(_issues).ToString());
        Assert.Null(matcher.Find(2000));
    }

    [Fact]
    public void Constructor_ById_ReadsNoInfoFile()
    {
        WriteInfo(1, "{");

        Assert.Equal(1, new FrameMatcher(Frames, new() { Timestamps = TimestampSource.FrameId }, _issues).Find(1)?.Id);
        Assert.Empty(_issues);
    }

    public void Dispose() => _folder.Dispose();

    private List<A2d2Frame> Frames => [.. A2d2Dataset.Open(_folder.Path).Scene(Scene).Frames(A2d2Camera.FrontLeft)];

    /// <summary>Makes frames with the ids 1, 2, ... taken at the given microseconds.</summary>
    private FrameMatcher Matcher(A2d2ConverterOptions options, params long[] times)
    {
        for (var i = 0; i < times.Length; i++)
            WriteInfo(i + 1, FormattableString.Invariant($$"""{"cam_name":"front_left","cam_tstamp":{{times[i]}}}"""));
        var matcher = new FrameMatcher(Frames, options, _issues);
        Assert.Empty(_issues);
        return matcher;
    }

    private void WriteInfo(long id, string json) => File.WriteAllText(InfoPath(id), json);

    private string InfoPath(long id) => _folder[Scene, "camera", "cam_front_left", FormattableString.Invariant($"20180807145028_camera_frontleft_{id:D9}.json")];
}

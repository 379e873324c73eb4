using System.Globalization;
using System.Text;
using CsCheck;
using MlKit.Labeling.A2d2;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Tests.Internal;

namespace MlKit.Labeling.Tests.A2d2;

public sealed class A2d2ImageInfoTests
{
    private const string Sound = """{"cam_name":"front_center","cam_tstamp":1537876333900931,"lidar_ids":{"1":"rear_right","0":"front_left"}}""";

    public static TheoryData<string, string?, string> Faults => new()
    {
        { "cam_name", null, "$: must have the key 'cam_name', but found the keys cam_tstamp, lidar_ids. Add 'cam_name'." },
        { "cam_tstamp", null, "$: must have the key 'cam_tstamp', but found the keys cam_name, lidar_ids. Add 'cam_tstamp'." },
        { "cam_name", "1", "$.cam_name: must be a string, but found 1. Correct the value." },
        { "cam_tstamp", "1.5e15", "$.cam_tstamp: must be an integer, but found 1.5e15. Correct the value." },
        { "cam_tstamp", "-1", "$.cam_tstamp: must be microseconds since 1970, but found -1. Correct the value." },
        { "lidar_ids", "[]", "$.lidar_ids: must be an object, but found an array of 0. Correct the value." },
        { "lidar_ids/0", "3", "$.lidar_ids.0: must be a string, but found 3. Correct the value." },
        { "lidar_ids", "{\"-1\":\"a\"}", "$.lidar_ids.-1: must have a number as its key, but found '-1'. Name lidars by the ids that the npz file uses." },
        { "lidar_ids", "{\" 1\":\"a\"}", "$.lidar_ids[' 1']: must have a number as its key, but found ' 1'. Name lidars by the ids that the npz file uses." },
        { "lidar_ids", "{\"\":\"a\"}", "$.lidar_ids['']: must have a number as its key, but found ''. Name lidars by the ids that the npz file uses." },
    };

    [Fact]
    public void Parse_SoundText_GivesTimeInUtc()
    {
        var info = A2d2ImageInfo.Parse(Encoding.UTF8.GetBytes(Sound), "i.json");

        Assert.Equal("front_center", info.CameraName);
        Assert.Equal(1537876333900931, info.Timestamp);
        Assert.Equal(1537876296.900931, info.UnixTimestamp);
        Assert.Equal(["0=front_left", "1=rear_right"], info.LidarNames.Select(lidar => string.Create(CultureInfo.InvariantCulture, $"{lidar.Key}={lidar.Value}")));
    }

    [Fact]
    public void Parse_SensorFusionText_PassesOverTheRest()
    {
        var info = A2d2ImageInfo.Parse(
            """{"cam_name":"side_left","cam_tstamp":37000000,"image_zoom":1.0,"image_png":"a.png","pcld_npz":"a.npz","pcld_view":{}}"""u8.ToArray(), "i.json");

        Assert.Equal(0, info.UnixTimestamp);
        Assert.Empty(info.LidarNames);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void Parse_Fault_IsNamed(string place, string? value, string message) => Assert.Equal(
        "i.json#" + message, Assert.Throws<LabelingDataException>(() => A2d2ImageInfo.Parse(JsonEdit.Set(Sound, place, value), "i.json")).Message);

    [Fact]
    public void Parse_SeveralFaults_ListsAll() => Assert.Equal(
        """
        2 problems were found:
        - i.json#$: must have the key 'cam_name', but found an empty object. Add 'cam_name'.
        - i.json#$: must have the key 'cam_tstamp', but found an empty object. Add 'cam_tstamp'.
        """,
        Assert.Throws<LabelingDataException>(() => A2d2ImageInfo.Parse("{}"u8.ToArray(), "i.json")).Message);

    [Fact]
    public void Parse_DamagedText_ThrowsNothingElse() => JsonEdit.Damage(Sound).Sample(
        json =>
        {
            try
            {
                Assert.True(A2d2ImageInfo.Parse(json, "i.json").Timestamp >= 0);
            }
            catch (LabelingDataException)
            {
            }
        },
        iter: 5_000);

    [Fact]
    public void Members_BadArguments_Throw()
    {
        Assert.Equal("path", Assert.Throws<ArgumentNullException>(() => A2d2ImageInfo.Load(null!)).ParamName);
        Assert.Equal("name", Assert.Throws<ArgumentException>(() => A2d2ImageInfo.Parse(default, "")).ParamName);
        Assert.Throws<FileNotFoundException>(() => A2d2ImageInfo.Load("no-such-image.json"));
    }
}

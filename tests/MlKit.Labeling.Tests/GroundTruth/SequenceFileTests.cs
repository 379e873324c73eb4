using System.Text;
using CsCheck;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Geometry;
using MlKit.Labeling.GroundTruth;
using MlKit.Labeling.PointClouds;
using MlKit.Labeling.Tests.Internal;

namespace MlKit.Labeling.Tests.GroundTruth;

public sealed class SequenceFileTests
{
    private const string Correct = "Correct the value.";
    private const string Slash = "must be an S3 URI that ends with a slash, but found";
    private const string SlashFix = "Write it as 's3://bucket/prefix/'.";
    private const string Formats = "text/xyz, text/xyzi, text/xyzrgb, text/xyzirgb, binary/xyz, binary/xyzi, binary/xyzrgb, binary/xyzirgb";
    private const string AnImage = "frames/0/images/0/";

    public static TheoryData<string, string?, string> Faults => new()
    {
        { "seq-no", null, "$: must have the key 'seq-no', but found the keys prefix, number-of-frames, frames. Add 'seq-no'." },
        { "prefix", null, "$: must have the key 'prefix', but found the keys seq-no, number-of-frames, frames. Add 'prefix'." },
        { "number-of-frames", null, "$: must have the key 'number-of-frames', but found the keys seq-no, prefix, frames. Add 'number-of-frames'." },
        { "frames", null, "$: must have the key 'frames', but found the keys seq-no, prefix, number-of-frames. Add 'frames'." },
        { "seq-no", "1.5", $"$.seq-no: must be an integer, but found 1.5. {Correct}" },
        { "seq-no", "2147483648", $"$.seq-no: must be an integer of 32 bits, but found 2147483648. {Correct}" },
        { "prefix", "\"s3://bucket/prefix\"", $"$.prefix: {Slash} \"s3://bucket/prefix\". {SlashFix}" },
        { "prefix", "\"/data/\"", $"$.prefix: {Slash} \"/data/\". {SlashFix}" },
        { "prefix", "\"\"", $"$.prefix: {Slash} \"\". {SlashFix}" },
        { "prefix", "7", $"$.prefix: must be a string, but found 7. {Correct}" },
        { "number-of-frames", "2", "$.number-of-frames: must be the number of entries in 'frames', 1, but found 2. Set it to 1, or add the missing frames." },
        { "number-of-frames", "\"1\"", $"$.number-of-frames: must be an integer, but found \"1\". {Correct}" },
        { "frames", "{}", $"$.frames: must be an array, but found an object. {Correct}" },
        { "frames/0", "5", $"$.frames[0]: must be an object, but found 5. {Correct}" },
        { "frames/0/frame", null, "$.frames[0]: must have the key 'frame', but found the keys frame-no, unix-timestamp, format, ego-vehicle-pose, prefi.... Add 'frame'." },
        { "frames/0/frame", "\" \"", $"$.frames[0].frame: must not be empty, but found \" \". {Correct}" },
        { "frames/0/frame", "1", $"$.frames[0].frame: must be a string, but found 1. {Correct}" },
        { "frames/0/unix-timestamp", null, "$.frames[0]: must have the key 'unix-timestamp', but found the keys frame-no, frame, format, ego-vehicle-pose, prefix, images. Add 'unix-timestamp'." },
        { "frames/0/unix-timestamp", "\"1\"", $"$.frames[0].unix-timestamp: must be a finite number, but found \"1\". {Correct}" },
        { "frames/0/format", null, "$.frames[0]: must have the key 'format'; without it Ground Truth takes text/xyzi, but found none. Add 'format' with the format the point file was written in." },
        { "frames/0/format", "\"xyz\"", $"$.frames[0].format: must be one of {Formats}, but found \"xyz\". Name the format the point file was written in." },
        { "frames/0/format", "1", $"$.frames[0].format: must be a string, but found 1. {Correct}" },
        { "frames/0/ego-vehicle-pose", "[]", $"$.frames[0].ego-vehicle-pose: must be an object, but found an array of 0. {Correct}" },
        { "frames/0/ego-vehicle-pose/position", null, "$.frames[0].ego-vehicle-pose: must have the key 'position', but found the keys heading. Add 'position'." },
        { "frames/0/ego-vehicle-pose/heading", null, "$.frames[0].ego-vehicle-pose: must have the key 'heading', but found the keys position. Add 'heading'." },
        { "frames/0/ego-vehicle-pose/heading/qw", null, "$.frames[0].ego-vehicle-pose.heading: must have the key 'qw', but found the keys qx, qy, qz. Add 'qw'." },
        { "frames/0/ego-vehicle-pose/heading/qx", "0.1", "$.frames[0].ego-vehicle-pose.heading: must be a unit quaternion, but found a length of 1.004988. Normalise qx, qy, qz and qw." },
        { "frames/0/ego-vehicle-pose/position/y", "\"0\"", $"$.frames[0].ego-vehicle-pose.position.y: must be a finite number, but found \"0\". {Correct}" },
        { "frames/0/prefix", "\"s3://x\"", $"$.frames[0].prefix: {Slash} \"s3://x\". {SlashFix}" },
        { "frames/0/images", "{}", $"$.frames[0].images: must be an array, but found an object. {Correct}" },
        { AnImage + "image-path", "\"\"", $"$.frames[0].images[0].image-path: must not be empty, but found \"\". {Correct}" },
        { AnImage + "unix-timestamp", "1e999", $"$.frames[0].images[0].unix-timestamp: must be a finite number, but found 1e999. {Correct}" },
        { AnImage + "fx", "0", $"$.frames[0].images[0].fx: must be a focal length above 0 px, but found 0. {Correct}" },
        { AnImage + "fy", "\"1\"", $"$.frames[0].images[0].fy: must be a finite number, but found \"1\". {Correct}" },
        { AnImage + "cx", "[]", $"$.frames[0].images[0].cx: must be a finite number, but found an array of 0. {Correct}" },
        { AnImage + "k4", "true", $"$.frames[0].images[0].k4: must be a finite number, but found true. {Correct}" },
        { AnImage + "skew", "\"\"", $"$.frames[0].images[0].skew: must be a finite number, but found \"\". {Correct}" },
        { AnImage + "heading", "{\"qw\":0,\"qx\":0,\"qy\":0,\"qz\":0}", "$.frames[0].images[0].heading: must be a unit quaternion, but found a length of 0. Normalise qx, qy, qz and qw." },
        { AnImage + "camera-model", "\"brown\"", $"$.frames[0].images[0].camera-model: must be 'pinhole' or 'fisheye', but found \"brown\". {Correct}" },
        { AnImage + "camera-model", "\"\"", $"$.frames[0].images[0].camera-model: must be 'pinhole' or 'fisheye', but found \"\". {Correct}" },
        { AnImage + "camera-model", "0", $"$.frames[0].images[0].camera-model: must be a string, but found 0. {Correct}" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Parse_Fault_IsNamed(string place, string? value, string message) => Assert.Equal(
        "seq.json#" + message, Assert.Throws<LabelingDataException>(() => SequenceFile.Parse(JsonEdit.Set(GroundTruthText.Sequence, place, value), "seq.json")).Message);

    [Theory]
    [InlineData("image-path")]
    [InlineData("unix-timestamp")]
    [InlineData("fx")]
    [InlineData("fy")]
    [InlineData("cx")]
    [InlineData("cy")]
    [InlineData("position")]
    [InlineData("heading")]
    public void Parse_ImageWithoutKey_Throws(string key)
    {
        var issue = Assert.Single(Assert.Throws<LabelingDataException>(() => SequenceFile.Parse(JsonEdit.Set(GroundTruthText.Sequence, AnImage + key, null), "s")).Issues);

        Assert.Equal(("s#$.frames[0].images[0]", $"must have the key '{key}'", $"Add '{key}'."), (issue.Path, issue.Rule, issue.Fix));
    }

    [Theory]
    [InlineData(0, "Add a frame.")]
    [InlineData(501, "Split the sequence into several files.")]
    public void Parse_FramesBeyondTheLimits_Throws(int count, string fix)
    {
        var frames = string.Join(',', Enumerable.Repeat(GroundTruthText.Frame, count));
        var json = $$"""{"seq-no":1,"prefix":"s3://b/","number-of-frames":{{count}},"frames":[{{frames}}]}""";

        Assert.Equal(
            $"s#$.frames: must hold 1 to 500 frames, but found {count} frames. {fix}",
            Assert.Throws<LabelingDataException>(() => SequenceFile.Parse(Encoding.UTF8.GetBytes(json), "s")).Message);
    }

    [Fact]
    public void Parse_NineImages_Throws()
    {
        var json = JsonEdit.Set(GroundTruthText.Sequence, "frames/0/images", $"[{string.Join(',', Enumerable.Repeat(GroundTruthText.Image, 9))}]");

        Assert.Equal(
            "s#$.frames[0].images: must hold at most 8 images, but found 9 images. Leave some cameras out.",
            Assert.Throws<LabelingDataException>(() => SequenceFile.Parse(json, "s")).Message);
    }

    [Fact]
    public void Parse_SeveralFaults_ListsAll() => Assert.Equal(
        """
        6 problems were found:
        - s#$: must have the key 'seq-no', but found the keys number-of-frames, frames. Add 'seq-no'.
        - s#$: must have the key 'prefix', but found the keys number-of-frames, frames. Add 'prefix'.
        - s#$.number-of-frames: must be the number of entries in 'frames', 1, but found 3. Set it to 1, or add the missing frames.
        - s#$.frames[0]: must have the key 'unix-timestamp', but found the keys frame, images. Add 'unix-timestamp'.
        - s#$.frames[0]: must have the key 'format'; without it Ground Truth takes binary/xyzi, but found none. Add 'format' with the format the point file was written in.
        - s#$.frames[0].images[0]: must be an object, but found null. Correct the value.
        """,
        Assert.Throws<LabelingDataException>(() => SequenceFile.Parse("""{"number-of-frames":3,"frames":[{"frame":"1.bin","images":[null]}]}"""u8.ToArray(), "s")).Message);

    [Fact]
    public void Parse_FullText_GivesEveryMember()
    {
        var sequence = SequenceFile.Parse(Encoding.UTF8.GetBytes("\uFEFF" + GroundTruthText.Sequence), "s");

        var frame = Assert.Single(sequence.Frames);
        var image = Assert.Single(frame.Images);
        Assert.Equal((1, "s3://bucket/prefix/"), (sequence.SequenceNumber, sequence.Prefix));
        Assert.Equal(("points/1.txt", 1537876296.900931, PointFormat.TextXyz, "s3://images/"), (frame.Frame, frame.UnixTimestamp, frame.Format, frame.Prefix));
        Assert.Equal(new GroundTruthPose(new(0.25, 0, -1), QuaternionD.Identity), frame.EgoVehiclePose);
        Assert.Equal(("images/a+b&ü.png", 1537876296.25, 1000.5, 1001, 960, 604), (image.ImagePath, image.UnixTimestamp, image.Fx, image.Fy, image.Cx, image.Cy));
        Assert.Equal((0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7), (image.K1, image.K2, image.K3, image.K4, image.P1, image.P2, image.Skew));
        Assert.Equal((new GroundTruthPose(new(1, 2, 3), new(-0.5, 0.5, -0.5, 0.5)), GroundTruthCameraModel.Fisheye), (image.Pose, image.CameraModel));
    }

    [Fact]
    public void Parse_OptionalMembersLeftOut_TakesGroundTruthsDefaults()
    {
        var frame = Assert.Single(SequenceFile.Parse(
            """{"seq-no":1,"prefix":"s3://b/","number-of-frames":1,"frames":[{"unix-timestamp":1,"frame":"a.bin","format":"binary/xyzi"}]}"""u8.ToArray(), "s").Frames);
        var image = JsonEdit.Set(GroundTruthText.Sequence, AnImage + "camera-model", null);

        Assert.Equal(GroundTruthPose.Identity, frame.EgoVehiclePose);
        Assert.Null(frame.Prefix);
        Assert.Empty(frame.Images);
        Assert.Equal(GroundTruthCameraModel.Pinhole, SequenceFile.Parse(image, "s").Frames[0].Images[0].CameraModel);
    }

    [Fact]
    public void Parse_CameraModelWithAnUnderscore_IsReadToo()
    {
        var text = GroundTruthText.Sequence.Replace("\"camera-model\"", "\"camera_model\"", StringComparison.Ordinal);

        Assert.NotEqual(GroundTruthText.Sequence, text);
        Assert.Equal(SequenceFile.Parse(Encoding.UTF8.GetBytes(GroundTruthText.Sequence), "s").ToJson(), SequenceFile.Parse(Encoding.UTF8.GetBytes(text), "s").ToJson());
    }

    [Fact]
    public void ToJson_FullSequence_IsExactlyThis() => Assert.Equal(
        GroundTruthText.Sequence + "\n", Encoding.UTF8.GetString(SequenceFile.Parse(Encoding.UTF8.GetBytes(GroundTruthText.Sequence), "s").ToJson()));

    [Fact]
    public void ToJson_AnySequence_ReadsBackAsTheSame() => GroundTruthGen.Sequence.Sample(
        sequence => Assert.Equal(sequence.ToJson(), SequenceFile.Parse(sequence.ToJson(), "s").ToJson()),
        iter: 500);

    [Fact]
    public void ToJson_NotFiniteNumber_Throws() => Assert.Throws<ArgumentException>(
        () => new SequenceFile(1, "s3://b/", [new GroundTruthFrame { Frame = "a", UnixTimestamp = double.NaN, Format = PointFormat.TextXyz }]).ToJson());

    [Fact]
    public void Parse_DamagedText_ThrowsNothingElse() => JsonEdit.Damage(GroundTruthText.Sequence).Sample(
        json =>
        {
            try
            {
                Assert.NotEmpty(SequenceFile.Parse(json, "s").ToJson());
            }
            catch (LabelingDataException)
            {
            }
        },
        iter: 5_000);

    [Fact]
    public void Load_File_NamesItAndTheLine()
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, "{\n\"seq-no\": 1,,");

        var exception = Assert.Throws<LabelingDataException>(() => SequenceFile.Load(path));
        File.WriteAllText(path, GroundTruthText.Sequence);
        var sequence = SequenceFile.Load(path);
        File.Delete(path);

        Assert.Equal($"{path}: must be JSON in UTF-8, nested 64 levels deep at most, but found a fault at line 2, byte 13. Mend the file or fetch it again.", exception.Message);
        Assert.Single(sequence.Frames);
        Assert.Throws<FileNotFoundException>(() => SequenceFile.Load(path));
        Assert.Equal("path", Assert.Throws<ArgumentException>(() => SequenceFile.Load(" ")).ParamName);
        Assert.Equal("name", Assert.Throws<ArgumentException>(() => SequenceFile.Parse(default, "")).ParamName);
    }
}

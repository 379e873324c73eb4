using System.Globalization;
using System.Text;
using CsCheck;
using MlKit.Labeling.Conversion;
using MlKit.Labeling.Geometry;
using MlKit.Labeling.GroundTruth;
using MlKit.Labeling.PointClouds;

namespace MlKit.Labeling.Tests.Conversion;

public sealed class PythonJsonTests
{
    // Expected values printed by CPython 3's repr.
    [Theory]
    [InlineData(0.0, "0.0")]
    [InlineData(-0.0, "-0.0")]
    [InlineData(91.0, "91.0")]
    [InlineData(100.0, "100.0")]
    [InlineData(-1.5, "-1.5")]
    [InlineData(0.1, "0.1")]
    [InlineData(0.091, "0.091")]
    [InlineData(0.0001, "0.0001")]
    [InlineData(9.999e-05, "9.999e-05")]
    [InlineData(1e-05, "1e-05")]
    [InlineData(2.5e-07, "2.5e-07")]
    [InlineData(-5.735179668849011e-09, "-5.735179668849011e-09")]
    [InlineData(5e-324, "5e-324")]
    [InlineData(123456.789, "123456.789")]
    [InlineData(965.43414055823814, "965.4341405582381")]
    [InlineData(1e15, "1000000000000000.0")]
    [InlineData(9999999999999998.0, "9999999999999998.0")]
    [InlineData(9007199254740993.0, "9007199254740992.0")]
    [InlineData(1e16, "1e+16")]
    [InlineData(123456789012345680.0, "1.2345678901234568e+17")]
    [InlineData(1e21, "1e+21")]
    [InlineData(1e22, "1e+22")]
    [InlineData(9.999999999999999e22, "1e+23")]
    [InlineData(1e100, "1e+100")]
    [InlineData(1.7976931348623157e+308, "1.7976931348623157e+308")]
    public void Repr_Double_IsPythons(double value, string expected) => Assert.Equal(expected, PythonJson.Repr(value));

    [Fact]
    public void Repr_AnyDouble_ReadsBackAsTheSame() => Gen.Double.Where(double.IsFinite).Sample(
        value => BitConverter.DoubleToInt64Bits(double.Parse(PythonJson.Repr(value), CultureInfo.InvariantCulture)) == BitConverter.DoubleToInt64Bits(value),
        iter: 20_000);

    // The expected text is what json.dumps prints for the same values.
    [Fact]
    public void Write_Sequence_IsWhatDumpsPrints()
    {
        var image = new GroundTruthImage
        {
            ImagePath = "images/a b.png", UnixTimestamp = 0.091, Fx = 1687.3369140625, Fy = 1783, Cx = 965.43414055823814, Cy = 684.4193604186803,
            Pose = new GroundTruthPose(new Vector3D(1.711045726422736, -5.735179668849011e-09, 1), new QuaternionD(-0.5, 0.5, -0.5, 0.5)),
        };
        var frame = new GroundTruthFrame { Frame = "a.txt", UnixTimestamp = 91, Format = PointFormat.TextXyz, Images = [image] };

        var text = PythonJson.Write(new SequenceFile(1, "s3://bucket/prefix/", [frame]).ToJson());

        Assert.Equal(
            """
            {"seq-no": 1, "prefix": "s3://bucket/prefix/", "number-of-frames": 1, "frames": [{"frame-no": 0, "unix-timestamp": 91.0,
            "frame": "a.txt", "format": "text/xyz", "ego-vehicle-pose": {"position": {"x": 0, "y": 0, "z": 0},
            "heading": {"qw": 1, "qx": 0, "qy": 0, "qz": 0}}, "images": [{"image-path": "images/a b.png", "unix-timestamp": 0.091,
            "fx": 1687.3369140625, "fy": 1783.0, "cx": 965.4341405582381, "cy": 684.4193604186803, "position": {"x": 1.711045726422736,
            "y": -5.735179668849011e-09, "z": 1.0}, "heading": {"qw": -0.5, "qx": 0.5, "qy": -0.5, "qz": 0.5}, "camera-model": "pinhole"}]}]}
            """.ReplaceLineEndings(" "),
            text);
    }

    [Theory]
    [InlineData("""["ü\"\\\n\t\r\b\f\u007f\u0001/😀"]""", """["\u00fc\"\\\n\t\r\b\f\u007f\u0001/\ud83d\ude00"]""")]
    [InlineData("""{"ä":[1,null,true,false],"seq-no":7,"e":{},"l":[]}""", """{"\u00e4": [1.0, null, true, false], "seq-no": 7, "e": {}, "l": []}""")]
    [InlineData("""{"ego-vehicle-pose":{"x":1,"y":0.00001,"z":-0.5}}""", """{"ego-vehicle-pose": {"x": 1, "y": 1e-05, "z": -0.5}}""")]
    public void Write_OtherValues_AreWhatDumpsPrints(string json, string expected) => Assert.Equal(expected, PythonJson.Write(Encoding.UTF8.GetBytes(json)));
}

using System.Text;
using CsCheck;
using MlKit.Labeling.Checks;
using MlKit.Labeling.GroundTruth;
using MlKit.Labeling.PointClouds;
using MlKit.Labeling.Tests.Internal;

namespace MlKit.Labeling.Tests.GroundTruth;

public sealed class ManifestLineTests
{
    private static readonly string FrameLine = """{"source-ref":"s3://b/1.bin","source-ref-metadata":""" + GroundTruthText.Frame + "}";

    public static TheoryData<string, string?, string> Faults => new()
    {
        { "source-ref", null, "$: must have the key 'source-ref', but found the keys source-ref-metadata. Add 'source-ref'." },
        { "source-ref", "\"1.bin\"", "$.source-ref: must be an S3 URI, but found \"1.bin\". Write it as 's3://bucket/key'." },
        { "source-ref", "\"\"", "$.source-ref: must not be empty, but found \"\". Correct the value." },
        { "source-ref", "1", "$.source-ref: must be a string, but found 1. Correct the value." },
        { "source-ref-metadata", "\"x\"", "$.source-ref-metadata: must be an object, but found \"x\". Correct the value." },
        {
            "source-ref-metadata/format", null,
            "$.source-ref-metadata: must have the key 'format'; without it Ground Truth takes binary/xyzi, but found none. Add 'format' with the format the point file was written in."
        },
        { "source-ref-metadata/images/0/fx", "-1", "$.source-ref-metadata.images[0].fx: must be a focal length above 0 px, but found -1. Correct the value." },
    };

    [Fact]
    public void ToJson_Lines_AreExactlyThese()
    {
        var frame = new GroundTruthFrame { Frame = "1.bin", UnixTimestamp = 1.5, Format = PointFormat.BinaryXyz };

        Assert.Equal("{\"source-ref\":\"s3://b/seq.json\"}\n", Encoding.UTF8.GetString(new ManifestLine("s3://b/seq.json").ToJson()));
        Assert.Equal(
            """
            {"source-ref":"s3://b/1.bin","source-ref-metadata":{"unix-timestamp":1.5,"format":"binary/xyz","ego-vehicle-pose":{"position":{"x":0,"y":0,"z":0},"heading":{"qw":1,"qx":0,"qy":0,"qz":0}}}}

            """,
            Encoding.UTF8.GetString(new ManifestLine("s3://b/1.bin", frame).ToJson()));
    }

    [Fact]
    public void ToJson_AnyLine_ReadsBackAsTheSame() => GroundTruthGen.Frame.Sample(
        frame =>
        {
            var line = new ManifestLine("s3://b/" + frame.Frame, frame);

            Assert.Equal(line.ToJson(), ManifestLine.Parse(line.ToJson(), "m").ToJson());
        },
        iter: 500);

    [Theory]
    [MemberData(nameof(Faults))]
    public void Parse_Fault_IsNamed(string place, string? value, string message) => Assert.Equal(
        "m:1#" + message, Assert.Throws<LabelingDataException>(() => ManifestLine.Parse(JsonEdit.Set(FrameLine, place, value), "m:1")).Message);

    [Fact]
    public void Parse_DamagedText_ThrowsNothingElse() => JsonEdit.Damage(FrameLine).Sample(
        json =>
        {
            try
            {
                Assert.NotEmpty(ManifestLine.Parse(json, "m").ToJson());
            }
            catch (LabelingDataException)
            {
            }
        },
        iter: 5_000);

    [Fact]
    public void ReadAll_Manifest_ReadsLineByLine()
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, "\uFEFF{\"source-ref\":\"s3://b/1\"}\r\n\n  \n{\"source-ref\":\"s3://b/2\"}\n{broken", new UTF8Encoding(false));

        var lines = ManifestLine.ReadAll(path);
        var read = lines.Take(2).ToList();
        var exception = Assert.Throws<LabelingDataException>(() => lines.Last());
        File.Delete(path);

        Assert.Equal([new("s3://b/1"), new("s3://b/2")], read);
        Assert.Equal($"{path}:5: must be JSON in UTF-8, nested 64 levels deep at most, but found a fault at line 1, byte 2. Mend the file or fetch it again.", exception.Message);
        Assert.Throws<FileNotFoundException>(() => lines.Count());
    }

    [Fact]
    public void ReadAll_BytesThatAreNotUtf8_AreNamedWithTheLine()
    {
        var path = Path.GetTempFileName();
        File.WriteAllBytes(path, [.. "{\"source-ref\":\"s3://b/1\"}\n{\"source-ref\":\"s3://b/"u8, 0xFC, .. "\"}\n"u8]);

        var exception = Assert.Throws<LabelingDataException>(() => ManifestLine.ReadAll(path).Count());
        File.Delete(path);

        Assert.Equal($"{path}:2: must be JSON in UTF-8, nested 64 levels deep at most, but found a byte that is not UTF-8 at line 1, byte 23. Mend the file or fetch it again.", exception.Message);
    }

    [Fact]
    public void Members_BadArguments_Throw()
    {
        Assert.Equal("path", Assert.Throws<ArgumentException>(() => ManifestLine.ReadAll("")).ParamName);
        Assert.Equal("name", Assert.Throws<ArgumentException>(() => ManifestLine.Parse(default, " ")).ParamName);
    }
}

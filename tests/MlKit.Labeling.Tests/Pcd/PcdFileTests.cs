using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using CsCheck;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Pcd;
using MlKit.Labeling.PointClouds;

namespace MlKit.Labeling.Tests.Pcd;

public sealed class PcdFileTests
{
    private const string Head = "VERSION 0.7\nFIELDS x y z\nSIZE 4 4 4\nTYPE F F F\nCOUNT 1 1 1\nWIDTH 2\nHEIGHT 1\nVIEWPOINT 0 0 0 1 0 0 0\nPOINTS 2\nDATA ascii\n";

    private static readonly Gen<PointCloud> Clouds = Gen.Int[0, 20].SelectMany(n => Gen.Select(
        Gen.Float.Array[3 * n], Gen.Float.Array[n], Gen.Byte.Array[3 * n], Gen.Int[0, 3],
        (points, intensity, colors, parts) => new PointCloud(Widen(points), (parts & 1) == 0 ? null : Widen(intensity), (parts & 2) == 0 ? null : colors)));

    public static TheoryData<string, string, string> Faults => new()
    {
        { "DATA ascii\n1 2 3\n4 5 6\n", "", "a.pcd:10: the header must end with DATA, but found the end of the file. Correct the header, or write the file again." },
        { "VERSION 0.7", "HELLO", "a.pcd:1: must begin with VERSION, FIELDS, SIZE, TYPE, COUNT, WIDTH, HEIGHT, VIEWPOINT, POINTS or DATA, but found 'HELLO'. Correct the header, or write the file again." },
        { "FIELDS x y z", "FIELDS x y w", "a.pcd:2: FIELDS must name x, y and z, but found no z. Correct the header, or write the file again." },
        { "FIELDS x y z", "FIELDS x y z x", "a.pcd:3: SIZE must give each of the 4 FIELDS a value, but found 3. Correct the header, or write the file again." },
        { "FIELDS x y z", "FIELDS x y y", "a.pcd:2: FIELDS must name y once, but found it 2 times. Correct the header, or write the file again." },
        { "FIELDS x y z", "FIELDS", "a.pcd:2: FIELDS must name the fields, but found none. Correct the header, or write the file again." },
        { "SIZE 4 4 4\n", "", "a.pcd:9: DATA must come after SIZE, but found none. Correct the header, or write the file again." },
        { "TYPE F F F", "TYPE F F Q", "a.pcd:4: TYPE must be I or U of 1, 2, 4 or 8 bytes or F of 4 or 8 bytes, but found 'Q' of SIZE '4' for 'z'. Correct the header, or write the file again." },
        { "COUNT 1 1 1", "COUNT 1 1 0", "a.pcd:5: COUNT must hold whole numbers from 1, but found '0' for 'z'. Correct the header, or write the file again." },
        { "COUNT 1 1 1", "COUNT 1 1 2", "a.pcd:5: COUNT must be 1 for z, but found 2. Correct the header, or write the file again." },
        { "COUNT 1 1 1", "COUNT 1 1 2147483647", "a.pcd:5: COUNT must give a point less than 2 GiB, but found 8589934596 bytes and more. Correct the header, or write the file again." },
        { "WIDTH 2", "WIDTH 2\nWIDTH 2", "a.pcd:7: must not give WIDTH again, but found it in line 6 too. Correct the header, or write the file again." },
        { "WIDTH 2", "WIDTH -2", "a.pcd:6: WIDTH must be a whole number from 0 to 2147483647, but found '-2'. Correct the header, or write the file again." },
        { "POINTS 2", "POINTS 3", "a.pcd:9: POINTS must equal WIDTH times HEIGHT, but found 3 instead of 2. Correct the header, or write the file again." },
        { "WIDTH 2\nHEIGHT 1\nVIEWPOINT 0 0 0 1 0 0 0\nPOINTS 2\n", "", "a.pcd:6: DATA must come after POINTS or WIDTH, but found neither. Correct the header, or write the file again." },
        { "HEIGHT 1\nVIEWPOINT 0 0 0 1 0 0 0\nPOINTS 2\n", "HEIGHT 2147483647\n", "a.pcd:6: WIDTH must give less than 2147483648 points with HEIGHT, but found 4294967294. Correct the header, or write the file again." },
        { "DATA ascii", "DATA zip", "a.pcd:10: DATA must be ascii, binary or binary_compressed, but found 'zip'. Correct the header, or write the file again." },
        { "WIDTH 2\nHEIGHT 1\nVIEWPOINT 0 0 0 1 0 0 0\nPOINTS 2", "POINTS 2147483647", "a.pcd: must hold 2147483647 lines of 3 numbers, as its header says, but found 12 bytes. Write the file again." },
        { "4 5 6\n", "4 5\n\n\n", "a.pcd:12: must hold 3 numbers, as its header says, but found 2. Write the file again." },
        { "4 5 6\n", "4 5 6\n7 8 9\n", "a.pcd:13: must hold 2 points, as its header says, but found more. Write the file again." },
        { "4 5 6\n", "      \n", "a.pcd: must hold 2 points, as its header says, but found 1. Write the file again." },
        { "4 5 6\n", "4 5 six\n", "a.pcd:12: must hold numbers, but found 'six'. Write the file again." },
        { "DATA ascii", "DATA binary", "a.pcd: must hold 2 points of 12 bytes, as its header says, but found 12 bytes. Write the file again." },
        { "DATA ascii\n1 2 3\n4 5 6\n", "DATA binary_compressed\n1234", "a.pcd: must hold the two sizes of the compressed data, but found 4 bytes. Write the file again." },
        { "DATA ascii\n1 2 3\n4 5 6\n", "DATA binary_compressed\n\u0001\0\0\0\u0001\0\0\0", "a.pcd: must hold 2 points of 12 bytes, as its header says, but found 1 bytes once unpacked. Write the file again." },
        { "DATA ascii\n1 2 3\n4 5 6\n", "DATA binary_compressed\n\u0009\0\0\0\u0018\0\0\0", "a.pcd: must hold 9 compressed bytes, but found 0. Write the file again." },
        { "DATA ascii\n1 2 3\n4 5 6\n", "DATA binary_compressed\n\u0002\0\0\0\u0018\0\0\0\u0020\0", "a.pcd: must hold LZF data that unpack to 24 bytes, but found other bytes. Write the file again." },
    };

    [Fact]
    public void Encode_Ascii_HasHeaderAndShortestFloats()
    {
        var cloud = new PointCloud([1, -2.5, 0.1, double.NaN, double.PositiveInfinity, double.NegativeInfinity], [7, 0.25], [0, 0, 0, 255, 255, 255]);

        var text = Encoding.ASCII.GetString(PcdFile.Encode(cloud, PcdEncoding.Ascii).Span);

        Assert.Equal(
            "# .PCD v0.7 - Point Cloud Data file format\nVERSION 0.7\nFIELDS x y z intensity rgb\nSIZE 4 4 4 4 4\nTYPE F F F F F\nCOUNT 1 1 1 1 1\nWIDTH 2\nHEIGHT 1\n" +
            "VIEWPOINT 0 0 0 1 0 0 0\nPOINTS 2\nDATA ascii\n1 -2.5 0.1 7 0\nnan inf -inf 0.25 2.3509886E-38\n",
            text);
    }

    [Theory]
    [InlineData(PcdEncoding.Ascii, "en-US")]
    [InlineData(PcdEncoding.Binary, "tr-TR")]
    [InlineData(PcdEncoding.Ascii, "tr-TR")]
    public void Decode_EncodedCloud_IsTheSame(PcdEncoding encoding, string culture) => Clouds.Sample(
        cloud =>
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            var read = PcdFile.Decode(PcdFile.Encode(cloud, encoding).Span, "a");

            Assert.Equal(cloud.Points, read.Points);
            Assert.Equal(cloud.Intensity, read.Intensity);
            Assert.Equal(cloud.Colors, read.Colors);
        },
        iter: 300,
        threads: 1);

    [Fact]
    public void Decode_OtherLayout_ReadsAsciiFields()
    {
        const string Text = "# c\r\nCOLUMNS rgba n z _ y x intensity\r\nSIZE 4 4 8 1 4 4 1\r\nTYPE U F F U F I U\r\nCOUNT 1 2 1 1 1 1 1\r\nPOINTS 1\r\nDATA ascii\r\n 66051 8 9\t0.1 0 0.5 -3 200 \r\n\r\n";

        var cloud = PcdFile.Decode(Encoding.ASCII.GetBytes(Text), "a");

        Assert.Equal([-3, 0.5, 0.1], cloud.Points);
        Assert.Equal([200], cloud.Intensity!);
        Assert.Equal([1, 2, 3], cloud.Colors!);
    }

    [Theory]
    [InlineData("I", 1, "FE", -2)]
    [InlineData("I", 2, "FEFF", -2)]
    [InlineData("I", 4, "FEFFFFFF", -2)]
    [InlineData("I", 8, "FEFFFFFFFFFFFFFF", -2)]
    [InlineData("U", 1, "FE", 254)]
    [InlineData("U", 2, "FEFF", 65534)]
    [InlineData("U", 4, "FEFFFFFF", 4294967294)]
    [InlineData("U", 8, "0200000000000000", 2)]
    [InlineData("F", 4, "0000803F", 1)]
    [InlineData("F", 8, "000000000000F03F", 1)]
    public void Decode_Binary_ReadsEveryType(string type, int size, string hex, double expected)
    {
        var head = $"FIELDS z intensity x y\nSIZE {size} {size} {size} {size}\nTYPE {type} {type} {type} {type}\nWIDTH 1\nDATA binary\n";
        byte[] file = [.. Encoding.ASCII.GetBytes(head), .. Convert.FromHexString(hex + hex + hex + hex), (byte)'\n'];

        var cloud = PcdFile.Decode(file, "a");

        Assert.Equal([expected, expected, expected], cloud.Points);
        Assert.Equal([expected], cloud.Intensity!);
    }

    [Fact]
    public void Decode_Compressed_ReadsFieldByField()
    {
        // x: 4 literal bytes of 1.0f, then copies: 4 bytes back, 20 bytes (length 7 + 11 + 2), so that every value is 1.
        byte[] packed = [3, 0, 0, 0x80, 0x3F, 0xE0, 11, 3];
        byte[] file = [.. Encoding.ASCII.GetBytes(Head.Replace("ascii", "binary_compressed", StringComparison.Ordinal)), .. Size(packed.Length), .. Size(24), .. packed];

        Assert.Equal([1, 1, 1, 1, 1, 1], PcdFile.Decode(file, "a").Points);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void Decode_Fault_IsNamed(string old, string replacement, string message)
    {
        var text = (Head + "1 2 3\n4 5 6\n").Replace(old, replacement, StringComparison.Ordinal);

        Assert.Equal(message, Assert.Throws<LabelingDataException>(() => PcdFile.Decode(Encoding.Latin1.GetBytes(text), "a.pcd")).Message);
    }

    [Fact]
    public void Decode_DamagedFile_ThrowsNothingElse()
    {
        byte[] packed = [.. Encoding.ASCII.GetBytes(Head.Replace("ascii", "binary_compressed", StringComparison.Ordinal)), .. Size(8), .. Size(24), 3, 0, 0, 0x80, 0x3F, 0xE0, 11, 3];
        var cloud = new PointCloud([1, 2, 3, 4, 5, 6], [1, 2], [1, 2, 3, 4, 5, 6]);
        byte[][] files = [packed, PcdFile.Encode(cloud, PcdEncoding.Ascii).ToArray(), PcdFile.Encode(cloud, PcdEncoding.Binary).ToArray()];

        Gen.Select(Gen.Int[0, 2], Gen.Select(Gen.Int[0, 400], Gen.Byte).Array[0, 4], Gen.Int[0, 60]).Sample(
            (which, edits, cut) =>
            {
                var file = files[which].ToArray();
                foreach (var (at, value) in edits)
                    file[at % file.Length] = value;
                try
                {
                    PcdFile.Decode(file.AsSpan(0, file.Length - cut), "a");
                }
                catch (LabelingDataException)
                {
                    // The only exception there may be.
                }
            },
            iter: 20_000);
    }

    [Fact]
    public void Members_BadArguments_Throw()
    {
        Assert.Equal("cloud", Assert.Throws<ArgumentNullException>(() => PcdFile.Encode(null!, PcdEncoding.Ascii)).ParamName);
        Assert.Equal("encoding", Assert.Throws<ArgumentOutOfRangeException>(() => PcdFile.Encode(new([]), (PcdEncoding)2)).ParamName);
        Assert.Equal("name", Assert.Throws<ArgumentException>(() => PcdFile.Decode([], " ")).ParamName);
        Assert.Equal("path", Assert.Throws<ArgumentException>(() => PcdFile.Read("")).ParamName);
        Assert.Equal("path", Assert.Throws<ArgumentException>(() => PcdFile.Write("", new([]), PcdEncoding.Ascii)).ParamName);
    }

    [Fact]
    public void Write_File_ReadsBack()
    {
        using var folder = new TemporaryFolder();

        PcdFile.Write(folder["a.pcd"], new([1, 2, 3]), PcdEncoding.Binary);

        Assert.Equal([1, 2, 3], PcdFile.Read(folder["a.pcd"]).Points);
        Assert.Throws<FileNotFoundException>(() => PcdFile.Read(folder["b.pcd"]));
    }

    private static double[] Widen(float[] values) => Array.ConvertAll(values, value => (double)value);

    private static byte[] Size(int size)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, size);
        return bytes;
    }
}

using System.Buffers;
using System.Globalization;
using System.Text;
using CsCheck;
using MlKit.Labeling.Checks;
using MlKit.Labeling.PointClouds;

namespace MlKit.Labeling.Tests.PointClouds;

public sealed class PointFileTests
{
    private static readonly PointCloud Small = new([1, -2.5, 0.1, -0.0, 1e300, 5e-324], [7.5, 0], [0, 128, 255, 1, 2, 3]);

    private static readonly Gen<PointCloud> Clouds = Gen.Int[0, 20].SelectMany(n => Gen.Select(
        Gen.Double.Array[3 * n], Gen.Double.Array[n], Gen.Byte.Array[3 * n], (points, intensity, colors) => new PointCloud(points, intensity, colors)));

    public static TheoryData<PointFormat> Formats => [.. Enum.GetValues<PointFormat>()];

    public static TheoryData<PointFormat, string> Lines => new()
    {
        { PointFormat.TextXyz, "1 -2.5 0.1\n-0 1E+300 5E-324\n" },
        { PointFormat.TextXyzi, "1 -2.5 0.1 7.5\n-0 1E+300 5E-324 0\n" },
        { PointFormat.TextXyzrgb, "1 -2.5 0.1 0 128 255\n-0 1E+300 5E-324 1 2 3\n" },
        { PointFormat.TextXyzirgb, "1 -2.5 0.1 7.5 0 128 255\n-0 1E+300 5E-324 0 1 2 3\n" },
    };

    public static TheoryData<PointFormat, string> Bytes => new()
    {
        { PointFormat.BinaryXyz, "0000803F 000020C0 CDCCCC3D" },
        { PointFormat.BinaryXyzi, "0000803F 000020C0 CDCCCC3D 0000F040" },
        { PointFormat.BinaryXyzrgb, "0000803F 000020C0 CDCCCC3D 00000000 00000043 00007F43" },
        { PointFormat.BinaryXyzirgb, "0000803F 000020C0 CDCCCC3D 0000F040 00000000 00000043 00007F43" },
    };

    public static TheoryData<string, int, string> BadLines => new()
    {
        { "1 2\n", 1, "2" },
        { "1 2 3\n\n4\n", 3, "1" },
        { "1 2 3 4\n", 1, "more" },
        { "1 2 3 x\n", 1, "more" },
        { "1 2 3\n1 two 3\n", 2, "'two', which is no number" },
        { "1,2,3\n", 1, "'1,2,3', which is no number" },
        { "1;2 2 3\n", 1, "'1;2', which is no number" },
        { "1 2 3abc\n", 1, "'3abc', which is no number" },
        { "# x y z\n", 1, "'#', which is no number" },
        { "1 2 0x10", 1, "'0x10', which is no number" },
        { "1 2 - \n", 1, "'-', which is no number" },
        { "1 2\0 3\n", 1, "'2\\u0000', which is no number" },
        { "ÿ", 1, "'Ã¿', which is no number" },
    };

    public static TheoryData<string> SameClouds => new()
    {
        { "1 2 3\n4 5 6\n" },
        { "1 2 3\n4 5 6" },
        { "1 2 3\r\n4 5 6\r\n" },
        { "  1\t2  3 \n\n   \n4 5 6\t\n\n" },
        { "1.0 2.00e0 3E+00\n+4 500e-2 0.6e1\n" },
        { "1.000000000000000000e+00 2.000000000000000000e+00 3.000000000000000000e+00\n4 5 6" },
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public void Encode_Text_HasShortestNumbers(PointFormat format, string expected) =>
        Assert.Equal(expected, Encoding.ASCII.GetString(PointFile.Encode(Small, format).Span));

    [Theory]
    [MemberData(nameof(Bytes))]
    public void Encode_Binary_HasLittleEndianFloats(PointFormat format, string expected) =>
        Assert.Equal(expected.Replace(" ", "", StringComparison.Ordinal), Convert.ToHexString(PointFile.Encode(new([1, -2.5, 0.1], [7.5], [0, 128, 255]), format).Span));

    [Theory]
    [MemberData(nameof(Formats))]
    public void Encode_NoPoints_IsEmptyAndReadsBack(PointFormat format)
    {
        var bytes = PointFile.Encode(new([], [], []), format);

        Assert.Equal(0, bytes.Length);
        Assert.Equal(0, PointFile.Decode(bytes.Span, format, "a").Count);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Decode_EncodedCloud_IsTheSame(PointFormat format) => Clouds.Sample(
        cloud =>
        {
            var read = PointFile.Decode(PointFile.Encode(cloud, format).Span, format, "a");

            Assert.Equal(Stored(cloud.Points, format), read.Points.Select(BitConverter.DoubleToInt64Bits));
            Assert.Equal(format.HasIntensity() ? Stored(cloud.Intensity!, format) : null, read.Intensity?.Select(BitConverter.DoubleToInt64Bits));
            Assert.Equal(format.HasColor() ? cloud.Colors : null, read.Colors);
        },
        iter: 500);

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    public void Members_OtherCulture_KeepTheFormat(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            Assert.Equal("-1.5 1E+300 INFINITY\n"u8.ToArray(), PointFile.Encode(new([-1.5, 1e300, double.PositiveInfinity]), PointFormat.TextXyz).ToArray().Select(Upper));
            var text = new ArrayBufferWriter<byte>();
            TextPoints.EncodeLikeSaveTxt([-1.5], text);
            Assert.Equal("-1.500000000000000000e+00 "u8.ToArray(), text.WrittenMemory.ToArray());
            Assert.Equal([-1.5, 1e300, 2], PointFile.Decode("-1.5 1E+300 2"u8, PointFormat.TextXyz, "a").Points);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData(PointFormat.TextXyz, "1.00 -2.50 0.10\n-0.00 12345.68 0.00\n")]
    [InlineData(PointFormat.TextXyzi, "1.00 -2.50 0.10 7.5\n-0.00 12345.68 0.00 0\n")]
    [InlineData(PointFormat.TextXyzrgb, "1.00 -2.50 0.10 0 128 255\n-0.00 12345.68 0.00 1 2 3\n")]
    [InlineData(PointFormat.TextXyzirgb, "1.00 -2.50 0.10 7.5 0 128 255\n-0.00 12345.68 0.00 0 1 2 3\n")]
    public void Encode_Decimals_AreThoseOfTheCoordinates(PointFormat format, string expected)
    {
        var cloud = new PointCloud([1, -2.5, 0.1, -0.001, 12345.678, 5e-324], Small.Intensity, Small.Colors);

        Assert.Equal(expected, Encoding.ASCII.GetString(PointFile.Encode(cloud, format, decimals: 2).Span));
    }

    [Fact]
    public void Encode_DecimalsOfGreatNumbers_HasAllDigits() => Assert.Equal(
        FormattableString.Invariant($"{double.MaxValue:F8} {double.MinValue:F8} NaN\n"),
        Encoding.ASCII.GetString(PointFile.Encode(new([double.MaxValue, double.MinValue, double.NaN]), PointFormat.TextXyz, PointFile.MaxDecimals).Span));

    [Theory]
    [MemberData(nameof(Formats))]
    public void Encode_CallersMemory_TakesTheSameBytes(PointFormat format)
    {
        foreach (var count in new[] { 0, 1, 2, 3, 1000, 30_000 })
        {
            var cloud = Measured(count);
            var writer = new SmallPieces();

            PointFile.Encode(cloud, format, writer);

            Assert.Equal(PointFile.Encode(cloud, format).ToArray(), writer.Written);
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Write_MoreThanABuffer_HasTheBytesOfEncode(PointFormat format)
    {
        using var folder = new TemporaryFolder();
        var cloud = Measured(30_000);
        int? decimals = format.IsBinary() ? null : 3;

        PointFile.Write(folder["a"], cloud, format, decimals);

        Assert.Equal(PointFile.Encode(cloud, format, decimals).ToArray(), File.ReadAllBytes(folder["a"]));
    }

    [Theory]
    [InlineData(PointFormat.TextXyzirgb, null)]
    [InlineData(PointFormat.TextXyzirgb, 6)]
    [InlineData(PointFormat.BinaryXyz, null)]
    [InlineData(PointFormat.BinaryXyzi, null)]
    [InlineData(PointFormat.BinaryXyzirgb, null)]
    public void Encode_CallersMemory_AllocatesNothingForAPoint(PointFormat format, int? decimals)
    {
        var (few, many) = (Measured(10), Measured(2_000));
        var writer = new OneArray(1 << 20);
        PointFile.Encode(many, format, writer, decimals);

        var forFew = Allocated(() => PointFile.Encode(few, format, writer.Restarted(), decimals));
        var forMany = Allocated(() => PointFile.Encode(many, format, writer.Restarted(), decimals));

        Assert.Equal(forFew, forMany);
    }

    [Theory]
    [MemberData(nameof(SameClouds))]
    public void Decode_OtherLayout_ReadsTheSameNumbers(string text) =>
        Assert.Equal([1, 2, 3, 4, 5, 6], PointFile.Decode(Encoding.ASCII.GetBytes(text), PointFormat.TextXyz, "a.txt").Points);

    [Theory]
    [MemberData(nameof(BadLines))]
    public void Decode_BadLine_NamesIt(string text, int line, string found)
    {
        var exception = Assert.Throws<LabelingDataException>(() => PointFile.Decode(Encoding.UTF8.GetBytes(text), PointFormat.TextXyz, "a.txt"));

        Assert.Equal($"a.txt:{line}: must hold 3 numbers, as text/xyz has, but found {found}. Correct the format, or write the file again.", exception.Message);
    }

    [Fact]
    public void Decode_TruncatedBinary_Throws()
    {
        var exception = Assert.Throws<LabelingDataException>(() => PointFile.Decode(new byte[33], PointFormat.BinaryXyzi, "a.bin"));

        Assert.Equal("a.bin: must hold 16 bytes for each point, as binary/xyzi has, but found 33 bytes. Correct the format, or write the file again.", exception.Message);
    }

    [Fact]
    public void Decode_ColoursOutOfRange_AreRoundedAndClamped() =>
        Assert.Equal([0, 255, 128], PointFile.Decode("0 0 0 -3 300 127.6"u8, PointFormat.TextXyzrgb, "a.txt").Colors!);

    [Fact]
    public void Encode_MissingPart_Throws()
    {
        var intensity = Assert.Throws<ArgumentException>(() => PointFile.Encode(new([], null, []), PointFormat.TextXyzi));
        var colors = Assert.Throws<ArgumentException>(() => PointFile.Encode(new([], []), PointFormat.BinaryXyzirgb));

        Assert.Equal("The format text/xyzi needs intensities. (Parameter 'cloud')", intensity.Message);
        Assert.Equal("The format binary/xyzirgb needs colours. (Parameter 'cloud')", colors.Message);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Encode_DestinationThatGivesTooLittleRoom_Throws(PointFormat format) =>
        Assert.Throws<ArgumentOutOfRangeException>("destination", () => PointFile.Encode(Measured(9), format, new OneArray(40)));

    [Fact]
    public void Members_BadArguments_Throw()
    {
        Assert.Equal("cloud", Assert.Throws<ArgumentNullException>(() => PointFile.Encode(null!, PointFormat.TextXyz)).ParamName);
        Assert.Equal("format", Assert.Throws<ArgumentOutOfRangeException>(() => PointFile.Encode(Small, (PointFormat)99)).ParamName);
        Assert.Equal("decimals", Assert.Throws<ArgumentOutOfRangeException>(() => PointFile.Encode(Small, PointFormat.TextXyz, -1)).ParamName);
        Assert.Equal("decimals", Assert.Throws<ArgumentOutOfRangeException>(() => PointFile.Write("a", Small, PointFormat.TextXyz, PointFile.MaxDecimals + 1)).ParamName);
        Assert.Equal("destination", Assert.Throws<ArgumentNullException>(() => PointFile.Encode(Small, PointFormat.TextXyz, destination: null!)).ParamName);
        Assert.Equal(
            "The format binary/xyz has no decimals: pass null. (Parameter 'decimals')",
            Assert.Throws<ArgumentException>(() => PointFile.Encode(Small, PointFormat.BinaryXyz, 6)).Message);
        Assert.Equal("format", Assert.Throws<ArgumentOutOfRangeException>(() => PointFile.Decode([], (PointFormat)(-1), "a")).ParamName);
        Assert.Equal("name", Assert.Throws<ArgumentException>(() => PointFile.Decode([], PointFormat.TextXyz, " ")).ParamName);
        Assert.Equal("path", Assert.Throws<ArgumentException>(() => PointFile.Read("", PointFormat.TextXyz)).ParamName);
        Assert.Equal("path", Assert.Throws<ArgumentException>(() => PointFile.Write("", Small, PointFormat.TextXyz)).ParamName);
    }

    [Fact]
    public void Write_File_ReadsBack()
    {
        var folder = Directory.CreateTempSubdirectory();
        var path = Path.Combine(folder.FullName, "a.txt");

        PointFile.Write(path, Small, PointFormat.TextXyzirgb);
        var read = PointFile.Read(path, PointFormat.TextXyzirgb);
        var exception = Assert.Throws<LabelingDataException>(() => PointFile.Read(path, PointFormat.TextXyz));
        folder.Delete(recursive: true);

        Assert.Equal(Small.Points, read.Points);
        Assert.Equal(Small.Intensity, read.Intensity);
        Assert.Equal(Small.Colors, read.Colors);
        Assert.StartsWith($"{path}:1: must hold 3 numbers, as text/xyz has, but found more.", exception.Message, StringComparison.Ordinal);
        Assert.Throws<DirectoryNotFoundException>(() => PointFile.Read(path, PointFormat.TextXyz));
    }

    // Text keeps every bit (of a NaN only that it is one); binary what a float holds.
    private static IEnumerable<long> Stored(double[] values, PointFormat format) => values
        .Select(value => format.IsBinary() ? (float)value : value)
        .Select(value => BitConverter.DoubleToInt64Bits(double.IsNaN(value) && !format.IsBinary() ? double.NaN : value));

    private static PointCloud Measured(int count)
    {
        var random = new Random(count);
        return new PointCloud(
            [.. Enumerable.Range(0, 3 * count).Select(_ => (random.NextDouble() - 0.5) * 120)],
            [.. Enumerable.Range(0, count).Select(i => i % 4 == 0 ? random.NextDouble() : random.Next(256))],
            [.. Enumerable.Range(0, 3 * count).Select(_ => (byte)random.Next(256))]);
    }

    private static long Allocated(Action action)
    {
        action();
        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static byte Upper(byte letter) => (byte)char.ToUpperInvariant((char)letter);

    /// <summary>Gives just as much room as it is asked for.</summary>
    private sealed class SmallPieces : IBufferWriter<byte>
    {
        private byte[] _piece = [];

        public List<byte> Written { get; } = [];

        public void Advance(int count) => Written.AddRange(_piece.AsSpan(0, count));

        public Memory<byte> GetMemory(int sizeHint = 0) => _piece = new byte[sizeHint];

        public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;
    }

    private sealed class OneArray(int size) : IBufferWriter<byte>
    {
        private readonly byte[] _bytes = new byte[size];
        private int _length;

        public OneArray Restarted()
        {
            _length = 0;
            return this;
        }

        public void Advance(int count) => _length += count;

        public Memory<byte> GetMemory(int sizeHint = 0) => _bytes.AsMemory(_length);

        public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;
    }
}

using System.Runtime.InteropServices;
using System.Text;
using CsCheck;
using MlKit.Labeling.Npy;

namespace MlKit.Labeling.Tests.Npy;

public class NpyArrayTests
{
    private static readonly Gen<int[]> Shapes = Gen.Int[0, 4].Array[0, 5];

    [Fact]
    public void Create_PointCloud_DescribesItself()
    {
        var array = NpyArray.Create<double>([1, 2, 3, 4, 5, 6], 2, 3);

        Assert.Equal(NpyDataType.Float64, array.DataType);
        Assert.Equal("<f8", array.Descr);
        Assert.Equal(8, array.ItemSize);
        Assert.Equal([2, 3], array.Shape);
        Assert.Equal(6, array.Length);
        Assert.Equal("array", array.Source);
    }

    [Fact]
    public void Create_CallersData_IsCopied()
    {
        double[] data = [1, 2];
        var array = NpyArray.Create<double>(data, 2);

        data[0] = 9;

        Assert.Equal([1, 2], array.AsSpan<double>().ToArray());
    }

    [Fact]
    public void Create_ShapeOfAnotherCount_Throws()
    {
        var exception = Assert.Throws<ArgumentException>("shape", () => NpyArray.Create<double>([1, 2, 3], 2, 3));
        Assert.Equal("The shape (2, 3) holds 6 elements, but 3 were given. (Parameter 'shape')", exception.Message);

        exception = Assert.Throws<ArgumentException>("shape", () => NpyArray.Create<double>([1, 2, 3]));
        Assert.Equal("The shape () holds 1 elements, but 3 were given. (Parameter 'shape')", exception.Message);
    }

    [Fact]
    public void Create_BadShape_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>("shape", () => NpyArray.Create<byte>([], -1));
        var exception = Assert.Throws<ArgumentException>("shape", () => NpyArray.Create<byte>([1], Enumerable.Repeat(1, 65).ToArray()));
        Assert.Equal("An array has 64 dimensions or fewer, but 65 sizes were given. (Parameter 'shape')", exception.Message);
    }

    [Fact]
    public void Create_UnsupportedType_Throws()
    {
        var exception = Assert.Throws<NotSupportedException>(() => NpyArray.Create<decimal>([1m], 1));

        Assert.Equal("An npy array cannot be read or written as Decimal. Use bool, an integer of 8 to 64 bits, Half, float or double.", exception.Message);
    }

    [Fact]
    public void Create_BadText_Throws()
    {
        Assert.Throws<ArgumentNullException>("data", () => NpyArray.Create([null!], 1));
        var exception = Assert.Throws<ArgumentException>("data", () => NpyArray.Create(["ab\ud800"], 1));
        Assert.Equal("A text holds half a surrogate pair at character 2. (Parameter 'data')", exception.Message);
        exception = Assert.Throws<ArgumentException>("data", () => NpyArray.Create([.. Enumerable.Repeat("", 69_999), new string('a', 10_000)], 70_000));
        Assert.Equal("70000 texts of 10000 characters need 2800000000 bytes, but an array holds 2147483591. (Parameter 'data')", exception.Message);
    }

    [Fact]
    public void ToBytes_Header_IsNumpysLayout()
    {
        var bytes = NpyArray.Create<short>([1, 2, 3], 3).ToBytes();

        Assert.Equal(128 + 6, bytes.Length);
        Assert.Equal([0x93, .. "NUMPY"u8, 1, 0, 118, 0], bytes[..10]);
        Assert.Equal("{'descr': '<i2', 'fortran_order': False, 'shape': (3,), }".PadRight(117) + "\n", Encoding.ASCII.GetString(bytes, 10, 118));
        Assert.Equal([1, 0, 2, 0, 3, 0], bytes[128..]);
    }

    [Fact]
    public void ToBytes_Greatest64Dimensions_ReadsBack()
    {
        var shape = Enumerable.Repeat(int.MaxValue, 63).Append(0).ToArray();

        var array = NpyArray.Parse(NpyArray.Create<byte>([], shape).ToBytes(), "a.npy");

        Assert.Equal(shape, array.Shape);
    }

    [Fact]
    public void ToBytes_AnyTypeAndShape_ReadsBackEqual()
    {
        Gen.Select(Shapes, Gen.Byte.Array[8 * 1024], Gen.Int[0, 12]).Sample((shape, bytes, type) =>
        {
            var count = shape.Aggregate(1, (product, size) => product * size);
            var array = Make((NpyDataType)type, bytes, count, shape);
            var back = NpyArray.Parse(array.ToBytes(), "a.npy");
            return back.DataType == array.DataType && back.ItemSize == array.ItemSize && back.Shape.SequenceEqual(shape) && back.Data.SequenceEqual(array.Data)
                && array.ToBytes().Length % 64 == array.Data.Length % 64;
        });
    }

    [Fact]
    public void Parse_FortranOrderOfAnyRank_IsTransposed()
    {
        Shapes.Sample(shape =>
        {
            var count = shape.Aggregate(1, (product, size) => product * size);
            var fortran = Enumerable.Range(0, count).Select(i => (short)i).ToArray();
            var text = $"({string.Join(',', shape)}{(shape.Length == 1 ? "," : "")})";

            var array = NpyArray.Parse(NpyBytes.Npy("'<i2'", true, text, MemoryMarshal.AsBytes<short>(fortran)), "a.npy");

            var values = array.AsSpan<short>().ToArray();
            return values.Select((value, c) => value == FortranIndex(shape, c)).All(same => same);
        });
    }

    [Fact]
    public void Parse_BigEndianOfEachSize_IsSwapped()
    {
        Assert.Equal([0x0102], NpyArray.Parse(NpyBytes.Npy("'>u2'", false, "(1,)", 1, 2), "a").AsSpan<ushort>().ToArray());
        Assert.Equal([0x01020304u], NpyArray.Parse(NpyBytes.Npy("'>u4'", false, "(1,)", 1, 2, 3, 4), "a").AsSpan<uint>().ToArray());
        Assert.Equal([0x0102030405060708], NpyArray.Parse(NpyBytes.Npy("'>i8'", false, "(1,)", 1, 2, 3, 4, 5, 6, 7, 8), "a").AsSpan<long>().ToArray());
        Assert.Equal([1.5f], NpyArray.Parse(NpyBytes.Npy("'>f4'", false, "(1,)", 0x3f, 0xc0, 0, 0), "a").AsSpan<float>().ToArray());
        Assert.Equal(["A\U0001F697"], NpyArray.Parse(NpyBytes.Npy("'>U3'", false, "(1,)", 0, 0, 0, 65, 0, 1, 0xf6, 0x97, 0, 0, 0, 0), "a").ToStrings());
    }

    [Fact]
    public void Parse_FortranText_KeepsElementsWhole()
    {
        var codes = MemoryMarshal.AsBytes<uint>(['a', 'b', 'c', 0, 'd', 'e', 'f', 0]);

        Assert.Equal(["ab", "de", "c", "f"], NpyArray.Parse(NpyBytes.Npy("'<U2'", true, "(2, 2)", codes), "a").ToStrings());
    }

    [Fact]
    public void Parse_BooleanByteAboveOne_IsTrue()
    {
        var array = NpyArray.Parse(NpyBytes.Npy("'|b1'", false, "(3,)", 0, 1, 255), "a");

        Assert.Equal([0, 1, 1], MemoryMarshal.AsBytes(array.AsSpan<bool>()).ToArray());
    }

    [Fact]
    public void Parse_BytesAfterTheData_AreIgnored() =>
        Assert.Equal([7], NpyArray.Parse(NpyBytes.Npy("'|u1'", false, "(1,)", 7, 8, 9), "a").AsSpan<byte>().ToArray());

    [Fact]
    public void Save_ExistingFile_IsReplacedWhole()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("a.npy");
        NpyArray.Create<long>([1, 2, 3], 3).Save(path);

        NpyArray.Create(["car", "bus"], 2).Save(path);

        Assert.Equal(["car", "bus"], NpyArray.Load(path).ToStrings());
        Assert.Equal(["a.npy"], folder.FileNames());
    }

    [Fact]
    public void Save_NameThatIsAFolder_LeavesNothingBehind()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("a.npy");
        Directory.CreateDirectory(path);

        Assert.ThrowsAny<SystemException>(() => NpyArray.Create<long>([1], 1).Save(path));

        Assert.Empty(folder.FileNames());
    }

    [Fact]
    public void Load_MissingFile_NamesIt()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("a.npy");

        Assert.Equal(path, Assert.Throws<FileNotFoundException>(() => NpyArray.Load(path)).FileName);
        Assert.Contains(folder.File("b"), Assert.Throws<DirectoryNotFoundException>(() => NpyArray.Load(folder.File("b/a.npy"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PublicMethods_BadArguments_Throw()
    {
        Assert.Throws<ArgumentNullException>("path", () => NpyArray.Load(null!));
        Assert.Throws<ArgumentException>("path", () => NpyArray.Create<byte>([1]).Save(" "));
        Assert.Throws<ArgumentException>("name", () => NpyArray.Parse([], ""));
    }

    private static NpyArray Make(NpyDataType type, byte[] bytes, int count, int[] shape) => type switch
    {
        NpyDataType.Boolean => NpyArray.Create<bool>([.. bytes.Take(count).Select(b => b > 127)], shape),
        NpyDataType.Int8 => Cast<sbyte>(bytes, count, shape),
        NpyDataType.UInt8 => Cast<byte>(bytes, count, shape),
        NpyDataType.Int16 => Cast<short>(bytes, count, shape),
        NpyDataType.UInt16 => Cast<ushort>(bytes, count, shape),
        NpyDataType.Int32 => Cast<int>(bytes, count, shape),
        NpyDataType.UInt32 => Cast<uint>(bytes, count, shape),
        NpyDataType.Int64 => Cast<long>(bytes, count, shape),
        NpyDataType.UInt64 => Cast<ulong>(bytes, count, shape),
        NpyDataType.Float16 => Cast<Half>(bytes, count, shape),
        NpyDataType.Float32 => Cast<float>(bytes, count, shape),
        NpyDataType.Float64 => Cast<double>(bytes, count, shape),
        _ => NpyArray.Create([.. bytes.Take(count).Select(b => new string((char)(b + 1), b % 7))], shape),
    };

    private static NpyArray Cast<T>(byte[] bytes, int count, int[] shape)
        where T : unmanaged => NpyArray.Create(MemoryMarshal.Cast<byte, T>(bytes)[..count], shape);

    private static int FortranIndex(int[] shape, int c)
    {
        var index = 0;
        for (var axis = shape.Length - 1; axis >= 0; axis--)
        {
            var stride = shape.Take(axis).Aggregate(1, (product, size) => product * size);
            index += c % shape[axis] * stride;
            c /= shape[axis];
        }

        return index;
    }
}
